# shellcheck shell=sh
# Bridges and rc.conf: what the plan says of them, done.

# create_bridge NAME UNIT. One call makes, marks and names it, so that no cut leaves it without a mark.
create_bridge() {
    if [ "$1" = "$2" ]; then
        ifconfig "$1" create description "cdktf-jails:$1" >/dev/null
    elif interface_is_ours "$2" "$1"; then
        ifconfig "$2" name "$1" >/dev/null
    else
        ifconfig "$2" create description "cdktf-jails:$1" name "$1" >/dev/null
    fi
}

set_bridge_mtu() {
    ifconfig "$1" mtu "$2"
}

# add_bridge_address NAME inet|inet6 ADDRESS/LENGTH
add_bridge_address() {
    case $2 in
    inet) ifconfig "$1" inet "$3" alias ;;
    # A new interface has IPv6 switched off (nd6 option IFDISABLED).
    inet6) ifconfig "$1" inet6 "$3" -ifdisabled ;;
    esac
}

# Ours: the record says that we gave the bridge this address.
drop_bridge_address() {
    ifconfig "$1" "$2" "$3" -alias
}

add_bridge_member() {
    ifconfig "$1" addm "$2"
}

# Ours: the record says that we made it a member.
drop_bridge_member() {
    ifconfig "$1" deletem "$2"
}

raise_bridge() {
    ifconfig "$1" up
}

# Ours by the mark; the plan has seen that nothing foreign is a member.
destroy_bridge() {
    interface_is_ours "$1" "$1" || return 1
    ifconfig "$1" destroy
}

# The host's end of a pair; the other end goes with it. Ours by the mark with the jail's name.
destroy_interface() {
    interface_is_ours "$1" "$2" || return 1
    ifconfig "$1" destroy
}

# set_rc NAME VALUE. The record comes first: what it does not hold is never taken out again.
set_rc() {
    note_rc "$1" "$2" || return 1
    sysrc "$1=$2" >/dev/null || return 1
    forget_rc "$1" "$2"
}

add_rc() {
    note_rc "$1" "+$2" || return 1
    sysrc "$1+=$2" >/dev/null
}

# A run that was cut off may have noted it already.
note_rc() {
    [ ! -f "$STATE/rc.conf" ] || ! holds_line "$STATE/rc.conf" "$1$TAB$2" || return 0
    (
        umask 077
        printf '%s\t%s\n' "$1" "$2" >>"$STATE/rc.conf"
    )
}

# drop_rc NAME VALUE. Ours: the record holds it, and the plan has seen that it still has our value.
drop_rc() {
    case $2 in
    +*)
        # As it is now: this run may have added another word.
        rc_now=$(sysrc -n "$1") || return 1
        if [ "$rc_now" = "${2#+}" ]; then
            sysrc -x "$1" >/dev/null || return 1
        else
            sysrc "$1-=${2#+}" >/dev/null || return 1
        fi
        ;;
    *) sysrc -x "$1" >/dev/null || return 1 ;;
    esac
    forget_rc "$1" - "$2"
}

# forget_rc NAME KEEP [DROP]: takes the rows of NAME from the record, all but KEEP or only DROP.
forget_rc() {
    while IFS=$TAB read -r rc_name rc_value; do
        if [ "$rc_name" = "$1" ] && [ "$rc_value" != "$2" ] && [ "${3:-$rc_value}" = "$rc_value" ]; then
            continue
        fi
        printf '%s\t%s\n' "$rc_name" "$rc_value"
    done <"$STATE/rc.conf" >"$WORK/rc.kept" || return 1
    keep "$STATE/rc.conf" <"$WORK/rc.kept"
}

load_ruleset() {
    service devfs restart >/dev/null || return 1
    read_rulesets || return 1
    holds_line "$WORK/host.rulesets" "$1" || {
        complain "devfs ruleset $1 holds no rules, so a jail would see every device: define it in /etc/devfs.rules"
        return 1
    }
}
