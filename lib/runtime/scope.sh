# shellcheck shell=sh
# --only: the desired state cut down to some jails and what they need.

is_scoped() {
    [ "$ONLY" != ' ' ]
}

# Needs: datasets with all above them, bases, bridges, and the jails that must be up first.
scope_desired() {
    is_scoped || return 0
    for scope_jail in $ONLY; do
        is_declared "$scope_jail" || fail "no jail $scope_jail is declared on host $HOST"
    done
    mv "$WORK/desired" "$WORK/declared"
    awk -F "$TAB" -v only="$ONLY" '
        function pair(key,    i) {
            for (i = 3; i <= NF; i++) if (index($i, key "=") == 1) return substr($i, length(key) + 2)
            return ""
        }
        function need(name) {
            for (; name != ""; name = match(name, /\/[^\/]*$/) ? substr(name, 1, RSTART - 1) : "") needed[name] = 1
        }
        FNR == 1 { pass++ }
        pass == 1 && $1 == "jail_after" { first[$2] = first[$2] " " $3 }
        pass == 1 { next }
        FNR == 1 { n = split(only, list, " "); for (i = 1; i <= n; i++) choose(list[i]) }
        pass == 2 && $1 ~ /^jail/ && ($2 in chosen) {
            need(pair("dataset")); need(pair("base"))
            if ($1 == "jail_interface") bridges[pair("bridge")] = 1
        }
        pass == 2 { next }
        $1 ~ /^jail/ { if ($2 in chosen) print; next }
        $1 == "bridge" { if ($2 in bridges) print; next }
        $1 ~ /^(dataset|property|base)/ { if ($2 in needed) print; next }
        { print }
        function choose(name,    i, n, list) {
            if (name in chosen) return
            chosen[name] = 1
            n = split(first[name], list, " ")
            for (i = 1; i <= n; i++) choose(list[i])
        }
    ' "$WORK/declared" "$WORK/declared" "$WORK/declared" >"$WORK/desired"
}

is_declared() {
    while IFS=$TAB read -r declared_kind declared_name _; do
        [ "$declared_kind" != jail ] || [ "$declared_name" != "$1" ] || return 0
    done <"$WORK/desired"
    return 1
}
