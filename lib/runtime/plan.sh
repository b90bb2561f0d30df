# shellcheck shell=sh
# The plan: what is, what shall be, and what lies between. Only reads.

BUNDLE=

# The folder that this script came in, with jail.conf and files/ beside it.
find_bundle() {
    case $0 in
    */*) BUNDLE=${0%/*} ;;
    *) BUNDLE=. ;;
    esac
    NEW_CONF=$BUNDLE/jail.conf
    [ -f "$NEW_CONF" ] || fail "there is no jail.conf beside $0: upload the whole folder"
}

read_everything() {
    print_facts >"$WORK/desired"
    bind_values
    read_jails
    scope_desired
    make_tables
    read_state
    check_bundle
}

# All but the jails, each kind by one reader.
read_state() {
    read_host_state
    read_limits
    read_datasets
    read_interfaces
    read_mounts
    read_rc_conf
    read_files
}

# A folder that was uploaded by half, or changed by hand, is not what was reviewed.
check_bundle() {
    while IFS=$TAB read -r bundle_name bundle_sum; do
        holds_line "$WORK/files.sums" "${bundle_sum#sha256=} $BUNDLE/$bundle_name" ||
            fail "$BUNDLE/$bundle_name is not the file that was synthesized with this script: upload the folder again"
    done <"$WORK/want.bundle"
}

make_plan() {
    refuse_foreign_state
    read_everything
    for plan_phase in errors notes before datasets bases clones anew rc bridges places conf unwanted; do
        : >"$WORK/plan.$plan_phase"
    done
    plan_host
    plan_datasets
    plan_bases
    plan_bridges
    jail_rows
    plan_jails
    plan_release
    plan_rc_leftovers
}

PHASES='before datasets bases clones bridges rc'
# Done when the jails that keep them busy are down: places.

# ---- telling

# Prints the plan; PLAN_SIZE is how many changes it has.
show_plan() {
    PLAN_SIZE=0
    for show_phase in $PHASES places; do
        show_phase "$show_phase"
    done
    show_removals
    show_jails
    if [ -s "$WORK/plan.conf" ] && [ ! -s "$WORK/plan.jails" ] && [ ! -s "$WORK/plan.removals" ]; then
        PLAN_SIZE=$((PLAN_SIZE + 1))
        report jail.conf "$JAIL_CONF" change "~ $JAIL_CONF: its head"
    fi
    show_phase unwanted
    while IFS= read -r show_note; do
        report note host note "note: $show_note"
    done <"$WORK/plan.notes"
}

show_phase() {
    while IFS=$TAB read -r show_kind show_name show_action show_text _; do
        [ "$show_text" != - ] || continue
        PLAN_SIZE=$((PLAN_SIZE + 1))
        report "$show_kind" "$show_name" "$show_action" "$show_text"
    done <"$WORK/plan.$1"
}

show_removals() {
    while IFS= read -r show_name; do
        PLAN_SIZE=$((PLAN_SIZE + 1))
        report jail "$show_name" remove "- jail $show_name: stop and remove; its datasets stay unless listed here"
    done <"$WORK/plan.removals"
}

# Reasons follow each other in the order of the jails.
show_jails() {
    exec 3<"$WORK/plan.reasons"
    reason_jail=
    while IFS=$TAB read -r show_name show_verb _; do
        PLAN_SIZE=$((PLAN_SIZE + 1))
        case $show_verb in
        create | start) show_text="+ jail $show_name: $show_verb" ;;
        live) show_text="~ jail $show_name: change while it runs" ;;
        note) show_text="~ jail $show_name: takes effect at its next start" ;;
        *) show_text="~ jail $show_name: $show_verb" ;;
        esac
        report jail "$show_name" "$show_verb" "$show_text"
        show_reasons
    done <"$WORK/plan.jails"
    exec 3<&-
}

show_reasons() {
    while :; do
        if [ -z "$reason_jail" ]; then
            IFS=$TAB read -r reason_jail reason_text <&3 || return 0
        fi
        [ "$reason_jail" = "$show_name" ] || return 0
        report reason "$show_name" "$show_verb" "    $reason_text"
        reason_jail=
    done
}

# Ends the run when something must be settled first.
stop_at_errors() {
    [ -s "$WORK/plan.errors" ] || return 0
    while IFS= read -r error_text; do
        complain "$error_text"
    done <"$WORK/plan.errors"
    exit 1
}

command_plan() {
    open_workspace "${TMPDIR:-/tmp}"
    make_plan
    show_plan
    stop_at_errors
    if [ "$PLAN_SIZE" -eq 0 ]; then
        say "host $HOST: nothing to do"
        return 0
    fi
    say "host $HOST: $PLAN_SIZE to do"
    exit 2
}
