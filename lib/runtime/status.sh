# shellcheck shell=sh
# How the jails are.

command_status() {
    open_workspace "${TMPDIR:-/tmp}"
    make_plan
    status_now=$(date +%s)
    count_snapshots
    status_jails >"$WORK/status"
    [ "$JSON" = yes ] ||
        printf '%-20s %-10s %-8s %-20s %-9s %s\n' JAIL STATE UPTIME ADDRESS SNAPSHOTS LIMITS
    while IFS=$TAB read -r status_jail status_jid status_address status_count status_limits; do
        show_status
    done <"$WORK/status"
    stop_at_errors
}

# Prints NAME JID ADDRESS SNAPSHOTS LIMITS of each jail, '-' for what it has not.
status_jails() {
    awk -F "$TAB" -v OFS="$TAB" -v only="$ONLY" '
        table == "jls" { split($0, field, " "); if (field[3] == "false") jid[field[2]] = field[1]; next }
        table == "snapshots" { sub(/@.*/, ""); count[$0]++; next }
        table == "known" { add($1); next }
        { add($1) }
        table == "applied" { applied[$1] = 1 }
        table == "desired" && ($1 in applied) { next }
        $2 == "root" { root[$1, $3] = $4 }
        $2 == "address" { address[$1] = address[$1] "," $4 }
        $2 == "interface" {
            n = split($4, field, " ")
            for (i = 1; i <= n; i++) if (field[i] ~ /^ip[46]=/) address[$1] = address[$1] "," substr(field[i], 5)
        }
        $2 == "limit" && table == "applied" {
            split($3, field, ":")
            limits[$1] = limits[$1] " " field[3] "=" $4
        }
        function add(name) { if (!(name in seen)) names[++total] = name; seen[name] = 1 }
        function or_dash(text) { return text == "" ? "-" : text }
        END {
            for (i = 1; i <= total; i++) {
                name = names[i]
                if (only != " " && !index(only, " " name " ")) continue
                dataset = root[name, "dataset"]
                print name, or_dash(jid[name]), or_dash(substr(address[name], 2)), \
                    dataset == "" ? "-" : count[dataset] + 0, or_dash(substr(limits[name], 2))
            }
        }
    ' table=jls "$WORK/jls" table=snapshots "$WORK/snapshots" table=applied "$WORK/rows.applied" \
        table=desired "$WORK/rows.desired" table=known "$WORK/known"
}

# snapshots: the names of all snapshots of all roots, by one zfs(8) call.
count_snapshots() {
    : >"$WORK/snapshots"
    set --
    while IFS=$TAB read -r count_dataset count_property count_value _; do
        [ "$count_property" != "$OWNER_PROPERTY" ] || [ "$count_value" != "$HOST" ] || set -- "$@" "$count_dataset"
    done <"$WORK/zfs.state"
    [ $# -eq 0 ] || zfs list -H -d 1 -t snapshot -o name "$@" >"$WORK/snapshots"
}

show_status() {
    status_state=$(state_of "$status_jail")
    status_uptime=$(uptime_of)
    [ "$status_limits" = - ] || status_limits=$(use_of "$status_limits")
    if [ "$JSON" = yes ]; then
        printf '{"kind":"jail","name":%s,"state":"%s","uptime":"%s","address":%s,"snapshots":"%s","limits":%s}\n' \
            "$(json_text "$status_jail")" "$status_state" "$status_uptime" "$(json_text "$status_address")" \
            "$status_count" "$(json_text "$status_limits")"
    else
        printf '%-20s %-10s %-8s %-20s %-9s %s\n' "$status_jail" "$status_state" "$status_uptime" \
            "$status_address" "$status_count" "$status_limits"
    fi
}

# failed: its last change failed and was undone; differs: the plan has something to do.
state_of() {
    if [ -f "$STATE/jails/$1/failed" ]; then
        printf failed
    elif [ -f "$STATE/jails/$1/clone" ]; then
        if [ "$status_jid" = - ]; then printf 'stopped'; else printf 'copy'; fi
    elif [ "$status_jid" = - ]; then
        printf stopped
    elif holds_line "$WORK/plan.removals" "$1" || is_planned "$1"; then
        printf differs
    else
        printf running
    fi
}

is_planned() {
    while IFS=$TAB read -r planned_name _; do
        [ "$planned_name" != "$1" ] || return 0
    done <"$WORK/plan.jails"
    return 1
}

# Since the start that we noted; a jail that boot has started is as old as that.
uptime_of() {
    [ "$status_jid" != - ] || {
        printf -- -
        return
    }
    uptime_since=$BOOTED
    if [ -s "$STATE/jails/$status_jail/started.conf" ]; then
        read -r _ _ uptime_jid _ uptime_noted <"$STATE/jails/$status_jail/started.conf"
        [ "$uptime_jid" != "jid=$status_jid" ] || [ "$uptime_noted" = since=0 ] || uptime_since=${uptime_noted#since=}
    fi
    uptime_seconds=$((status_now - uptime_since))
    if [ "$uptime_seconds" -ge 86400 ]; then
        printf '%sd%sh' $((uptime_seconds / 86400)) $((uptime_seconds % 86400 / 3600))
    elif [ "$uptime_seconds" -ge 3600 ]; then
        printf '%sh%sm' $((uptime_seconds / 3600)) $((uptime_seconds % 3600 / 60))
    else
        printf '%sm%ss' $((uptime_seconds / 60)) $((uptime_seconds % 60))
    fi
}

# Each limit with what is used of it: memoryuse 120M of 512M.
use_of() {
    use_text=
    use_all=
    [ "$status_jid" = - ] || use_all=$(rctl -hu "jail:$status_jail")$NEWLINE
    for use_limit in $1; do
        use_resource=${use_limit%%=*}
        use_amount=${use_limit#*=}
        case $use_all in
        *"$use_resource="*)
            use_now=${use_all#*"$use_resource="}
            use_amount="${use_now%%"$NEWLINE"*} of $use_amount"
            ;;
        esac
        use_text="$use_text, $use_resource $use_amount"
    done
    printf '%s' "${use_text#, }"
}
