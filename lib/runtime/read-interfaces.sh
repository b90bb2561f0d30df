# shellcheck shell=sh
# Network interfaces of the host, in one ifconfig(8) call.

# interfaces.state, one fact a line:
#   NAME mtu N | NAME up | NAME description TEXT | NAME inet A/LEN | NAME inet6 A/LEN | NAME member IF
read_interfaces() {
    : >"$WORK/interfaces.state"
    if needs interfaces || [ -s "$STATE/applied" ]; then
        ifconfig -a >"$WORK/ifconfig"
        interface_table <"$WORK/ifconfig" >"$WORK/interfaces.state"
    fi
}

interface_table() {
    awk -v OFS="$TAB" '
        # 0xffffff00 -> 24: a digit of a mask is 0, 8, c, e or f.
        function prefix(mask,    i, bits) {
            for (i = 3; i <= length(mask); i++) bits += index("8cef", substr(mask, i, 1))
            return bits + 0
        }
        /^[^ \t]/ {
            name = $1
            sub(/:$/, "", name)
            for (i = 2; i < NF; i++) if ($i == "mtu") print name, "mtu", $(i + 1)
            if ($0 ~ /[<,]UP[,>]/) print name, "up"
            next
        }
        $1 == "description:" { sub(/^[ \t]*description: /, ""); print name, "description", $0 }
        $1 == "inet" { for (i = 3; i < NF; i++) if ($i == "netmask") print name, "inet", $2 "/" prefix($(i + 1)) }
        $1 == "inet6" {
            sub(/%.*/, "", $2)
            for (i = 3; i < NF; i++) if ($i == "prefixlen") print name, "inet6", $2 "/" $(i + 1)
        }
        $1 == "member:" { print name, "member", $2 }
    '
}

# True when the interface exists and carries our mark.
interface_is_ours() {
    interface_text=$(ifconfig "$1" 2>/dev/null) || return 1
    case $interface_text in
    *"description: cdktf-jails:$2$NEWLINE"* | *"description: cdktf-jails:$2") return 0 ;;
    esac
    return 1
}
