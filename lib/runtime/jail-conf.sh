# shellcheck shell=sh
# The host's jail.conf, in which the block of a jail changes when the jail does: at every moment it
# holds what a running jail was started with, so that service(8), boot and a rerun find the truth.

# The block of one jail becomes that of the bundle (new), is taken out (none), or becomes the one in a
# file: commit_block NAME new|none|FILE. Jails change side by side, so it waits for its turn.
commit_block() {
    printf '%s\t%s\n' "$1" "$2" >"$WORK/$1.pick" || return 1
    take_turn || return 1
    commit_status=0
    commit_picks "$WORK/$1.pick" || commit_status=1
    # Ours: this process has made it.
    rmdir "$WORK/jail.conf.turn" || rm -rf "$WORK/jail.conf.turn"
    return "$commit_status"
}

# A turn takes a moment. Whoever has it for half a minute was killed.
take_turn() {
    turn_tries=0
    until mkdir "$WORK/jail.conf.turn" 2>/dev/null; do
        turn_tries=$((turn_tries + 1))
        if [ "$turn_tries" -ge 300 ]; then
            rm -rf "$WORK/jail.conf.turn" || return 1
            turn_tries=0
        fi
        sleep 0.1 || return 1
    done
}

# Writes jail.conf anew, with some blocks changed. The temporary file lies beside it, so that the
# replacement is one rename(2).
commit_picks() {
    conf_new=$(mktemp "$JAIL_CONF.cdktf-jails.XXXXXX") || return 1
    if compose_conf "$1" >"$conf_new" && chmod 0644 "$conf_new" && mv -f "$conf_new" "$JAIL_CONF"; then
        return 0
    fi
    rm -f "$conf_new"
    return 1
}

# Prints the head of the bundle's jail.conf, then every block: the one that was picked, else the one that
# stands in the host's jail.conf. Picks are rows NAME new|none|FILE.
compose_conf() {
    set -- "table=picks" "$1"
    while IFS=$TAB read -r _ conf_source; do
        case $conf_source in /*) set -- "$@" "table=file" "$conf_source" ;; esac
    done <"$2"
    [ ! -f "$JAIL_CONF" ] || set -- "$@" "table=disk" "$JAIL_CONF"
    awk '
        table == "picks" { split($0, field, "\t"); pick[field[1]] = field[2]; next }
        FNR == 1 { block = comment = "" }
        block == "" && /^[A-Za-z0-9_-]+ \{$/ {
            block = substr($0, 1, length($0) - 2)
            text[table, block] = comment
            if (!(block in listed)) order[++count] = block
            listed[block] = 1
        }
        block == "" {
            comment = $0 == "" ? "" : comment $0 "\n"
            if ($0 == "") has_head[table] = 1
            if (!(table in has_head)) text[table, "head"] = comment
            next
        }
        { text[table, block] = text[table, block] $0 "\n" }
        $0 == "}" { block = comment = "" }
        END {
            for (i = 1; i <= count; i++) {
                name = order[i]
                source = name in pick ? pick[name] : "disk"
                from[name] = source == "new" ? "bundle" : source ~ /^\// ? "file" : source
                if ((from[name], name) in text) present[name] = 1
            }
            printf "%s", text["bundle", "head"]
            for (i = 1; i <= count; i++)
                if (order[i] in present) printf "\n%s", with_present(text[from[order[i]], order[i]])
        }
        # A block that stays as it was may name a jail that is gone, and jail(8) would refuse to start it.
        function with_present(block,    start, rest, end, n, list, i, names) {
            start = index(block, "\n  depend = ")
            if (!start) return block
            rest = substr(block, start + 12)
            end = index(rest, ";\n")
            n = split(substr(rest, 1, end - 1), list, ", ")
            for (i = 1; i <= n; i++) if (unquoted(list[i]) in present) names = names ", " list[i]
            rest = substr(rest, end + 2)
            if (names != "") names = "  depend = " substr(names, 3) ";\n"
            else sub(/^\n/, "", rest)
            return substr(block, 1, start) names rest
        }
        function unquoted(word) { gsub(/["\047]/, "", word); return word }
    ' table=bundle "$NEW_CONF" "$@"
}

# Where jail.conf was before, while blocks of jails that run may still stand there.
OLD_CONF=

# Prints the block of a jail as it stands on the host: print_standing_block NAME [alone]
print_standing_block() {
    for standing_conf in "$JAIL_CONF" "$OLD_CONF"; do
        [ -f "$standing_conf" ] || continue
        print_block "$standing_conf" "$@" >"$WORK/$1.standing" || return 1
        [ ! -s "$WORK/$1.standing" ] || break
    done
    [ ! -f "$WORK/$1.standing" ] || cat "$WORK/$1.standing"
}

# The plan has seen that it is ours.
drop_old_conf() {
    rm -f "$OLD_CONF"
}

# Prints the block of one jail in a jail.conf with the comment above it; 'alone' leaves out what orders it
# among other jails, so that jail(8) stops this one and no other: print_block FILE NAME [alone]
print_block() {
    awk -v name="$2" -v alone="${3:-}" '
        $0 == name " {" { inside = 1; printf "%s", comment }
        inside && alone != "" && /^  depend = / { left_out = 1; next }
        inside && !(left_out && $0 == "") { print }
        { left_out = 0 }
        inside && $0 == "}" { exit }
        { comment = $0 == "" ? "" : comment $0 "\n" }
    ' "$1"
}
