# shellcheck shell=sh
# What differs between the bridges that are and those that shall be.

# Phases bridges and unwanted.
plan_bridges() {
    set -- "table=interfaces" "$WORK/interfaces.state"
    [ ! -s "$STATE/applied" ] || set -- "$@" "table=applied" "$STATE/applied"
    awk -F "$TAB" -v OFS="$TAB" -v work="$WORK" -v only="$ONLY" '
        function put(file, row) { print row >> (work "/" file) }
        function refuse(text) { put("plan.errors", text) }
        function act(phase, name, action, text, verb, arguments) {
            put("plan." phase, "bridge" OFS name OFS action OFS text OFS verb OFS arguments)
        }
        function change(name, text, verb, arguments) {
            if (arguments != "") arguments = OFS arguments
            act("bridges", name, "change", "~ bridge " name ": " text, verb, name arguments)
        }
        function pair(key,    i) {
            for (i = 3; i <= NF; i++) if (index($i, key "=") == 1) return substr($i, length(key) + 2)
            return "-"
        }

        table == "interfaces" { is[$1, $2, $3] = 1; here[$1] = 1 }
        table == "interfaces" && ($2 == "description" || $2 == "mtu") { fact[$1, $2] = $3 }
        table == "interfaces" && $2 == "up" { up[$1] = 1 }
        table == "interfaces" && $2 == "member" { members[$1] = members[$1] " " $3 }
        table == "applied" && $1 == "bridge" {
            before[++old] = $2
            was[$2, "inet"] = pair("ip4"); was[$2, "inet6"] = pair("ip6"); was[$2, "uplink"] = pair("uplink")
            was[$2, "mtu"] = pair("mtu")
        }
        table == "bridges" {
            order[++wanted] = $1
            is_wanted[$1] = 1
            unit[$1] = $2
            shall[$1, "inet"] = $3; shall[$1, "inet6"] = $4; shall[$1, "uplink"] = $5; shall[$1, "mtu"] = $6
        }

        # Ours: what carries its own name in our mark. The interfaces of jails carry the jail in it.
        function ours(interface, name) { return fact[interface, "description"] == "cdktf-jails:" name }

        END {
            for (i = 1; i <= wanted; i++) make_way(order[i])
            for (i = 1; i <= wanted; i++) consider(order[i])
            if (only != " ") exit
            for (name in here) if (!(name in is_wanted) && ours(name, name)) retire(name)
        }

        # An interface can be a member of one bridge only, and an address is on one interface: what moves leaves
        # the bridge that had it first.
        function make_way(name,    other, uplink) {
            uplink = shall[name, "uplink"]
            for (other in here) {
                if (other == name) continue
                leave_address(other, name, "inet")
                leave_address(other, name, "inet6")
                if (uplink == "-" || !is[other, "member", uplink]) continue
                if (had(other, "uplink", uplink) && shall[other, "uplink"] != uplink) let_go(other, uplink)
                else refuse("bridge " name ": its uplink " uplink " is a member of " other \
                    "; if it may leave: ifconfig " other " deletem " uplink)
            }
        }
        function leave_address(other, name, family,    address) {
            address = was[other, family]
            if (!is[other, family, address] || !had(other, family, address)) return
            if (bare(address) != bare(shall[name, family]) || shall[other, family] == address) return
            drop_address(other, family, address)
            is[other, family, address] = 0
        }
        # Ours, and the record says that we gave it this. With --only, other bridges are left alone.
        function had(name, key, value) { return only == " " && ours(name, name) && was[name, key] == value }
        function let_go(name, uplink) {
            change(name, "let go of " uplink, "drop_bridge_member", uplink)
            is[name, "member", uplink] = 0
        }

        function consider(name) {
            if (!(name in here)) {
                if (unit[name] != name && (unit[name] in here) && !ours(unit[name], name)) {
                    refuse("interface " unit[name] " exists and is not ours; bridge " name " needs it")
                    return
                }
                act("bridges", name, "create", "+ bridge " name, "create_bridge", name OFS unit[name])
            } else if (!ours(name, name)) {
                refuse("interface " name " exists and is not ours; to hand it over: ifconfig " name \
                    " description cdktf-jails:" name)
                return
            }
            configure(name)
        }

        function configure(name,    uplink) {
            # As after a boot; with an uplink it is the uplink that gives the MTU.
            if (shall[name, "mtu"] == "-" && shall[name, "uplink"] == "-" && was[name, "mtu"] ~ /^[0-9]/ \
                && was[name, "mtu"] == fact[name, "mtu"])
                shall[name, "mtu"] = 1500
            if (shall[name, "mtu"] != "-" && fact[name, "mtu"] != shall[name, "mtu"])
                change(name, "mtu " shall[name, "mtu"], "set_bridge_mtu", shall[name, "mtu"])
            configure_address(name, "inet")
            configure_address(name, "inet6")
            uplink = shall[name, "uplink"]
            if (was[name, "uplink"] != "" && was[name, "uplink"] != uplink && is[name, "member", was[name, "uplink"]])
                let_go(name, was[name, "uplink"])
            if (uplink != "-" && !(uplink in here))
                refuse("bridge " name ": its uplink " uplink " does not exist (ifconfig -l)")
            else if (uplink != "-" && !is[name, "member", uplink])
                change(name, "join " uplink " (this may interrupt the network of the host)",
                    "add_bridge_member", uplink)
            if (!(name in up)) change(name, "up", "raise_bridge")
        }

        function configure_address(name, family,    gone, address) {
            gone = was[name, family]
            address = shall[name, family]
            if (gone == address || !is[name, family, gone]) gone = ""
            # The same address with another prefix length: dropping it afterwards would drop both.
            if (gone != "" && bare(gone) == bare(address)) {
                drop_address(name, family, gone)
                gone = ""
            }
            if (address != "-" && !is[name, family, address])
                change(name, "address " address, "add_bridge_address", family OFS address)
            if (gone != "") drop_address(name, family, gone)
        }
        function drop_address(name, family, address) {
            change(name, "drop address " address, "drop_bridge_address", family OFS bare(address))
        }
        function bare(address) { sub(/\/.*/, "", address); return address }

        function retire(name,    i, n, list, member) {
            n = split(members[name], list, " ")
            for (i = 1; i <= n; i++) {
                member = list[i]
                if (member != was[name, "uplink"] && fact[member, "description"] !~ /^cdktf-jails:/) {
                    refuse("bridge " name " is no longer declared, but has a member that is not ours: " member)
                    return
                }
            }
            act("unwanted", name, "destroy", "- bridge " name, "destroy_bridge", name)
        }
    ' "$@" "table=bridges" "$WORK/want.bridges"
}
