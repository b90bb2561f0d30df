# shellcheck shell=sh
# What the host itself is. Each kind of state is read by one command, whatever the number of jails.

BOOTED=0

# Before anything else: the right machine, and the right to change it.
refuse_wrong_machine() {
    # These would make uname(1) say what they say.
    unset UNAME_s UNAME_r UNAME_m
    machine=$(uname -srm)
    [ "${machine%% *}" = FreeBSD ] || fail "this is ${machine%% *}, not FreeBSD"
    [ "$(id -u)" = 0 ] || fail 'this must run as root'
}

# host.state: 'kernel RELEASE MACHINE', then one line a sysctl that the kernel knows.
read_host_state() {
    printf 'kernel: %s\n' "${machine#* }" >"$WORK/host.state"
    sysctl -i kern.boottime kern.racct.enable kern.features.vimage security.jail.jailed vfs.zfs.version.spa \
        >>"$WORK/host.state"
    while IFS= read -r host_line; do
        case $host_line in
        'kern.boottime: { sec = '*)
            BOOTED=${host_line#'kern.boottime: { sec = '}
            BOOTED=${BOOTED%%,*}
            ;;
        esac
    done <"$WORK/host.state"
    case $BOOTED in '' | *[!0-9]*) BOOTED=0 ;; esac
    read_rulesets
}

# host.rulesets: the devfs rulesets that hold rules.
read_rulesets() {
    : >"$WORK/host.rulesets"
    [ ! -s "$WORK/ask.rulesets" ] || devfs rule showsets >"$WORK/host.rulesets"
}
