# shellcheck shell=sh
# The facts of jails, desired and last applied, as rows of one form: NAME KIND KEY VALUE, where KEY is
# what a fact is about and VALUE what it says of it. What differs is then a difference of values.
#
#   rows.desired, rows.applied
#   targets           NAME PATH, where something is mounted for a running jail
#   known             NAME of each jail that the state directory knows
jail_rows() {
    : >"$WORK/rows.desired"
    : >"$WORK/rows.applied"
    : >"$WORK/targets"
    set --
    for known_path in "$STATE"/jails/*; do
        [ -d "$known_path" ] || continue
        printf '%s\n' "${known_path##*/}"
        [ ! -f "$known_path/applied" ] || set -- "$@" "$known_path/applied"
    done >"$WORK/known"
    awk -F "$TAB" -v OFS="$TAB" -v work="$WORK" '
        function joined(from, separator,    i, text) {
            for (i = from; i <= NF; i++) text = text (i > from ? separator : "") $i
            return text
        }
        function pair(key,    i) {
            for (i = 3; i <= NF; i++) if (index($i, key "=") == 1) return substr($i, length(key) + 2)
            return ""
        }
        function row(key, value) { print $2, kind, key, value > (work "/rows." when) }
        function row_of(word,    at) {
            at = index(word, "=")
            row(substr(word, 1, at - 1), substr(word, at + 1))
        }
        function target(path) { if (when == "desired") print $2, path > (work "/targets") }

        # allow.nomount is about allow.mount.
        function positive(name,    last, base) {
            last = name
            sub(/.*\./, "", last)
            if (last !~ /^no/) return name
            base = substr(name, 1, length(name) - length(last)) substr(last, 3)
            return (base in boolean) ? base : name
        }

        when == "names" {
            if ($1 == "live_parameters" || $1 == "off_by_default") for (i = 2; i <= NF; i++) boolean[$i] = 1
            next
        }
        $1 !~ /^jail/ { next }
        { kind = $1; sub(/^jail_?/, "", kind) }
        kind == "" {
            kind = "root"
            for (i = 3; i <= NF; i++) if ($i !~ /^snapshots=/) row_of($i)
            root = pair("path")
            if (pair("root") == "nullfs") target(root)
            next
        }
        kind == "writable" { target(root "/" $3) }
        kind == "mount" { target(root $3) }
        kind == "parameter" {
            base = positive($3)
            row(base, base != $3 ? "off" : NF == 3 ? "on" : "=" joined(4, ","))
            next
        }
        kind == "sysrc" { row_of(joined(3, " ")); next }
        # One resource may have a rule for the jail and others for each of its users or processes.
        kind == "limit" {
            rest = $3
            sub(/^[^\/]*/, "", rest)
            row(substr($3, 1, index($3, "=") - 1) rest, substr($3, index($3, "=") + 1))
            next
        }
        # The first address is the one that the jail speaks from, so each is known by its place, too.
        kind == "address" { number = ++place[when, $2, $3]; row($3 (number > 1 ? " " number : ""), $4); next }
        kind == "health" { row("check", joined(3, " ")); next }
        # Hooks have an order, so each is known by its place.
        kind == "hook" { row("exec." $3 " " ++place[when, $2, $3], joined(4, " ")); next }
        { row($3, joined(4, " ")) }
    ' "when=names" "$WORK/desired" "when=desired" "$WORK/desired" "when=applied" "$@"
}
