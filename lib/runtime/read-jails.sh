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

# Prints the jid of a running jail; fails when there is none of that name.
jid_of() {
    jls -j "$1" jid 2>/dev/null
}
