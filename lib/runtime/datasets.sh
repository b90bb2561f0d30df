# shellcheck shell=sh
# Datasets: what the plan says of them, done.

# create_dataset NAME PROPERTY=VALUE...
create_dataset() {
    dataset_name=$1
    shift
    for dataset_pair; do
        shift
        set -- "$@" -o "$dataset_pair"
    done
    zfs create "$@" "$dataset_name"
}

# clone_dataset NAME BASE PROPERTY=VALUE...
clone_dataset() {
    dataset_name=$1
    dataset_base=$2
    shift 2
    for dataset_pair; do
        shift
        set -- "$@" -o "$dataset_pair"
    done
    zfs clone "$@" "$dataset_base@$BASE_SNAPSHOT" "$dataset_name"
}

set_property() {
    zfs set "$2" "$1"
}

inherit_property() {
    zfs inherit "$2" "$1"
}

mount_dataset() {
    zfs mount "$1"
}

# Of the directory on which a dataset of ours is mounted.
set_directory_mode() {
    chmod "$2" "$1"
}

# A dataset whose removal policy says so, with its snapshots. Ours, as must be everything below it, by
# the owner property that is set on it: what is not ours stays, and keeps what it lies in.
destroy_dataset() {
    [ "$(property_and_source "$OWNER_PROPERTY" "$1")" = "$HOST${TAB}local" ] || {
        complain "dataset $1 is not ours"
        return 1
    }
    [ "$(property_and_source "$REMOVAL_PROPERTY" "$1")" = "destroy${TAB}local" ] || {
        complain "dataset $1 is to be kept"
        return 1
    }
    dataset_below=$(zfs list -H -r -t filesystem,volume -o name "$1") || return 1
    [ "$dataset_below" = "$1" ] || {
        complain "dataset $1 is kept: other datasets lie in it"
        return 1
    }
    release_snapshots "$1" || return 1
    # -r takes its snapshots; there is nothing else below.
    patiently zfs destroy -r "$1"
}

# Of those that 'send' holds. Ours by the tag; what somebody else holds stays.
release_snapshots() {
    zfs list -Hp -d 1 -t snapshot -o name,userrefs "$1" >"$WORK/$JAIL.held" || return 1
    while IFS=$TAB read -r held_name held_count <&7; do
        [ "$held_count" != 0 ] || continue
        zfs holds -H "$held_name" >"$WORK/$JAIL.holds" || return 1
        while IFS=$TAB read -r _ held_tag _ <&8; do
            case $held_tag in cdktf-jails-*) zfs release "$held_tag" "$held_name" || return 1 ;; esac
        done 8<"$WORK/$JAIL.holds"
    done 7<"$WORK/$JAIL.held"
}

property_and_source() {
    zfs get -Hp -o value,source "$1" "$2"
}

# A jail that was just removed may hold its root for as long as its connections end, about a minute
# (tcp(4): twice the maximum segment lifetime).
patiently() {
    patience=0
    until "$@"; do
        patience=$((patience + 1))
        [ "$patience" -lt 30 ] || return 1
        sleep 3
    done
}
