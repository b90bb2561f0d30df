# shellcheck shell=sh
# Running jails and their limits.

# jls: 'JID NAME DYING PATH', a path last because it may hold blanks.
read_jails() {
    jls -d jid name dying path >"$WORK/jls"
}

# rules: one rctl(8) rule a line; none when the kernel does not count (kern.racct.enable=0).
read_limits() {
    : >"$WORK/rules"
    ! counts_resources || rctl >"$WORK/rules"
}

counts_resources() {
    while IFS= read -r limits_line; do
        [ "$limits_line" != 'kern.racct.enable: 1' ] || return 0
    done <"$WORK/host.state"
    return 1
}

# True when a jail of that name runs; its jid is then in JID. When jls(8) cannot tell, nothing may be
# concluded, and the process ends.
is_running() {
    JID=$(jls -j "$1" jid 2>&1) && return 0
    case $JID in
    *' not found'*) return 1 ;;
    *) fail "jls(8) cannot tell whether jail $1 runs: $JID" ;;
    esac
}
