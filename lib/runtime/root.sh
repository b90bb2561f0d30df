# shellcheck shell=sh
# A jail's root before its start: the directories that are its own, and the places for mounts. The jail
# does not run here, but others may that write to a dataset it shares.

# Takes the root's facts from a file of facts of one jail.
read_root() {
    read -r root_line <"$1" || return 1
    IFS=$TAB
    set -f
    # shellcheck disable=SC2086 # split at the tabs
    set -- $root_line
    set +f
    unset IFS
    ROOT_KIND=$(value_of root "$@")
    decode "$(value_of path "$@")"
    ROOT_PATH=$DECODED
    decode "$(value_of home "$@")"
    ROOT_HOME=$DECODED
    decode "$(value_of base_path "$@")"
    ROOT_BASE=$DECODED
    # shellcheck disable=SC2034 # snapshots.sh and replace-root.sh read them
    ROOT_DATASET=$(value_of dataset "$@") ROOT_ORIGIN=$(value_of base "$@") SNAPSHOTS_KEPT=$(value_of snapshots "$@")
}

prepare_root() {
    main_lives || return 1
    case $ROOT_KIND in
    nullfs) prepare_nullfs || return 1 ;;
    directory)
        [ -d "$ROOT_PATH" ] || {
            failed "its root $ROOT_PATH does not exist"
            return 1
        }
        ;;
    esac
    make_mount_points
}

prepare_nullfs() {
    [ -d "$ROOT_PATH" ] || attempt 'make the root' mkdir "$ROOT_PATH" || return 1
    while IFS=$TAB read -r writable_kind _ writable_directory; do
        [ "$writable_kind" = jail_writable ] || continue
        decode "$writable_directory"
        [ -d "$ROOT_HOME/rw/$DECODED" ] || populate "$DECODED" || return 1
    done <"$WORK/$JAIL.facts"
}

# Fills one of the jail's own directories from the base, once: it is copied under another name first, so
# that a copy that was cut off is never taken for a whole one.
populate() {
    populate_to=$ROOT_HOME/rw/$1
    populate_new=${populate_to%/*}/.${populate_to##*/}.cdktf-jails-new
    mkdir -p "${populate_to%/*}" || return 1
    if [ -e "$populate_new" ]; then
        # Ours by its name, in the jail's own dataset, and half a copy. The base has files with flags.
        attempt 'free half a copy' chflags -R noschg "$populate_new" || return 1
        attempt 'remove half a copy' rm -rf "$populate_new" || return 1
    fi
    if [ -d "$ROOT_BASE/$1" ]; then
        attempt "copy $1 from the base" cp -a "$ROOT_BASE/$1" "$populate_new" || return 1
    else
        attempt "make $1" mkdir "$populate_new" || return 1
    fi
    attempt "put $1 in its place" mv "$populate_new" "$populate_to"
}

# want.points: JAIL PATH TOP. In a base they were made with it, for nothing can be made there now.
make_mount_points() {
    while IFS=$TAB read -r point_jail point_path point_top; do
        [ "$point_jail" = "$JAIL" ] || continue
        decode "$point_top"
        point_below=$DECODED
        decode "$point_path"
        make_below "$point_below" "${DECODED#"$point_below"}" || {
            failed "no directory can be made at $DECODED: something that is none stands in the way"
            return 1
        }
    done <"$WORK/want.points"
}

# Makes the directories of $2 below $1, one by one from inside its parent, so that no symbolic link in
# between leads anywhere else, not even one that is put there meanwhile.
make_below() (
    cd -P -- "$1" || exit 1
    below_here=$(pwd -P)
    below_rest=${2#/}
    while [ -n "$below_rest" ]; do
        below_name=${below_rest%%/*}
        [ -d "./$below_name" ] || mkdir "./$below_name" || exit 1
        [ ! -h "./$below_name" ] || exit 1
        cd -P "./$below_name" || exit 1
        below_here=${below_here%/}/$below_name
        [ "$(pwd -P)" = "$below_here" ] || exit 1
        case $below_rest in
        */*) below_rest=${below_rest#*/} ;;
        *) below_rest= ;;
        esac
    done
)
