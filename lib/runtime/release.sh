# shellcheck shell=sh
# Jails that are down before others start, by plan.release, and what can be done only meanwhile: mount points
# that move. Each jail's own change goes on from there; when it does not come to that, it runs again as before.

RELEASED=

release_jails() {
    if stop_released && clear_released; then
        run_phase places && return 0
        FAILURE='a mount point could not be moved'
    fi
    restore_released "${FAILURE:-it could not be prepared}"
    return 1
}

stop_released() {
    while IFS=$TAB read -r release_name release_verb <&6; do
        enter_released && begin_change "$release_verb" && : >"$JAIL_LOG" || return 1
        ! is_running "$JAIL" || tell stop stop
        stop_jail || {
            leave_running
            return 1
        }
        RELEASED="$RELEASED $release_name"
    done 6<"$WORK/plan.release"
}

# Only now, since what is to be the root of one may have been the root of another.
clear_released() {
    for release_name in $RELEASED; do
        enter_released || return 1
        clear_leftovers || {
            complain "jail $JAIL: $FAILURE; the log is $JAIL_LOG"
            return 1
        }
    done
}

restore_released() {
    for release_name in $RELEASED; do
        enter_released && begin_change restart || return 1
        failed "$1" || undo_change || return 1
    done
}

enter_released() {
    enter_jail "$release_name" && read_root "$WORK/$release_name.facts"
}
