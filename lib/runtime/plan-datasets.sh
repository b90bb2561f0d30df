# shellcheck shell=sh
# What differs between the datasets that are and those that shall be.
#
# Every plan_* function adds rows to
#   plan.errors    what a person must settle first, one text a line
#   plan.notes     what a person may want to know, one text a line
#   plan.PHASE     the actions of a phase in their order: KIND NAME ACTION TEXT VERB ARGUMENT...
#                  where VERB is the function that does it; a TEXT of '-' goes without saying

# Phases datasets, clones (once the bases are there), anew (when their jail is down) and unwanted (children
# first), places (what is in use, and so must wait until its jails are down); replaced, the names of roots that
# must be cloned anew; and moved, the mount points that such datasets leave.
plan_datasets() {
    : >"$WORK/replaced"
    : >"$WORK/moved"
    set -- "table=jls" "$WORK/jls" "table=mounts" "$WORK/mounts.state"
    set -- "$@" "table=zfs" "$WORK/zfs.state" "table=stat" "$WORK/files.stat"
    [ ! -s "$STATE/applied" ] || set -- "$@" "table=applied" "$STATE/applied"
    awk -F "$TAB" -v OFS="$TAB" -v work="$WORK" -v host="$HOST" \
        -v owner="$OWNER_PROPERTY" -v removal="$REMOVAL_PROPERTY" -v base="$BASE_PROPERTY" \
        -v only="$ONLY" -v command="$COMMAND" '
        function put(file, row) { print row >> (work "/" file) }
        function refuse(text) { put("plan.errors", text) }
        function act(phase, name, action, text, verb, arguments) {
            put("plan." phase, "dataset" OFS name OFS action OFS text OFS verb OFS arguments)
        }
        function change(name, text, verb, arguments) {
            act((name in late) ? "places" : "datasets", name, "change", "~ dataset " name ": " text, verb, arguments)
        }
        function parent(name) { return match(name, /\/[^\/]*$/) ? substr(name, 1, RSTART - 1) : "" }
        function local(name, property) { return source[name, property] == "local" }
        function ours(name) { return local(name, owner) && value[name, owner] == host }

        # zfs(8) takes 1G and prints bytes with -p, and prints no limit as 0.
        function plain(text,    n) {
            if (text == "none") return "0"
            if (text !~ /^[0-9.]+[KMGTPEkmgtpe](i?[Bb])?$/) return text
            n = index("KMGTPE", toupper(substr(text, match(text, /[KMGTPEkmgtpe]/), 1)))
            for (text += 0; n > 0; n--) text *= 1024
            return sprintf("%.0f", text)
        }

        # jls(8) prints the path last, which may hold blanks.
        table == "jls" {
            split($0, field, " ")
            users[substr($0, length(field[1] field[2] field[3]) + 4)] = 1
        }
        table == "mounts" && $2 != "zfs" { users[$1] = 1; if ($2 == "nullfs") users[$3] = 1 }
        table == "zfs" { value[$1, $2] = $3; source[$1, $2] = $4 }
        table == "zfs" && $2 == "type" { here[$1] = 1; listed[++count] = $1 }
        table == "stat" { split_stat() }
        table == "applied" && $1 == "property" { before[++old] = $2; property_before[old] = $3 }
        table == "datasets" {
            order[++wanted] = $1
            is_wanted[$1] = 1
            how[$1] = $2; where[$1] = $3; policy[$1] = $4; bits[$1] = $5; from[$1] = $6
        }
        table == "properties" { names[$1] = names[$1] OFS $2; want[$1, $2] = $3 }

        function split_stat() {
            directory = substr($0, index($0, " ") + 1)
            mode[directory] = substr($0, 1, index($0, " ") - 1)
        }

        END {
            for (i = 1; i <= wanted; i++) consider(order[i])
            for (i = 1; i <= old; i++) forget(before[i], property_before[i])
            if (only == " ") retire_all()
        }

        # FreeBSD unmounts nothing that a jail, a nullfs or another mount stands on.
        function in_use(place,    user) {
            for (user in users) if (user == place || index(user, place "/") == 1) return 1
            return 0
        }

        function consider(name,    pool) {
            if (how[name] == "at" && (parent(name) in late)) late[name] = 1
            pool = name
            sub(/\/.*/, "", pool)
            if (!(pool in here)) {
                if (!(pool in told)) refuse("pool " pool " does not exist or is not imported (zpool list)")
                told[pool] = 1
            } else if (name in here) compare(name)
            else if (!(parent(name) in here) && !(parent(name) in is_wanted))
                refuse("dataset " name ": its parent does not exist; declare it, or: zfs create -p " parent(name))
            else create(name, from[name] == "-" ? "datasets" : "clones")
        }

        function create(name, phase,    i, n, list, arguments, text) {
            if (name in late && phase != "anew") phase = "places"
            arguments = owner "=" host OFS removal "=" policy[name]
            if (how[name] == "mountpoint") arguments = arguments OFS "mountpoint=" where[name]
            text = where[name] ~ /^\// ? ", mounted at " where[name] : ""
            n = split(substr(names[name], 2), list, OFS)
            for (i = 1; i <= n; i++) {
                arguments = arguments OFS list[i] "=" want[name, list[i]]
                text = text ", " list[i] " " want[name, list[i]]
            }
            if (from[name] == "-")
                act(phase, name, "create", "+ dataset " name text, "create_dataset", name OFS arguments)
            else
                act(phase, name, "create", "+ dataset " name ", a clone of " from[name] text,
                    "clone_dataset", name OFS from[name] OFS arguments)
            if (bits[name] != "-") act(phase, name, "change", "-", "set_directory_mode", where[name] OFS bits[name])
        }

        function compare(name,    i, n, list) {
            if (value[name, "type"] == "volume") {
                refuse("dataset " name " exists and is a volume")
                return
            }
            if (!ours(name)) {
                refuse_foreign(name)
                return
            }
            compare_policy(name)
            if (value[name, "origin"] != (from[name] == "-" ? "-" : from[name] "@cdktf-jails-base")) {
                put("replaced", name)
                anew[name] = 1
                create(name, "anew")
                return
            }
            compare_place(name)
            n = split(substr(names[name], 2), list, OFS)
            for (i = 1; i <= n; i++) compare_property(name, list[i], value[name, list[i]], want[name, list[i]])
            compare_mount(name)
        }

        function refuse_foreign(name) {
            if (local(name, owner)) refuse("dataset " name " belongs to host " value[name, owner])
            else refuse("dataset " name " exists and is not ours; to hand it over: zfs set " owner "=" host " " name)
        }

        function compare_policy(name) {
            if (value[name, removal] != policy[name] || !local(name, removal))
                change(name, "removal policy " policy[name], "set_property", name OFS removal "=" policy[name])
        }

        function compare_place(name,    is) {
            is = value[name, "mountpoint"]
            if (is != where[name] && value[name, "mounted"] == "yes" && in_use(is)) {
                late[name] = 1
                put("moved", is)
            }
            if (how[name] == "mountpoint" && (is != where[name] || !local(name, "mountpoint")))
                change(name, "mountpoint " is " -> " where[name], "set_property", name OFS "mountpoint=" where[name])
            if (how[name] == "at" && source[name, "mountpoint"] ~ /^(local|received)$/)
                change(name, "mountpoint inherited", "inherit_property", name OFS "mountpoint")
        }

        function compare_property(name, property, is, shall) {
            if (plain(is) == plain(shall) && (local(name, property) || is_fixed(property))) return
            if (is_fixed(property))
                refuse("dataset " name ": " property " is " is " and cannot become " shall \
                    ": it is fixed when a dataset is created")
            else
                change(name, property " " is " -> " shall, "set_property", name OFS property "=" shall)
        }
        function is_fixed(property) {
            return property ~ /^(casesensitivity|normalization|utf8only|encryption|keyformat|pbkdf2iters)$/
        }

        function compare_mount(name,    directory) {
            directory = where[name]
            if (value[name, "mounted"] == "no" && directory ~ /^\// && value[name, "canmount"] == "on" \
                && want[name, "canmount"] !~ /^(off|noauto)$/ && want[name, "jailed"] != "on")
                change(name, "mount at " directory, "mount_dataset", name)
            if (bits[name] != "-" && value[name, "mounted"] == "yes" && mode[directory] != bits[name])
                change(name, "mode of " directory " " mode[directory] " -> " bits[name],
                    "set_directory_mode", directory OFS bits[name])
        }

        # A property that left the program goes back to what the dataset has without it.
        function forget(name, pair,    property, other) {
            property = substr(pair, 1, index(pair, "=") - 1)
            if (!(name in is_wanted) || (name, property) in want || !local(name, property)) return
            other = property == "canmount" ? "on" : ""
            if (property ~ /^(ref)?(quota|reservation)$/ || property ~ /_limit$/) other = "none"
            if (other == "") change(name, property " inherited", "inherit_property", name OFS property)
            else change(name, property " -> " other, "set_property", name OFS property "=" other)
        }

        # Datasets that left the program. Ours by the owner property that is set on them and not inherited;
        # destroyed only when the policy that we set on them, too, says so. Children go before parents, and
        # bases after their clones: zfs(8) lists parents first.
        function retire_all(    i, phase) {
            for (i = 1; i <= count; i++) {
                leaves[listed[i]] = fate(listed[i])
                if (local(listed[i], base)) mark_above(listed[i], above_base)
            }
            # What stays keeps what it lies in and what it is a clone of, and these do the same.
            do {
                marked = 0
                for (i = 1; i <= count; i++) if (stays(listed[i])) hold(listed[i])
            } while (marked)
            for (phase = 1; phase <= 3; phase++)
                for (i = count; i >= 1; i--) if (phase_of(listed[i]) == phase) retire(listed[i])
        }
        function stays(name) {
            if ((name in kept) || (name in cloned)) return 1
            # A root that is cloned anew goes by its policy, and so do copies with a host that has nothing declared.
            if (name in anew) return policy[name] != "destroy"
            return leaves[name] != "destroy" && !(leaves[name] == "clone" && command == "destroy")
        }
        function hold(name,    from_what) {
            mark_above(name, kept)
            from_what = value[name, "origin"]
            sub(/@.*/, "", from_what)
            if (from_what == "" || from_what == "-" || (from_what in cloned)) return
            cloned[from_what] = name
            marked = 1
        }
        function fate(name) {
            if (name in is_wanted || !ours(name) || !local(name, removal) || name ~ /\.cdktf-jails-old$/) return ""
            return value[name, removal]
        }
        function mark_above(name, marks) {
            for (name = parent(name); name != ""; name = parent(name)) {
                if (!(name in marks)) marked = 1
                marks[name] = 1
            }
        }
        function phase_of(name) { return (name in above_base) ? 3 : local(name, base) ? 2 : 1 }
        function retire(name) {
            if (leaves[name] == "retain")
                put("plan.notes", "dataset " name " is no longer declared and is kept; to be rid of it: " \
                    "zfs destroy -r " name)
            else if (leaves[name] == "destroy" && (name in kept))
                put("plan.notes", "dataset " name " is no longer declared, but holds one that is kept")
            else if (leaves[name] == "destroy" && (name in cloned))
                put("plan.notes", "dataset " name " is no longer declared, but is kept: " cloned[name] \
                    " is a clone of it")
            else if (leaves[name] == "destroy")
                act("unwanted", name, "destroy", "- dataset " name ", with all it holds", "destroy_dataset", name)
        }
    ' "$@" "table=datasets" "$WORK/want.datasets" "table=properties" "$WORK/want.properties"
}
