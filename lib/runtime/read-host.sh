# shellcheck shell=sh
# What the host itself is. Each kind of state is read by one command, whatever the number of jails.

BOOTED=0

refuse_wrong_person() {
    [ "$(id -u)" = 0 ] || fail 'this must run as root'
}

# host.state: one line 'NAME: VALUE' for each of these that the kernel knows.
read_host_state() {
    sysctl -i kern.ostype kern.osrelease hw.machine kern.boottime security.jail.jailed \
        kern.racct.enable kern.features.vimage vfs.zfs.version.spa >"$WORK/host.state" || fail 'this is not FreeBSD'
    [ "$(line_of "$WORK/host.state" kern.ostype)" = FreeBSD ] || fail 'this is not FreeBSD'
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
