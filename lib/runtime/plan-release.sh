# shellcheck shell=sh
# Which jails must be down before any other starts: those that have what another one takes over (a root, an
# address, an interface, a jid), and those that keep a dataset busy whose mount point moves. One after the
# other would not do, since two may take from each other.

# plan.release: NAME VERB, in the order of plan.jails.
plan_release() {
    : >"$WORK/plan.release"
    awk -F "$TAB" -v OFS="$TAB" '
        # What only one jail can have at a time.
        function thing(kind, key, value) {
            if (kind == "root" && key ~ /^(path|dataset)$/) return key " " value
            if (kind == "interface") return "interface " key
            if (kind == "parameter" && key == "jid") return "jid " value
            if (kind != "address") return ""
            sub(/^.*\|/, "", value)
            sub(/[\/ ].*/, "", value)
            return "address " value
        }
        function lies_in_moved(kind, key, value,    place) {
            if (kind == "mount") {
                sub(/^source=/, "", value)
                sub(/ dataset=.*/, "", value)
            } else if (kind != "root") return 0
            for (place in moved) if (value == place || index(value, place "/") == 1) return 1
            return 0
        }

        table == "moved" { moved[$1] = 1; next }
        table == "plan" {
            if ($2 ~ /^(create|start|restart|recreate)$/) verb[$1] = $2
            order[++count] = $1
            next
        }
        !($1 in verb) { next }
        { what = thing($2, $3, $4) }
        table == "desired" && what != "" && !takes[what, $1]++ { takers[what]++ }
        # Of one that is down as well: a run that was cut off may have left it there.
        table == "desired" { next }
        what != "" && takers[what] > ((what, $1) in takes) { released[$1] = 1 }
        lies_in_moved($2, $3, $4) { released[$1] = 1 }
        END { for (i = 1; i <= count; i++) if (order[i] in released) print order[i], verb[order[i]] }
    ' table=moved "$WORK/moved" table=plan "$WORK/plan.jails" table=desired "$WORK/rows.desired" \
        table=applied "$WORK/rows.applied" >"$WORK/plan.release"
}
