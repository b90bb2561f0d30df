# shellcheck shell=sh
# Jails side by side: each in a process of its own, at most so many at once, and none before those that
# it needs.

# Names between blanks; of those that are being changed with their processes, NAME:PROCESS.
PLANNED=' '
ACTIVE=' '
ENDED=' '
FAILED=' '
SKIPPED=' '

# change_jails FILE: rows NAME VERB AFTER WORK, as in plan.jails. Fails when one of them does.
change_jails() {
    mkdir "$WORK/done"
    while IFS=$TAB read -r worker_name _; do
        PLANNED="$PLANNED$worker_name "
    done <"$1"
    worker_waiting=$1
    while :; do
        launch_ready "$worker_waiting"
        worker_waiting=$WORK/waiting
        [ "$ACTIVE" != ' ' ] || break
        await_one
    done
    [ ! -s "$WORK/waiting" ] || fail 'some jails wait for each other'
    [ "$FAILED$SKIPPED" = '  ' ]
}

# Launches what can be launched and leaves the rest in the file of those that wait.
launch_ready() {
    : >"$WORK/left"
    worker_room=$((JOBS - $(count_words "$ACTIVE")))
    while IFS=$TAB read -r worker_name worker_verb worker_after worker_work; do
        judge_readiness "$worker_after"
        if [ -n "$worker_broken" ]; then
            SKIPPED="$SKIPPED$worker_name "
            report jail "$worker_name" skip "  jail $worker_name: left alone, because jail $worker_broken failed"
        elif [ "$worker_ready" = yes ] && [ "$worker_room" -gt 0 ]; then
            worker_room=$((worker_room - 1))
            run_worker "$worker_name" "$worker_verb" "$worker_work" &
            ACTIVE="$ACTIVE$worker_name:$! "
        else
            printf '%s\t%s\t%s\t%s\n' "$worker_name" "$worker_verb" "$worker_after" "$worker_work" >>"$WORK/left"
        fi
    done <"$1"
    mv "$WORK/left" "$WORK/waiting"
}

count_words() {
    # shellcheck disable=SC2086 # split at the blanks
    set -- $1
    printf '%s' "$#"
}

# Those that are not in this run are as they shall be already.
judge_readiness() {
    worker_ready=yes
    worker_broken=
    IFS=,
    # shellcheck disable=SC2086 # split at the commas
    set -- $1
    unset IFS
    for worker_first; do
        [ -n "$worker_first" ] || continue
        case "$FAILED$SKIPPED" in *" $worker_first "*) worker_broken=$worker_first ;; esac
        case $PLANNED in
        *" $worker_first "*) case $ENDED in *" $worker_first "*) ;; *) worker_ready=no ;; esac ;;
        esac
    done
}

# How it ended is a file, because a process that was killed can say nothing.
run_worker() {
    if change_jail "$@"; then
        : >"$WORK/done/$1.well"
    else
        : >"$WORK/done/$1.failed"
    fi
}

# Returns when one or more have ended. sh cannot wait for any of several, so it looks at them in turn.
await_one() {
    [ "$(count_words "$ACTIVE")" -gt 1 ] || await_only
    while :; do
        worker_active=' '
        # shellcheck disable=SC2086 # split at the blanks
        for worker_entry in $ACTIVE; do
            worker_name=${worker_entry%%:*}
            # Asked first: what ends in between has left its word.
            worker_alive=yes
            kill -0 "${worker_entry#*:}" 2>/dev/null || worker_alive=no
            if [ -e "$WORK/done/$worker_name.well" ]; then
                ENDED="$ENDED$worker_name "
            elif [ -e "$WORK/done/$worker_name.failed" ]; then
                ENDED="$ENDED$worker_name "
                FAILED="$FAILED$worker_name "
            elif [ "$worker_alive" = yes ]; then
                worker_active="$worker_active$worker_entry "
            else
                complain "jail $worker_name: the process that changed it was killed; the next run goes on with it"
                ENDED="$ENDED$worker_name "
                FAILED="$FAILED$worker_name "
            fi
        done
        [ "$worker_active" = "$ACTIVE" ] || break
        sleep 0.2 || :
    done
    ACTIVE=$worker_active
}

await_only() {
    worker_process=${ACTIVE##*:}
    wait "${worker_process% }" || :
}

# Before the run ends early: what has begun a step ends it, and begins no other.
stop_workers() {
    [ "$ACTIVE" != ' ' ] || return 0
    : >"$WORK/stop"
    wait
}
