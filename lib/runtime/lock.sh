# shellcheck shell=sh
# One run at a time. lockf(1) holds the lock, so that it ends with the run whatever ends the run.

# Runs this script again under the lock, with the same arguments.
run_locked() {
    [ -f "$0" ] || fail "this must run from a file: sh provision.sh $COMMAND"
    command -v lockf >/dev/null || fail 'this is not FreeBSD'
    make_state_directory
    # 75 is what lockf(1) says when the lock was not to be had; our own statuses are 0 to 2.
    locked_status=0
    run_under_lock 0 "$@" || locked_status=$?
    if [ "$locked_status" -eq 75 ] && [ "$LOCK_WAIT" -gt 0 ]; then
        report note host wait "note: waiting for another run to end: $(lock_holder)"
        locked_status=0
        run_under_lock "$LOCK_WAIT" "$@" || locked_status=$?
    fi
    [ "$locked_status" -ne 75 ] || fail "another run holds the lock: $(lock_holder)"
    return "$locked_status"
}

run_under_lock() {
    lock_patience=$1
    shift
    lockf -k -s -t "$lock_patience" "$STATE/lock" /bin/sh "$0" --locked "$@"
}

note_holder() {
    printf 'provision.sh %s, process %s\n' "$COMMAND" "$$" >"$STATE/holder"
}

lock_holder() {
    lock_holder=unknown
    [ ! -s "$STATE/holder" ] || read -r lock_holder <"$STATE/holder"
    printf '%s' "$lock_holder"
}
