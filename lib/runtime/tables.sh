# shellcheck shell=sh
# The desired facts as tables with fixed columns, '-' where a fact says nothing, and the names of all
# that the reading commands must ask for. Read once, by one awk(1).
#
#   want.datasets      NAME mountpoint|at PATH REMOVAL MODE CLONED_FROM
#   want.properties    DATASET PROPERTY VALUE
#   want.bases         DATASET RELEASE PATH SHA256
#   want.directories   BASE_DATASET PATH
#   want.bridges       NAME UNIT IP4 IP6 UPLINK MTU
#   want.rc            VARIABLE set|word VALUE
#   want.files         JAIL DESTINATION PATH_ON_HOST TOP SHA256 MODE secret|-
#   want.points        JAIL PATH_ON_HOST TOP, where directories must be for mounts
#   want.roots         JAIL PATH, of roots that must exist already
#   want.bundle        FILE sha256=SUM, of what was uploaded with this script
#   want.host          the facts about the host, as they are
#   ask.properties, ask.rc, ask.rulesets, ask.needs, ask.jails    one name a line

make_tables() {
    for table_name in host datasets properties bases directories bridges rc files points roots bundle; do
        : >"$WORK/want.$table_name"
    done
    for table_name in properties rc rulesets needs jails; do
        : >"$WORK/ask.$table_name"
    done
    set --
    [ ! -s "$STATE/applied" ] || set -- "table=applied" "$STATE/applied"
    [ ! -s "$WORK/values.sums" ] || set -- "$@" "table=sums" "$WORK/values.sums"
    awk -F "$TAB" -v work="$WORK" -v jail_conf="$JAIL_CONF" '
        function pair(key,    i) {
            for (i = 3; i <= NF; i++)
                if (index($i, key "=") == 1) return substr($i, length(key) + 2)
            return "-"
        }
        function put(table, row) { print row > (work "/want." table) }
        function ask(list, name) {
            if (!((list, name) in asked)) print name > (work "/ask." list)
            asked[list, name] = 1
        }
        # rc.conf(5): what cannot be in a shell variable becomes an underscore.
        function variable(name) { gsub(/[.\/-]/, "_", name); return name }
        function rc(name, how, value) { put("rc", name FS how FS value); ask("rc", name) }
        function name_of(word) { return substr(word, 1, index(word, "=") - 1) }
        function rest_of(word) { return substr(word, index(word, "=") + 1) }

        # What left the program is asked for as well, to be given back.
        table == "applied" { if ($1 == "property") ask("properties", name_of($3)); next }
        table == "sums" { late_sum[$1] = $2; next }
        $1 ~ /^(host|dataset|property|base|base_source|base_directory|bridge)$/ { put("host", $0) }
        $1 == "bundle" { put("bundle", $2 FS $3) }
        $1 == "dataset" {
            set = pair("mountpoint")
            where = set == "-" ? "at" FS pair("at") : "mountpoint" FS set
            put("datasets", $2 FS where FS pair("removal") FS pair("mode") FS pair("cloned_from"))
            ask("needs", "zfs")
        }
        $1 == "property" {
            put("properties", $2 FS name_of($3) FS rest_of($3))
            ask("properties", name_of($3))
        }
        $1 == "base" {
            base_path[$2] = pair("path")
            put("bases", $2 FS pair("release") FS base_path[$2] FS pair("sha256"))
        }
        $1 == "base_directory" { put("directories", $2 FS base_path[$2] "/" $3) }
        $1 == "bridge" {
            unit = $2 ~ /^bridge[0-9]+$/ ? $2 : "bridge" pair("unit")
            put("bridges", $2 FS unit FS pair("ip4") FS pair("ip6") FS pair("uplink") FS pair("mtu"))
            ask("needs", "interfaces")
            rc("cloned_interfaces", "word", unit)
            if (unit != $2) rc("ifconfig_" variable(unit) "_name", "set", $2)
            text = pair("ip4") == "-" ? "" : "inet " pair("ip4") " "
            if (pair("mtu") != "-") text = text "mtu " pair("mtu") " "
            if (pair("uplink") != "-") text = text "addm " pair("uplink") " "
            rc("ifconfig_" variable($2), "set", text "description cdktf-jails:" $2 " up")
            if (pair("ip6") != "-") rc("ifconfig_" variable($2) "_ipv6", "set", "inet6 " pair("ip6"))
        }
        $1 == "jail" {
            ask("jails", $2)
            root = pair("root"); path = pair("path"); home = pair("home")
            mounts = 0; writables = 0
            if (root == "nullfs") ask("needs", "nullfs")
            if (root == "directory") put("roots", $2 FS path)
        }
        $1 == "jail_writable" { writable[++writables] = $3 }
        $1 == "jail_mount" {
            located($3)
            # In a base the directory is made with it.
            if (root != "nullfs" || top != path) put("points", $2 FS where FS top)
            target[++mounts] = $3
            source[mounts] = pair("source")
            ask("needs", "nullfs")
        }
        $1 == "jail_interface" { ask("needs", "interfaces"); ask("needs", "vnet") }
        $1 == "jail_limit" { ask("needs", "racct") }
        $1 == "jail_parameter" && $3 == "mount.devfs" { devfs[$2] = 4 }
        $1 == "jail_parameter" && $3 == "devfs_ruleset" && $2 in devfs { devfs[$2] = $4 }
        $1 == "jail_parameter" && $3 == "devfs_ruleset" { ruleset[$2] = $4 }
        $1 == "jail_file" {
            located($3)
            late = pair("late_bound")
            sum = pair("sha256") == "-" && (late in late_sum) ? late_sum[late] : pair("sha256")
            put("files", $2 FS $3 FS where FS top FS sum FS pair("mode") FS (pair("secret") == "-" ? "-" : "secret"))
        }

        # Where on the host a file of the jail lies, in `where`: in the deepest thing that is mounted
        # over it, whose own path is `top`. So it is found whether the jail runs or not.
        function located(file,    i) {
            where = path file; top = path; depth = 0
            if (root == "nullfs")
                for (i = 1; i <= writables; i++) try("/" writable[i], home "/rw/" writable[i], file)
            for (i = 1; i <= mounts; i++) try(target[i], source[i], file)
        }
        function try(at, from, file) {
            if (index(file, at "/") == 1 && length(at) >= depth) {
                where = from substr(file, length(at) + 1)
                top = from
                depth = length(at)
            }
        }

        END {
            for (name in devfs) {
                number = name in ruleset ? ruleset[name] : devfs[name]
                if (number != 0) ask("rulesets", number)
            }
            rc("jail_enable", "set", "YES")
            if (jail_conf != "/etc/jail.conf") rc("jail_conf", "set", jail_conf)
            ask("rc", "jail_conf"); ask("rc", "jail_list"); ask("rc", "zfs_enable")
        }
    ' "$@" "table=desired" "$WORK/desired"
}
