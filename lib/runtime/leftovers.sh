# shellcheck shell=sh
# What a jail that is gone may have left: mounts, interfaces, addresses, limits. jail(8) undoes no hook when
# a start fails, and a run that was cut off undoes nothing. All of it is found by what the facts of this jail
# say, desired or applied, and taken away only with the proof that it is ours.

clear_leftovers() {
    clear_mounts && clear_interfaces && clear_addresses && clear_limits
}

# Below the root only what the jail's own facts put there is unmounted, last mounted first; a file system
# that anybody else mounted stops everything.
clear_mounts() {
    clear_tries=0
    while :; do
        clear_status=0
        unmount_round || clear_status=$?
        [ "$clear_status" -eq 1 ] || return "$clear_status"
        clear_tries=$((clear_tries + 1))
        [ "$clear_tries" -lt 30 ] || {
            failed "$DECODED stays busy and cannot be unmounted (fstat -f $DECODED shows by what)"
            return 1
        }
        # A jail that is dying may hold its mounts a little longer.
        sleep 2 || return 1
    done
}

# 1: something is busy; 2: it has no sense to try again.
unmount_round() {
    mount -p >"$WORK/$JAIL.mount" || return 2
    mount_table <"$WORK/$JAIL.mount" >"$WORK/$JAIL.mounts" || return 2
    leftover_mounts >"$WORK/$JAIL.leftover" || return 2
    while IFS=$TAB read -r leftover_whose leftover_target; do
        decode "$leftover_target"
        if [ "$leftover_whose" = foreign ]; then
            failed "$DECODED is mounted below the jail's root and is not ours: unmount it"
            return 2
        fi
        printf 'unmount %s\n' "$DECODED" >>"$JAIL_LOG"
        umount "$DECODED" >>"$JAIL_LOG" 2>&1 || return 1
    done <"$WORK/$JAIL.leftover"
}

# Prints 'own TARGET' or 'foreign TARGET' for each mount at or below the roots of the jail, last mounted
# first. Datasets of ours have a place of their own there and stay mounted; and a root in which another jail
# runs is that one's.
leftover_mounts() {
    jls name path >"$WORK/$JAIL.roots" || return 1
    set --
    [ ! -f "$JAIL_DIRECTORY/applied" ] || set -- "$JAIL_DIRECTORY/applied"
    [ ! -f "$WORK/$JAIL.facts" ] || set -- "$@" "$WORK/$JAIL.facts"
    [ $# -gt 0 ] || return 0
    awk -F "$TAB" -v OFS="$TAB" -v jail="$JAIL" -v owner="$OWNER_PROPERTY" -v host="$HOST" '
        function pair(key,    i) {
            for (i = 3; i <= NF; i++) if (index($i, key "=") == 1) return substr($i, length(key) + 2)
            return ""
        }
        table == "mounts" { target[++count] = $1; type[count] = $2; source[count] = $3; next }
        table == "zfs" { if ($2 == owner && $3 == host && $4 == "local") ours[$1] = 1; next }
        table == "roots" {
            if (substr($0, 1, length(jail) + 1) != jail " ") taken[substr($0, index($0, " ") + 1)] = 1
            next
        }
        $2 != jail { next }
        $1 == "jail" {
            root = pair("path")
            roots[root] = 1
            if (pair("root") == "nullfs") own[root] = 1
            own[root "/dev"] = own[root "/dev/fd"] = own[root "/proc"] = 1
        }
        $1 == "jail_writable" { own[root "/" $3] = 1 }
        $1 == "jail_mount" { own[root $3] = 1 }
        # Lines of fstab(5) given as parameters.
        $1 == "jail_parameter" && $3 == "mount" {
            for (i = 4; i <= NF; i++) {
                split($i, field, " ")
                own[field[2]] = 1
            }
        }
        END {
            for (root in taken) if (!(root in roots)) delete taken[root]
            for (i = count; i >= 1; i--) {
                if ((target[i] in taken) || is_below(target[i], taken)) continue
                if (target[i] in own) print "own", target[i]
                else if (is_below(target[i], roots) && !(type[i] == "zfs" && source[i] in ours))
                    print "foreign", target[i]
            }
        }
        function is_below(path, places,    root) {
            for (root in places) if (index(path, root "/") == 1) return 1
            return 0
        }
    ' "$@" table=roots "$WORK/$JAIL.roots" table=mounts "$WORK/$JAIL.mounts" table=zfs "$WORK/zfs.state"
}

clear_interfaces() {
    print_own_words jail_interface 3 >"$WORK/$JAIL.ends" || return 1
    while IFS= read -r clear_end; do
        if interface_is_ours "$clear_end" "$JAIL"; then
            attempt "destroy interface $clear_end" ifconfig "$clear_end" destroy || return 1
        elif ifconfig "$clear_end" >/dev/null 2>&1; then
            failed "interface $clear_end exists and does not carry the mark cdktf-jails:$JAIL"
            return 1
        fi
    done <"$WORK/$JAIL.ends"
}

# Rules outlive their jail. Ours by the jail's name together with the resource and action of our facts; a
# filter without an amount takes the rule whatever its amount.
clear_limits() {
    counts_resources || return 0
    print_own_words jail_limit 3 >"$WORK/$JAIL.limits" || return 1
    [ -s "$WORK/$JAIL.limits" ] || return 0
    rctl "jail:$JAIL" >"$WORK/$JAIL.rules" || return 1
    limits_done=' '
    while IFS= read -r limits_rule; do
        limits_filter=${limits_rule%%=*}
        case $limits_done in *" $limits_filter "*) continue ;; esac
        limits_done="$limits_done$limits_filter "
        ! holds_rule "$limits_filter" || attempt "remove limit $limits_filter" rctl -r "$limits_filter" || return 1
    done <"$WORK/$JAIL.limits"
}

holds_rule() {
    while IFS= read -r rule_line; do
        [ "${rule_line%%=*}" != "$1" ] || return 0
    done <"$WORK/$JAIL.rules"
    return 1
}

# Prints one word of each fact of a kind that the jail has or had, each once: print_own_words KIND COLUMN
print_own_words() {
    own_kind=$1
    own_column=$2
    set --
    [ ! -f "$WORK/$JAIL.facts" ] || set -- "$WORK/$JAIL.facts"
    [ ! -f "$JAIL_DIRECTORY/applied" ] || set -- "$@" "$JAIL_DIRECTORY/applied"
    [ $# -gt 0 ] || return 0
    awk -F "$TAB" -v kind="$own_kind" -v column="$own_column" -v jail="$JAIL" \
        '$1 == kind && $2 == jail && !told[$column]++ { print $column }' "$@"
}
