# shellcheck shell=sh
# One run at a time. lockf(1) holds the lock, so that it ends with the run whatever ends the run.

# Runs this script again under the lock, with the same arguments.
run_locked() {
    [ -f "$0" ] || fail "this must run from a file: sh provision.sh $COMMAND"
    command -v lockf >/dev/null || fail 'this is not FreeBSD'
    make_state_directory
    locked_status=0
    lockf -k -s -t "$LOCK_WAIT" "$STATE/lock" /bin/sh "$0" --locked "$@" || locked_status=$?
    # 75 is what lockf(1) says when the lock was not to be had; our own statuses are 0 to 2.
    [ "$locked_status" -ne 75 ] || fail "another run holds the lock: $(lock_holder). --wait SECONDS waits for its end"
    return "$locked_status"
}

note_holder() {
    printf 'provision.sh %s, process %s\n' "$COMMAND" "$$" >"$STATE/holder"
}

lock_holder() {
    lock_holder=unknown
    [ ! -s "$STATE/holder" ] || read -r lock_holder <"$STATE/holder"
    printf '%s' "$lock_holder"
}
