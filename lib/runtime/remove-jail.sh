# shellcheck shell=sh
# Jails that left the program: stopped, and what is ours of them taken away. Their datasets are another
# matter, decided by their removal policy.

# Those that need others go first.
remove_jails() {
    remove_status=0
    while [ -s "$WORK/plan.removals" ]; do
        : >"$WORK/removals.left"
        remove_some=no
        while IFS= read -r remove_name <&6; do
            if is_needed "$remove_name"; then
                printf '%s\n' "$remove_name" >>"$WORK/removals.left"
            else
                remove_some=yes
                remove_jail "$remove_name" || remove_status=1
            fi
        done 6<"$WORK/plan.removals"
        [ "$remove_some" = yes ] || fail 'some jails need each other'
        mv "$WORK/removals.left" "$WORK/plan.removals"
    done
    return "$remove_status"
}

# By another jail that is still to be removed.
is_needed() {
    while IFS=$TAB read -r needed_by needed_kind needed_key _; do
        if [ "$needed_kind" = after ] && [ "$needed_key" = "$1" ]; then
            ! holds_line "$WORK/plan.removals" "$needed_by" || return 0
        fi
    done <"$WORK/rows.applied"
    return 1
}

# Ours: the state directory or our jail.conf knows it.
remove_jail() {
    enter_jail "$1" || return 1
    report jail "$1" remove "- jail $1: stop and remove"
    if stop_jail && clear_leftovers && forget_block && forget_change; then
        # All of it is ours; what is worth keeping lies in datasets.
        rm -rf "$JAIL_DIRECTORY"
    else
        complain "jail $1: $FAILURE; the log is $JAIL_LOG"
        return 1
    fi
}

forget_block() {
    [ ! -f "$JAIL_CONF" ] || attempt 'write jail.conf' commit_block "$JAIL" none
}

# A change that was cut off may have put the jail's root aside.
forget_change() {
    [ -s "$JAIL_DIRECTORY/changing" ] || return 0
    IFS=$TAB read -r _ forget_snapshot _ <"$JAIL_DIRECTORY/changing"
    [ "$forget_snapshot" = - ] || settle_old_root "${forget_snapshot%@*}"
}
