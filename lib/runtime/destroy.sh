# shellcheck shell=sh
# The end: jails stopped, what is ours taken away, datasets by their removal policy. It is the plan of a
# host that has nothing declared, so every rule of what is ours holds here, too.

command_destroy() {
    sweep_state
    open_workspace "$STATE/run"
    read_undeclared
    plan_end
    stop_at_errors
    refuse_foreign_mounts
    if is_scoped; then
        destroy_chosen
    else
        destroy_all
    fi
}

# Everything that is, and nothing that shall be.
read_undeclared() {
    printf 'host\t%s\n' "$HOST" >"$WORK/desired"
    read_jails
    make_tables
    : >"$WORK/want.rc"
    read_state
}

plan_end() {
    for plan_phase in errors notes before datasets bases clones anew rc bridges places conf unwanted; do
        : >"$WORK/plan.$plan_phase"
    done
    if [ -e "$JAIL_CONF" ] && ! holds_line "$JAIL_CONF" "# cdktf-jails: host=$HOST"; then
        refuse "$JAIL_CONF is not ours: its jails are left alone"
    fi
    plan_old_conf
    jail_rows
    plan_datasets
    plan_bridges
    plan_jails
    plan_rc_leftovers
    if is_scoped; then
        for end_jail in $ONLY; do
            holds_line "$WORK/known" "$end_jail" || refuse "no jail $end_jail of ours is on host $HOST"
            printf '%s\n' "$end_jail"
        done >"$WORK/plan.removals"
    else
        # Copies for testing go, too.
        cat "$WORK/known" >"$WORK/plan.removals"
    fi
}

# Before anything is stopped.
refuse_foreign_mounts() {
    while IFS= read -r foreign_jail; do
        enter_jail "$foreign_jail"
        cp "$WORK/mounts.state" "$WORK/$JAIL.mounts"
        leftover_mounts >"$WORK/$JAIL.leftover"
        while IFS=$TAB read -r foreign_whose foreign_target; do
            [ "$foreign_whose" != foreign ] ||
                refuse "$foreign_target is mounted below the root of jail $JAIL and is not ours: unmount it first"
        done <"$WORK/$JAIL.leftover"
    done <"$WORK/plan.removals"
    stop_at_errors
}

destroy_all() {
    find_copies
    remove_jails || exit 1
    # Before what they are clones of.
    destroy_copies
    run_phase unwanted || exit 1
    # Ours: its first line says so, and every block in it was of a jail that was removed.
    [ ! -e "$JAIL_CONF" ] || rm -f "$JAIL_CONF"
    while IFS= read -r end_note; do
        report note host note "note: $end_note"
    done <"$WORK/plan.notes"
    say "host $HOST: nothing of ours is left but what is to be kept"
    forget_everything
}

destroy_chosen() {
    find_copies
    find_chosen_datasets >"$WORK/plan.unwanted"
    remove_jails || exit 1
    destroy_copies
    run_phase unwanted || exit 1
}

# The datasets of the chosen jails that may go by their policy.
find_chosen_datasets() {
    awk -F "$TAB" -v OFS="$TAB" -v only="$ONLY" -v removal="$REMOVAL_PROPERTY" '
        table == "rows" { if ($2 == "root" && $3 == "dataset" && index(only, " " $1 " ")) chosen[$4] = 1; next }
        ($1 in chosen) && $2 == removal && $3 == "destroy" && $4 == "local" {
            print "dataset", $1, "destroy", "- dataset " $1 ", with all it holds", "destroy_dataset", $1
        }
    ' table=rows "$WORK/rows.applied" table=zfs "$WORK/zfs.state"
}

# What 'clone' has made for the jails that go: NAME JAIL, noted before their records are gone.
find_copies() {
    : >"$WORK/copies"
    while IFS= read -r copy_jail; do
        [ ! -f "$STATE/jails/$copy_jail/datasets" ] || cat "$STATE/jails/$copy_jail/datasets"
    done <"$WORK/plan.removals" >"$WORK/copies"
}

# Last made, first destroyed.
destroy_copies() {
    while IFS=$TAB read -r copy_dataset copy_snapshot; do
        destroy_copy "$copy_dataset" "$copy_snapshot" || fail "dataset $copy_dataset cannot be destroyed"
    done <"$WORK/copies"
}

# The state directory last, since it says what is ours. Its own entries are named one by one.
forget_everything() {
    for end_entry in jails applied late-bound rc.conf holder lock; do
        rm -rf "$STATE/${end_entry:?}"
    done
    rm -rf "$WORK"
    WORK=
    rm -rf "$STATE/run" "$STATE/owner"
    rmdir "$STATE"
}
