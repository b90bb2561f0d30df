# shellcheck shell=sh
# Snapshots of a jail's own root. Data datasets have none of ours and are never rolled back.

# On a snapshot: why it was taken: change, user, send, clone.
SNAPSHOT_PROPERTY=org.cdktf-jails:snapshot

# The name of a new snapshot, in SNAPSHOT: DATASET@cdktf-jails-20260131T120000Z. Two in one second are told
# apart by a number.
name_snapshot() {
    snapshot_stem=$1@cdktf-jails-$(date -u +%Y%m%dT%H%M%SZ) || return 1
    SNAPSHOT=$snapshot_stem
    snapshot_number=1
    while exists_in_zfs "$SNAPSHOT"; do
        snapshot_number=$((snapshot_number + 1))
        SNAPSHOT=$snapshot_stem-$snapshot_number
    done
}

# take_snapshot NAME WHY
take_snapshot() {
    zfs snapshot -o "$SNAPSHOT_PROPERTY=$2" "$1"
}

# Destroys the oldest snapshots that changes have taken, all but the newest so many. Ours by name and by
# the property; one that is held (for a send) stays. In the order of their making: -S creation would list the
# oldest of one second first (zfs_sort in zfs_iter.c), and a clock may have been set back.
prune_snapshots() {
    zfs list -Hp -d 1 -t snapshot -S createtxg -o "name,userrefs,$SNAPSHOT_PROPERTY" "$1" >"$WORK/$JAIL.snapshots" ||
        return 1
    prune_seen=0
    while IFS=$TAB read -r prune_name prune_holds prune_why; do
        case $prune_name in "$1@cdktf-jails-"*) ;; *) continue ;; esac
        [ "$prune_why" = change ] || continue
        prune_seen=$((prune_seen + 1))
        if [ "$prune_seen" -gt "$2" ] && [ "$prune_holds" = 0 ]; then
            attempt "prune snapshot $prune_name" zfs destroy "$prune_name" || return 1
        fi
    done <"$WORK/$JAIL.snapshots"
}

# Prints the newer snapshots of a dataset, oldest first: newer_snapshots DATASET@NAME
newer_snapshots() {
    zfs list -Hp -d 1 -t snapshot -s createtxg -o name "${1%%@*}" >"$WORK/$JAIL.newer" || return 1
    newer_found=no
    while IFS= read -r newer_name; do
        [ "$newer_found" = no ] || printf '%s\n' "$newer_name"
        [ "$newer_name" != "$1" ] || newer_found=yes
    done <"$WORK/$JAIL.newer"
}
