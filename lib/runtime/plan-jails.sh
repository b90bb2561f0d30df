# shellcheck shell=sh
# What differs between the jails that are and those that shall be, and how hard it hits.
#
#   plan.jails        NAME VERB AFTER WORK: AFTER the jails that must be up first, WORK what is to be
#                     done apart from starting, both with commas around each word; VERB one of
#                       create    it does not exist yet
#                       start     it is known and does not run
#                       live      it changes while it runs
#                       restart   it is stopped and started
#                       recreate  its root is cloned anew as well
#                       note      only jail.conf or the record changes
#   plan.reasons      NAME TEXT, why
#   plan.parameters   NAME ARGUMENT BEFORE, for jail -m
#   plan.removals     NAME of each jail that left the program
#
# What a jail was last given is in its 'applied'; what can be seen without asking each jail (limits,
# mounts, interfaces, files) is compared with what is, too.
plan_jails() {
    for plan_table in jails reasons parameters removals; do
        : >"$WORK/plan.$plan_table"
    done
    set --
    for plan_file in changing clone; do
        for plan_path in "$STATE"/jails/*/"$plan_file"; do
            [ ! -f "$plan_path" ] || set -- "$@" "table=$plan_file" "$plan_path"
        done
    done
    [ ! -f "$JAIL_CONF" ] || set -- "$@" "table=disk" "$JAIL_CONF"
    awk -F "$TAB" -v OFS="$TAB" -v work="$WORK" -v only="$ONLY" '
        function put(file, row) { print row >> (work "/" file) }
        function refuse(text) { put("plan.errors", text) }

        # A jail.conf without jails is all head, and must not run on into the next file.
        FNR == 1 { block = comment = "" }

        # ---- what is
        table == "jls" {
            split($0, field, " ")
            if (field[3] == "false") runs_at[field[2]] = substr($0, length(field[1] field[2] field[3]) + 4)
        }
        table == "rules" { enforced[$0] = 1 }
        table == "interfaces" { here[$1] = 1; is[$1, $2, $3] = 1 }
        table == "interfaces" && $2 == "description" { mark[$1] = $3 }
        table == "mounts" { mounted[$1] = 1 }
        table == "replaced" { replaced[$1] = 1 }
        table == "strange" { seen[$1] = $2 }
        table == "stat" || table == "sums" {
            place = substr($0, index($0, " ") + 1)
            gsub(/\\/, "&&", place)
            fact[table, place] = substr($0, 1, index($0, " ") - 1)
        }
        table == "known" { known[$1] = 1 }
        table == "changing" || table == "clone" {
            n = split(FILENAME, field, "/")
            if (FNR == 1) mark_of[table, field[n - 1]] = $1
        }
        table == "disk" || table == "bundle" { conf_line(table) }
        table == "applied" { was[$1, $2, $3] = $4; rows_before[$1] = rows_before[$1] "\n" $2 OFS $3; applied[$1] = 1 }

        # ---- what shall be
        table == "live" && $1 == "live_parameters" { for (i = 2; i <= NF; i++) live[$i] = 1 }
        table == "live" && $1 == "off_by_default" { for (i = 2; i <= NF; i++) off[$i] = 1 }
        table == "desired" {
            if (!($1 in declared)) jails[++count] = $1
            declared[$1] = 1
            shall[$1, $2, $3] = $4
            rows[$1] = rows[$1] "\n" $2 OFS $3
        }
        table == "targets" { targets[$1] = targets[$1] OFS $2 }
        table == "files" { files[$1] = files[$1] "\n" $0 }

        # A jail.conf is its head and its blocks, each with the comment right above it.
        function conf_line(which) {
            if (block == "" && $0 ~ /^[A-Za-z0-9_-]+ \{$/) {
                block = substr($0, 1, length($0) - 2)
                text[which, block] = comment
                if (which == "disk") on_disk[block] = 1
            }
            if (block == "") {
                comment = $0 == "" ? "" : comment $0 "\n"
                if ($0 == "") has_head[which] = 1
                if (!(which in has_head)) text[which, "head"] = comment
                return
            }
            text[which, block] = text[which, block] $0 "\n"
            if ($0 == "}") block = comment = ""
        }

        END {
            split("note live restart", verbs, " ")
            if (text["disk", "head"] != text["bundle", "head"]) put("plan.conf", "head")
            for (i = 1; i <= count; i++) if (is_chosen(jails[i])) judge(jails[i])
            if (only == " ") {
                for (name in known) if (!(name in declared) && !(("clone", name) in mark_of)) remove(name)
                for (name in on_disk) if (!(name in declared) && !(name in known)) remove(name)
                sweep_interfaces()
            }
        }
        # With --only, jails that run are left alone even when another one needs them.
        function is_chosen(name) { return only == " " || index(only, " " name " ") || !(name in runs_at) }

        # ---- how hard a difference hits: 1 note, 2 live, 3 restart, 4 recreate
        function judge(name,    runs, verb) {
            runs = name in runs_at
            hardest = 0
            work_words = ","
            if (runs && !is_ours(name)) return
            compare_rows(name)
            if (runs && !(name in applied)) adopt(name)
            if (runs && hardest < 3) compare_running(name)
            if (name in applied) compare_files(name)
            if (text["disk", name] != text["bundle", name] && hardest == 0) hit(name, 1, "text in jail.conf")
            if ((("changing", name) in mark_of) && mark_of["changing", name] != "live")
                hit(name, 3, "the last change was cut off")
            if (hardest == 4) verb = "recreate"
            else if (!runs) verb = (name in applied) ? "start" : "create"
            else if (hardest > 0) verb = verbs[hardest]
            if (verb != "") put("plan.jails", name OFS verb OFS after_of(name) OFS work_words)
        }
        # Ours by jail.conf, but the state directory has lost it: what jail.conf says already needs no restart.
        function adopt(name) {
            hardest = text["disk", name] == text["bundle", name] ? 2 : 3
            put("plan.reasons", name OFS "~ the state directory has no record of it")
        }
        function hit(name, how_hard, reason) {
            if (how_hard > hardest) hardest = how_hard
            put("plan.reasons", name OFS reason)
        }
        function work_on(word) { if (!index(work_words, "," word ",")) work_words = work_words word "," }
        function after_of(name,    i, n, list, part, names) {
            names = ","
            n = split(substr(rows[name], 2), list, "\n")
            for (i = 1; i <= n; i++) {
                split(list[i], part, OFS)
                if (part[1] == "after") names = names part[2] ","
            }
            return names
        }

        # A running jail is ours when the record or our jail.conf knows it, and it lives where we put it.
        function is_ours(name,    path) {
            path = runs_at[name]
            if (!(name in applied) && !(name in on_disk)) {
                refuse("a jail " name " runs that is not ours; stop it (jail -r " name ") or name ours otherwise")
                return 0
            }
            if ((name in applied) ? path == was[name, "root", "path"] : path == shall[name, "root", "path"]) return 1
            if (was_moving(name, path)) return 1
            refuse("jail " name " runs in " path ", which is not its root; stop it: jail -r " name)
            return 0
        }

        # A change that was cut off had written the block with the new root, and no record yet.
        function was_moving(name, path) {
            return (("changing", name) in mark_of) && index(text["disk", name], path)
        }

        # ---- differences of rows
        function compare_rows(name,    i, n, list, part) {
            n = split(substr(rows[name], 2), list, "\n")
            for (i = 1; i <= n; i++) {
                split(list[i], part, OFS)
                if (!((name, part[1], part[2]) in was)) differ(name, part[1], part[2], "+")
                else if (was[name, part[1], part[2]] != shall[name, part[1], part[2]])
                    differ(name, part[1], part[2], "~")
            }
            n = split(substr(rows_before[name], 2), list, "\n")
            for (i = 1; i <= n; i++) {
                split(list[i], part, OFS)
                if (!((name, part[1], part[2]) in shall)) differ(name, part[1], part[2], "-")
            }
            if ((name, "root", "dataset") in shall && shall[name, "root", "dataset"] in replaced)
                hit(name, 4, "~ root: cloned anew from " shall[name, "root", "base"])
        }

        function differ(name, kind, key, sign,    how_hard) {
            how_hard = weight(name, kind, key, sign)
            if (!(name in applied)) {
                # A jail without a record: all of it is new, which need not be told line by line.
                if (how_hard > hardest) hardest = how_hard
                return
            }
            hit(name, how_hard, sign " " told(name, kind, key, sign) \
                (stays(kind, sign) ? ", which stays installed" : ""))
        }
        function stays(kind, sign) { return kind == "package" && sign == "-" }
        function told(name, kind, key, sign,    is, value) {
            is = was[name, kind, key]
            value = sign == "-" ? is : shall[name, kind, key]
            sub(/^jail:[^:]*:/, "", key)
            if (kind == "limit") sub(/\/.*/, "", key)
            sub(/^=/, "", is)
            sub(/^=/, "", value)
            if (kind == "file" || value == "") return kind " " key
            if (sign != "~") return kind " " key " " value
            if (kind !~ /^(interface|mount|health)$/) return kind " " key ": " is " -> " value
            return kind " " key ":" lacking(is, value, " -") lacking(value, is, " +")
        }
        # The words of one text that another one lacks.
        function lacking(text, other, sign,    i, n, list, lacked) {
            n = split(text, list, " ")
            for (i = 1; i <= n; i++) if (!index(" " other " ", " " list[i] " ")) lacked = lacked sign list[i]
            return lacked
        }

        function weight(name, kind, key, sign) {
            if (kind == "parameter") return parameter_weight(name, key, sign)
            if (kind == "limit") { work_on("limits"); return 2 }
            if (stays(kind, sign)) return 2
            if (kind ~ /^(package|file|sysrc|service|health)$/) { work_on(kind); return 2 }
            # Taken from jail.conf when they are needed; a jail need not be stopped to change how it stops.
            if (kind == "after" || kind == "hook" && key ~ /^exec\.(prestop|stop|poststop) /) return 1
            return 3
        }

        function parameter_weight(name, key, sign,    base, value) {
            base = key
            if (key ~ /^(meta|env)\./) sub(/\..*/, "", base)
            if (!(base in live)) return 3
            value = shall[name, "parameter", key]
            if (sign == "-") {
                if (!(base in off)) return 3
                value = "off"
            }
            work_on("parameters")
            put("plan.parameters", name OFS argument(key, value) OFS \
                (((name, "parameter", key) in was) ? argument(key, was[name, "parameter", key]) : \
                    (base in off) ? argument(key, "off") : "-"))
            return 2
        }
        function argument(key, value,    last) {
            if (value ~ /^=/) return key value
            if (value == "on") return key
            last = key
            sub(/.*\./, "", last)
            return substr(key, 1, length(key) - length(last)) "no" last
        }

        # ---- differences from what can be seen
        function compare_running(name,    i, n, list, part) {
            n = split(substr(targets[name], 2), list, OFS)
            for (i = 1; i <= n; i++) if (!(list[i] in mounted) && (name in applied) && !hidden[name]++)
                hit(name, 3, "~ nothing is mounted at " list[i])
            n = split(substr(rows[name], 2), list, "\n")
            for (i = 1; i <= n; i++) {
                split(list[i], part, OFS)
                if (was[name, part[1], part[2]] != shall[name, part[1], part[2]]) continue
                if (part[1] == "limit" && !(rule(part[2], shall[name, "limit", part[2]]) in enforced)) {
                    work_on("limits")
                    hit(name, 2, "~ " told(name, "limit", part[2], "+") " is not in force")
                }
                if (part[1] == "interface") compare_interface(name, part[2])
            }
        }
        function compare_interface(name, end,    bridge) {
            bridge = shall[name, "interface", end]
            sub(/^.*bridge=/, "", bridge)
            sub(/ .*/, "", bridge)
            if (!(end in here)) hit(name, 3, "~ interface " end " is gone")
            else if (!is[bridge, "member", end]) {
                work_on("members")
                hit(name, 2, "~ interface " end " is no member of bridge " bridge)
            }
        }
        # rctl(8) prints plain numbers: jail:web:memoryuse:deny=536870912.
        function rule(key, value,    n, rest) {
            sub(/\/.*/, "", key)
            rest = value
            sub(/^[0-9]+[KMGTP]?/, "", rest)
            value = substr(value, 1, length(value) - length(rest))
            n = index("KMGTP", substr(value, length(value), 1))
            for (value += 0; n > 0; n--) value *= 1024
            return key "=" sprintf("%.0f", value) rest
        }

        function compare_files(name,    i, n, list, part, place) {
            n = split(substr(files[name], 2), list, "\n")
            for (i = 1; i <= n; i++) {
                split(list[i], part, OFS)
                place = part[3]
                if (was[name, "file", part[2]] != shall[name, "file", part[2]]) continue
                if (place in seen) changed_inside(name, part[2], seen[place] == "missing" ? "missing" : "no plain file")
                else if (part[5] != "-" && fact["sums", place] != part[5])
                    changed_inside(name, part[2], part[7] == "secret" ? "another secret" : "changed")
                else if (fact["stat", place] != part[6]) changed_inside(name, part[2], "mode " fact["stat", place])
            }
        }
        function changed_inside(name, destination, how) {
            work_on("file")
            hit(name, 2, "~ file " destination ": " how " in the jail")
        }

        # ---- what left the program
        function remove(name) {
            if ((name in runs_at) && (name in applied) && runs_at[name] != was[name, "root", "path"] \
                && !was_moving(name, runs_at[name]))
                refuse("jail " name " runs in " runs_at[name] ", which is not its root; stop it: jail -r " name)
            else put("plan.removals", name)
        }
        # An interface that carries the name of a jail of ours that does not run. Ours by that mark; a bridge
        # carries its own name.
        function sweep_interfaces(    end, name) {
            for (end in mark) {
                if (mark[end] !~ /^cdktf-jails:/) continue
                name = substr(mark[end], 13)
                if (name == end || (name in runs_at) || (name in declared) || (name in known)) continue
                put("plan.unwanted", "interface" OFS end OFS "destroy" OFS \
                    "- interface " end ", left by jail " name OFS "destroy_interface" OFS end OFS name)
            }
        }
    ' "table=jls" "$WORK/jls" "table=rules" "$WORK/rules" "table=interfaces" "$WORK/interfaces.state" \
        "table=mounts" "$WORK/mounts.state" "table=replaced" "$WORK/replaced" "table=strange" "$WORK/files.state" \
        "table=stat" "$WORK/files.stat" "table=sums" "$WORK/files.sums" "table=known" "$WORK/known" "$@" \
        "table=bundle" "$NEW_CONF" "table=applied" "$WORK/rows.applied" "table=live" "$WORK/desired" \
        "table=desired" "$WORK/rows.desired" "table=targets" "$WORK/targets" "table=files" "$WORK/want.files"
}
