# shellcheck shell=sh
# Stopping a jail, and what it may leave behind.

# started.conf begins with a line that says of which start it is; a jid is never used twice while a
# host is up (kern_jail.c counts them up), and the time of boot tells boots apart, give or take what
# setting the clock moves it.
note_start() {
    is_running "$JAIL" || {
        failed 'it is gone right after its start: nothing in it keeps running, and it does not persist'
        return 1
    }
    start_time=$(date +%s) || return 1
    {
        printf '# started jid=%s boot=%s since=%s\n' "$JID" "$BOOTED" "$start_time"
        print_block "$1" "$JAIL" alone
    } >"$WORK/$JAIL.started" || return 1
    keep "$JAIL_DIRECTORY/started.conf" <"$WORK/$JAIL.started"
}

# True when started.conf is of the start by which the jail runs now.
start_is_noted() {
    [ -s "$JAIL_DIRECTORY/started.conf" ] || return 1
    read -r start_hash start_word start_jid start_boot _ <"$JAIL_DIRECTORY/started.conf"
    [ "$start_hash $start_word" = '# started' ] || return 1
    is_running "$JAIL" && [ "$start_jid" = "jid=$JID" ] || return 1
    start_boot=${start_boot#boot=}
    case $start_boot in '' | *[!0-9]*) return 1 ;; esac
    start_boot=$((BOOTED - start_boot))
    [ "${start_boot#-}" -le 60 ]
}

# Leaves the configuration with which the running jail was started in $WORK/JAIL.stop. A jail that boot or
# service(8) started was started with its block in jail.conf.
find_start() {
    if start_is_noted; then
        cat "$JAIL_DIRECTORY/started.conf" >"$WORK/$JAIL.stop"
    elif [ -f "$JAIL_DIRECTORY/clone.conf" ]; then
        cat "$JAIL_DIRECTORY/clone.conf" >"$WORK/$JAIL.stop"
    else
        print_standing_block "$JAIL" alone >"$WORK/$JAIL.stop"
    fi
}

# A change of jail.conf alone must not change how the running jail will be stopped.
keep_start() {
    ! start_is_noted || return 0
    find_start || return 1
    is_running "$JAIL" || return 1
    {
        printf '# started jid=%s boot=%s since=0\n' "$JID" "$BOOTED"
        cat "$WORK/$JAIL.stop"
    } >"$WORK/$JAIL.started" || return 1
    keep "$JAIL_DIRECTORY/started.conf" <"$WORK/$JAIL.started"
}

# Stops the jail as it was started. jail(8) may report a failure of its own cleaning up although the jail
# is gone, and a jail whose prestop or exec.stop failed goes on running: what counts is what is.
stop_jail() {
    is_running "$JAIL" || return 0
    find_start || {
        failed 'its configuration cannot be read'
        return 1
    }
    note_addresses present || return 1
    stop_what=stop
    attempt stop jail -f "$WORK/$JAIL.stop" -r "$JAIL" || stop_what='stop: a hook failed and the jail goes on running'
    forgive
    ! is_running "$JAIL" || failed "$stop_what"
}

# When a jail must be gone, because what it runs is a change that failed. Ours: the caller has just
# started it.
stop_hard() {
    stop_jail || attempt 'remove at once' jail -R "$JAIL" || return 1
    clear_leftovers
}
