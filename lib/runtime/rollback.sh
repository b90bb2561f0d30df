# shellcheck shell=sh
# Snapshots by hand: before a risky change, and back in seconds. Only the jail's own root is meant; data
# datasets are never touched.

# Enters a jail that the state directory knows, with the facts of its last apply.
enter_known_jail() {
    [ -f "$STATE/jails/$1/applied" ] || fail "no jail $1 of ours is on host $HOST"
    enter_jail "$1"
    cat "$JAIL_DIRECTORY/applied" >"$WORK/$1.facts"
    read_root "$WORK/$1.facts"
}

need_root_dataset() {
    [ -n "$ROOT_DATASET" ] || fail "the root of jail $JAIL is a directory, not a dataset: it has no snapshots"
}

# For commands about one jail: what they need to know of the host.
open_for_jail() {
    sweep_state
    open_workspace "$STATE/run"
    printf 'host\t%s\n' "$HOST" >"$WORK/desired"
    make_tables
    read_host_state
    read_datasets
    enter_known_jail "$1"
}

command_snapshot() {
    open_for_jail "$JAIL_NAME"
    need_root_dataset
    if [ -n "$OTHER_NAME" ]; then
        SNAPSHOT=$ROOT_DATASET@$OTHER_NAME
        ! exists_in_zfs "$SNAPSHOT" || fail "snapshot $SNAPSHOT exists"
    else
        name_snapshot "$ROOT_DATASET"
    fi
    take_snapshot "$SNAPSHOT" user
    report jail "$JAIL" snapshot "jail $JAIL: snapshot $SNAPSHOT"
}

command_rollback() {
    open_for_jail "$JAIL_NAME"
    need_root_dataset
    choose_snapshot
    rollback_newer=$(newer_snapshots "$SNAPSHOT")
    if [ -n "$rollback_newer" ] && [ "$DESTROY_NEWER" = no ]; then
        fail "newer snapshots would be destroyed: $rollback_newer${NEWLINE}to go back all the same: --destroy-newer"
    fi
    rollback_ran=no
    ! is_running "$JAIL" || rollback_ran=yes
    : >"$JAIL_LOG"
    [ "$rollback_ran" = no ] || tell stop stop
    if ! stop_jail || ! clear_leftovers || ! roll_back; then
        fail "jail $JAIL: $FAILURE; the log is $JAIL_LOG"
    fi
    forget_inside
    [ "$rollback_ran" = yes ] || return 0
    tell start start
    prepare_points
    if ! prepare_root || ! start_jail || ! check_health; then
        fail "jail $JAIL: $FAILURE; the log is $JAIL_LOG"
    fi
    report jail "$JAIL" rollback "jail $JAIL: runs on $SNAPSHOT"
}

# By name, or the newest of ours.
choose_snapshot() {
    if [ -n "$OTHER_NAME" ]; then
        SNAPSHOT=$ROOT_DATASET@$OTHER_NAME
        exists_in_zfs "$SNAPSHOT" || fail "there is no snapshot $SNAPSHOT: zfs list -t snapshot -d 1 $ROOT_DATASET"
        return
    fi
    SNAPSHOT=
    zfs list -Hp -d 1 -t snapshot -s createtxg -o "name,$SNAPSHOT_PROPERTY" "$ROOT_DATASET" >"$WORK/snapshots"
    while IFS=$TAB read -r choose_name choose_why; do
        case $choose_why in change | user) SNAPSHOT=$choose_name ;; esac
    done <"$WORK/snapshots"
    [ -n "$SNAPSHOT" ] || fail "jail $JAIL has no snapshot of ours"
}

# Newer snapshots are gone only where the command line says so.
roll_back() {
    tell rollback "back to $SNAPSHOT"
    if [ "$DESTROY_NEWER" = yes ]; then
        attempt 'roll back' patiently zfs rollback -r "$SNAPSHOT"
    else
        attempt 'roll back' patiently zfs rollback "$SNAPSHOT"
    fi
}

# What is in the root now is that of the snapshot, and nobody knows which packages and files: the next
# apply looks at all of them.
forget_inside() {
    while IFS= read -r forget_line; do
        case $forget_line in
        "jail_package$TAB"* | "jail_file$TAB"* | "jail_sysrc$TAB"* | "jail_service$TAB"*) ;;
        *) printf '%s\n' "$forget_line" ;;
        esac
    done <"$JAIL_DIRECTORY/applied" >"$WORK/forgotten"
    keep "$JAIL_DIRECTORY/applied" <"$WORK/forgotten"
}

# The places for mounts, from the facts of this jail.
prepare_points() {
    cat "$WORK/$JAIL.facts" >>"$WORK/desired"
    make_tables
}
