# shellcheck shell=sh
# Bases: an archive is fetched, checked and extracted into a dataset of its own.

# The one snapshot of a base, from which jails are cloned.
BASE_SNAPSHOT=cdktf-jails-base
# Taken of the fresh dataset: what an extraction that was cut off goes back to.
EMPTY_SNAPSHOT=cdktf-jails-empty

make_base() {
    base_dataset=$1
    base_release=$2
    base_path=$3
    # Taken after everything was verified.
    if ! exists_in_zfs "$base_dataset@$BASE_SNAPSHOT"; then
        empty_base || return 1
        obtain_archive "$base_dataset" "$4" || return 1
        tar -xpf "$BASE_ARCHIVE" -C "$base_path" || return 1
        verify_release || return 1
        copy_resolver || return 1
        make_base_directories || return 1
        zfs snapshot "$base_dataset@$BASE_SNAPSHOT" || return 1
    fi
    # Ours by its name, and of no use any more.
    ! exists_in_zfs "$base_dataset@$EMPTY_SNAPSHOT" || zfs destroy "$base_dataset@$EMPTY_SNAPSHOT" || return 1
    # Last: from now on the base is finished.
    zfs set "$BASE_PROPERTY=$4" "$base_dataset"
}

# The dataset is ours and its base was never finished, so what lies in it is half an extraction.
empty_base() {
    if exists_in_zfs "$base_dataset@$EMPTY_SNAPSHOT"; then
        zfs rollback "$base_dataset@$EMPTY_SNAPSHOT"
    else
        for base_entry in "$base_path"/* "$base_path"/.[!.]*; do
            case $base_entry in
            "$base_path/*" | "$base_path/.[!.]*") ;;
            *)
                complain "$base_path is not empty, and no base of ours: $base_entry"
                return 1
                ;;
            esac
        done
        zfs snapshot "$base_dataset@$EMPTY_SNAPSHOT"
    fi
}

# Leaves the path of an archive with the right sum in BASE_ARCHIVE: obtain_archive DATASET SHA256
obtain_archive() {
    while IFS=$TAB read -r archive_kind archive_dataset archive_source; do
        if [ "$archive_kind" = base_source ] && [ "$archive_dataset" = "$1" ]; then
            decode "$archive_source"
            ! take_archive "$DECODED" "$2" || return 0
        fi
    done <"$WORK/desired"
    complain "base $1: none of its sources gave the archive"
    return 1
}

take_archive() {
    case $1 in
    /*) BASE_ARCHIVE=$1 ;;
    *)
        BASE_ARCHIVE=$WORK/base.txz
        fetch -q -T 60 -o "$BASE_ARCHIVE" "$1" || return 1
        ;;
    esac
    archive_sum=$(sha256 -q "$BASE_ARCHIVE") || return 1
    [ "$archive_sum" = "$2" ] || {
        complain "$1 has the sha256 $archive_sum, not $2"
        return 1
    }
}

# The release is read from the tree and never believed: archives have been mislabelled.
verify_release() {
    while IFS= read -r release_line; do
        case $release_line in
        "USERLAND_VERSION=\"$base_release\"" | "USERLAND_VERSION=\"$base_release-p"*) return 0 ;;
        esac
    done <"$base_path/bin/freebsd-version"
    complain "base $base_dataset: bin/freebsd-version does not say $base_release"
    return 1
}

# base.txz has no resolv.conf(5), and without one no jail could fetch a package: the host's, as
# bsdinstall(8) copies it.
copy_resolver() {
    [ -f /etc/resolv.conf ] || return 0
    cp /etc/resolv.conf "$base_path/etc/resolv.conf"
}

make_base_directories() {
    while IFS=$TAB read -r directory_dataset directory_path; do
        [ "$directory_dataset" = "$base_dataset" ] || continue
        decode "$directory_path"
        make_directory "$DECODED" || return 1
    done <"$WORK/want.directories"
}

# In a base, which no jail can write.
make_directory() {
    mkdir -p "$1"
}
