# shellcheck shell=sh
# One jail's change from beginning to end: snapshot, stop, start, check, and back again if it fails.
#
# While it goes on, jails/NAME/changing says so: VERB SNAPSHOT RAN, where RAN is whether the jail ran
# before. A run that finds it there goes on with the same snapshot, so that what was half done is never
# taken for what was before.

# change_jail NAME VERB WORK: exit 0 when the jail is as it shall be, 1 when not.
change_jail() {
    enter_jail "$1" || return 1
    read_root "$WORK/$1.facts" || return 1
    case $2 in
    note) change_record ;;
    live) change_live "$3" ;;
    *) change_whole "$2" "$3" ;;
    esac
}

# ---- a new start

change_whole() {
    : >"$JAIL_LOG" || return 1
    root_is_free || return 1
    begin_change "$1" || return 1
    case "$RELEASED " in
    *" $JAIL "*) ;;
    *)
        bring_down || ! is_running "$JAIL" || {
            leave_running
            return 1
        }
        ;;
    esac
    if [ -z "$FAILURE" ] && nothing_went_back && make_root "$1" && take_root_snapshot && bring_up "$2"; then
        finish_change
    else
        undo_change
        return 1
    fi
}

# What this jail takes over may be with the one that had it, when that one's change failed first.
nothing_went_back() {
    for back_name in $RELEASED; do
        [ -e "$WORK/done/$back_name.failed" ] || continue
        addresses_are_free "$WORK/$JAIL.facts" || return 1
    done
}

# Two jails in one root would take each other's mounts away.
root_is_free() {
    find_occupant "$ROOT_PATH" || return 1
    [ -n "$OCCUPANT" ] || return 0
    complain "jail $JAIL: jail $OCCUPANT runs in its root, $ROOT_PATH; to stop it: jail -r $OCCUPANT"
    printf 'jail %s runs in its root\n' "$OCCUPANT" >"$JAIL_DIRECTORY/failed"
    return 1
}

# Leaves in OCCUPANT the name of another jail that runs in a directory.
find_occupant() {
    OCCUPANT=
    jls name path >"$WORK/$JAIL.roots" || return 1
    while read -r occupant_name occupant_path; do
        if [ "$occupant_path" = "$1" ] && [ "$occupant_name" != "$JAIL" ]; then
            OCCUPANT=$occupant_name
        fi
    done <"$WORK/$JAIL.roots"
}

# Nothing was changed yet, and killing what does not want to stop is for a person to decide.
leave_running() {
    complain "jail $JAIL: $FAILURE; to stop it without its hooks: jail -R $JAIL; the log is $JAIL_LOG"
    forget_addresses
    printf '%s\n' "$FAILURE" >"$JAIL_DIRECTORY/failed"
    [ "$CHANGE_IS_NEW" = no ] || rm -f "$JAIL_DIRECTORY/changing" "$JAIL_DIRECTORY/previous.conf"
}

begin_change() {
    CHANGE_IS_NEW=no
    if [ ! -s "$JAIL_DIRECTORY/changing" ]; then
        CHANGE_IS_NEW=yes
        change_ran=no
        ! is_running "$JAIL" || change_ran=yes
        SNAPSHOT=-
        [ -z "$ROOT_DATASET" ] || name_snapshot "$ROOT_DATASET" || return 1
        rm -f "$JAIL_DIRECTORY/previous.conf" || return 1
        save_block || return 1
        printf '%s\t%s\t%s\n' "$1" "$SNAPSHOT" "$change_ran" >"$WORK/$JAIL.changing" || return 1
        keep "$JAIL_DIRECTORY/changing" <"$WORK/$JAIL.changing" || return 1
    fi
    IFS=$TAB read -r _ SNAPSHOT CHANGE_RAN <"$JAIL_DIRECTORY/changing"
}

# A block of a jail that was never up is no way back.
save_block() {
    [ -f "$JAIL_DIRECTORY/applied" ] || [ "$change_ran" = yes ] || return 0
    print_standing_block "$JAIL" >"$WORK/$JAIL.previous" || return 1
    [ ! -s "$WORK/$JAIL.previous" ] || keep "$JAIL_DIRECTORY/previous.conf" <"$WORK/$JAIL.previous"
}

bring_down() {
    ! is_running "$JAIL" || tell stop stop
    stop_jail && clear_leftovers
}

make_root() {
    if [ "$1" = recreate ]; then
        put_root_aside "$ROOT_DATASET" && make_root_anew "$ROOT_DATASET" || return 1
    fi
    prepare_root
}

# After the stop, so that nothing the jail has written is lost by going back.
take_root_snapshot() {
    [ "$SNAPSHOT" != - ] && exists_in_zfs "$ROOT_DATASET" || return 0
    ! exists_in_zfs "$SNAPSHOT" || return 0
    attempt "take snapshot $SNAPSHOT" take_snapshot "$SNAPSHOT" change
}

bring_up() {
    attempt 'write jail.conf' commit_block "$JAIL" new || return 1
    tell start start
    start_jail || return 1
    work_inside "$1" || return 1
    check_health
}

start_jail() {
    start_from "$JAIL_CONF"
}

start_from() {
    note_addresses absent || return 1
    attempt start jail -f "$1" -c "$JAIL" || return 1
    note_start "$1" && forget_addresses
}

finish_change() {
    record_jail || return 1
    rm -f "$JAIL_DIRECTORY/changing" "$JAIL_DIRECTORY/previous.conf" "$JAIL_DIRECTORY/failed" || return 1
    tidy_root || complain "jail $JAIL is as it shall be, but: $FAILURE; the log is $JAIL_LOG"
}

tidy_root() {
    [ -n "$ROOT_DATASET" ] || return 0
    settle_old_root "$ROOT_DATASET" && prune_snapshots "$ROOT_DATASET" "$SNAPSHOTS_KEPT"
}

record_jail() {
    keep "$JAIL_DIRECTORY/applied" <"$WORK/$JAIL.facts"
}

# ---- back again

# The failed jail is stopped, its own root (and no data) goes back to the snapshot, jail.conf gets its old
# block, and the jail starts as it did before.
undo_change() {
    undo_why=$FAILURE
    forgive
    complain "jail $JAIL: $undo_why; the log is $JAIL_LOG"
    tell undo 'undo the change'
    if undo_steps; then
        printf '%s\n' "$undo_why" >"$JAIL_DIRECTORY/failed" || return 1
        rm -f "$JAIL_DIRECTORY/changing" "$JAIL_DIRECTORY/previous.conf" || return 1
        if [ "$CHANGE_RAN" = yes ]; then tell undone 'runs as before'; else tell undone 'does not run, as before'; fi
        [ -z "$ROOT_DATASET" ] || prune_snapshots "$ROOT_DATASET" "$SNAPSHOTS_KEPT"
    else
        # 'changing' stays, and the next run takes it from here.
        printf '%s; and going back: %s\n' "$undo_why" "$FAILURE" >"$JAIL_DIRECTORY/failed" || return 1
        complain "jail $JAIL: going back failed, too: $FAILURE"
    fi
}

undo_steps() {
    stop_hard || return 1
    if [ -n "$ROOT_DATASET" ]; then
        bring_root_back "$ROOT_DATASET" || return 1
    fi
    undo_root || return 1
    if [ -s "$JAIL_DIRECTORY/previous.conf" ]; then
        attempt 'write the old jail.conf' commit_block "$JAIL" "$JAIL_DIRECTORY/previous.conf" || return 1
        [ "$CHANGE_RAN" = no ] || start_again
    else
        attempt 'write the old jail.conf' commit_block "$JAIL" none
    fi
}

# Of a jail that was down before others started, one of these may have what it had.
start_again() {
    case "$RELEASED " in *" $JAIL "*) start_released ;; *) start_jail ;; esac
}

start_released() {
    if [ -f "$JAIL_DIRECTORY/applied" ]; then
        read_root "$JAIL_DIRECTORY/applied" && find_occupant "$ROOT_PATH" || return 1
        read_root "$WORK/$JAIL.facts" || return 1
        [ -z "$OCCUPANT" ] || failed "jail $OCCUPANT runs in the root that it had" || return 1
        addresses_are_free "$JAIL_DIRECTORY/applied" || return 1
    fi
    start_jail
}

# Newer snapshots are somebody else's and forbid it: then the root stays as the change has left it.
undo_root() {
    [ "$SNAPSHOT" != - ] && exists_in_zfs "$SNAPSHOT" || return 0
    undo_newer=$(newer_snapshots "$SNAPSHOT") || return 1
    [ -z "$undo_newer" ] || {
        complain "jail $JAIL: its root is not rolled back, since there are newer snapshots: $undo_newer"
        return 0
    }
    attempt "roll back to $SNAPSHOT" patiently zfs rollback "$SNAPSHOT"
}

# ---- while it runs

change_live() {
    : >"$JAIL_LOG" || return 1
    case $1 in
    *,package,* | *,file,* | *,sysrc,* | *,service,*)
        begin_change live || return 1
        take_root_snapshot && change_running "$1" && finish_change && return 0
        undo_change
        return 1
        ;;
    esac
    change_running "$1" && finish_change && return 0
    complain "jail $JAIL: $FAILURE; the log is $JAIL_LOG"
    printf '%s\n' "$FAILURE" >"$JAIL_DIRECTORY/failed"
    restore_running "$1"
    return 1
}

change_running() {
    PARAMETERS_SET=no
    case $1 in
    *,parameters,*)
        change_parameters 2 || return 1
        PARAMETERS_SET=yes
        ;;
    esac
    case $1 in *,limits,*) change_limits || return 1 ;; esac
    case $1 in *,members,*) join_bridges || return 1 ;; esac
    work_inside "$1" || return 1
    check_health || return 1
    change_conf
}

# jail -m sets all parameters or none. Column 2 of the plan is what shall be, 3 what was.
change_parameters() {
    set -- "$1"
    while IFS=$TAB read -r parameter_jail parameter_new parameter_old; do
        [ "$parameter_jail" = "$JAIL" ] || continue
        decode "$parameter_new"
        [ "$1" = 2 ] || decode "$parameter_old"
        [ "$DECODED" = - ] || set -- "$@" "$DECODED"
    done <"$WORK/plan.parameters"
    shift
    [ $# -gt 0 ] || return 0
    tell change "set $*"
    attempt "set $*" jail -m "name=$JAIL" "$@"
}

# First what is gone or has another amount, since rctl(8) keeps both of all but deny.
change_limits() {
    print_own_words jail_limit 3 >"$WORK/$JAIL.limits" || return 1
    tell change 'set limits'
    clear_limits || return 1
    each jail_limit add_limit
}

add_limit() {
    attempt "limit $1" rctl -a "$1"
}

join_bridges() {
    each jail_interface join_bridge
}

join_bridge() {
    join_end=$1
    join_to=$(value_of bridge "$@")
    ifconfig "$join_to" >"$WORK/$JAIL.bridge" || return 1
    while read -r join_word join_member _; do
        [ "$join_word $join_member" != "member: $join_end" ] || return 0
    done <"$WORK/$JAIL.bridge"
    attempt "join $join_end to $join_to" ifconfig "$join_to" addm "$join_end" || return 1
    [ "$(value_of isolated "$@")" != yes ] || attempt "isolate $join_end" ifconfig "$join_to" private "$join_end"
}

# jail.conf follows; how the jail will be stopped stays what it was started with.
change_conf() {
    keep_start || return 1
    attempt 'write jail.conf' commit_block "$JAIL" new
}

change_record() {
    change_conf && record_jail
}

# What can be put back while the jail runs is put back; of the rest the record says how it is now, so that it
# differs and is done by the next run.
restore_running() {
    forgive
    if [ "$PARAMETERS_SET" = yes ]; then
        restore_stuck=some
        change_parameters 3 || {
            restore_stuck=all
            complain "jail $JAIL: its parameters could not be put back"
        }
        record_stuck "$restore_stuck" || return 1
    fi
    case $1 in *,limits,*) restore_limits || complain "jail $JAIL: its limits could not be put back" ;; esac
}

# Parameters whose value before nobody knows cannot be set back: record_stuck some|all
record_stuck() {
    [ -f "$JAIL_DIRECTORY/applied" ] || return 0
    awk -F "$TAB" -v jail="$JAIL" -v which="$1" '
        function name_of(word) { sub(/=.*/, "", word); return word }
        table == "plan" {
            if ($1 == jail && (which == "all" || $3 == "-")) stuck[name_of($2)] = stuck[name_of($3)] = 1
            next
        }
        table == "facts" { if ($1 == "jail_parameter" && ($3 in stuck)) rows = rows $0 "\n"; next }
        $1 != "jail_parameter" || !($3 in stuck)
        END { printf "%s", rows }
    ' table=plan "$WORK/plan.parameters" table=facts "$WORK/$JAIL.facts" \
        table=applied "$JAIL_DIRECTORY/applied" >"$WORK/$JAIL.stuck" || return 1
    keep "$JAIL_DIRECTORY/applied" <"$WORK/$JAIL.stuck"
}

restore_limits() {
    clear_limits || return 1
    [ -f "$JAIL_DIRECTORY/applied" ] || return 0
    while IFS=$TAB read -r restore_kind _ restore_rule; do
        [ "$restore_kind" != jail_limit ] || add_limit "$restore_rule" || return 1
    done <"$JAIL_DIRECTORY/applied"
}
