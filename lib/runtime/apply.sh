# shellcheck shell=sh
# Bringing the host to the plan.

# Does the actions of one phase, one line each.
run_phase() {
    while IFS=$TAB read -r phase_kind phase_name phase_action phase_text phase_verb phase_words <&5; do
        [ "$phase_text" = - ] || report "$phase_kind" "$phase_name" "$phase_action" "$phase_text"
        IFS=$TAB
        set -f
        # shellcheck disable=SC2086 # split at the tabs
        set -- $phase_words
        set +f
        unset IFS
        for phase_word; do
            shift
            decode "$phase_word"
            set -- "$@" "$DECODED"
        done
        # The verb is one of the functions that the plan names, never a word of the program's.
        "$phase_verb" "$@" </dev/null || {
            complain "this failed: ${phase_text#[-+~] }"
            return 1
        }
    done 5<"$WORK/plan.$1"
}

command_apply() {
    take_values
    sweep_state
    open_workspace "$STATE/run"
    make_plan
    stop_at_errors
    if [ "$RESTART" = no ]; then
        hold_restarts
    fi
    if plan_is_empty; then
        record_host
        say "host $HOST: nothing to do"
        return 0
    fi
    check_jail_conf
    load_modules
    for apply_phase in $PHASES; do
        run_phase "$apply_phase" || return 1
    done
    apply_status=0
    remove_jails || apply_status=1
    write_head
    prepare_workers
    release_jails || return 1
    change_jails "$WORK/plan.jails" || apply_status=1
    if [ "$apply_status" -eq 0 ]; then
        run_phase unwanted || return 1
        record_host
    fi
    summarize
    return "$apply_status"
}

plan_is_empty() {
    for empty_phase in $PHASES places conf unwanted jails removals; do
        [ ! -s "$WORK/plan.$empty_phase" ] || return 1
    done
}

# jail(8) reads the whole file for every jail, so a mistake in one block would hit all of them.
check_jail_conf() {
    jail -f "$NEW_CONF" -e ' ' >/dev/null || fail "jail(8) does not accept $BUNDLE/jail.conf"
}

load_modules() {
    set --
    ! needs interfaces || set -- if_bridge if_epair
    ! needs nullfs || set -- "$@" nullfs
    [ $# -eq 0 ] || kldload -n "$@" || fail "kernel modules cannot be loaded: $*"
}

# --no-restart: what would stop a jail that runs stays as it is, and so does a jail that left the program
# while one of these still names it.
hold_restarts() {
    : >"$WORK/now"
    HELD=' '
    while IFS=$TAB read -r hold_name hold_verb hold_rest; do
        case $hold_verb in
        restart | recreate)
            HELD="$HELD$hold_name "
            report jail "$hold_name" left "jail $hold_name: left for a run without --no-restart: $hold_verb"
            ;;
        *) printf '%s\t%s\t%s\n' "$hold_name" "$hold_verb" "$hold_rest" >>"$WORK/now" ;;
        esac
    done <"$WORK/plan.jails"
    mv "$WORK/now" "$WORK/plan.jails"
    [ "$HELD" = ' ' ] || hold_removals
}

hold_removals() {
    : >"$WORK/now"
    while IFS= read -r hold_name; do
        if is_named_by_held "$hold_name"; then
            report jail "$hold_name" left "jail $hold_name: left for a run without --no-restart: remove"
        else
            printf '%s\n' "$hold_name" >>"$WORK/now"
        fi
    done <"$WORK/plan.removals"
    mv "$WORK/now" "$WORK/plan.removals"
    : >"$WORK/plan.unwanted"
    : >"$WORK/plan.release"
    hold_places
}

hold_places() {
    while IFS=$TAB read -r hold_kind hold_name _ hold_text _; do
        [ "$hold_text" = - ] ||
            report "$hold_kind" "$hold_name" left "left for a run without --no-restart: ${hold_text#[-+~] }"
    done <"$WORK/plan.places"
    : >"$WORK/plan.places"
}

is_named_by_held() {
    while IFS=$TAB read -r named_jail named_kind named_key _; do
        [ "$named_kind$TAB$named_key" = "after$TAB$1" ] || continue
        case $HELD in *" $named_jail "*) return 0 ;; esac
    done <"$WORK/rows.applied"
    return 1
}

# The head of jail.conf says whose it is; without any change of a block it changes alone.
write_head() {
    [ -s "$WORK/plan.conf" ] || return 0
    : >"$WORK/head.pick"
    commit_picks "$WORK/head.pick" || fail "$JAIL_CONF cannot be written"
}

# Each jail's facts in a file of its own, so that its process reads no other's.
prepare_workers() {
    [ -s "$WORK/plan.jails" ] || return 0
    awk -F "$TAB" -v work="$WORK" '
        table == "plan" { planned[$1] = 1; next }
        $1 ~ /^jail/ && ($2 in planned) {
            if ($2 != last) close(file)
            last = $2
            file = work "/" $2 ".facts"
            print > file
        }
    ' table=plan "$WORK/plan.jails" table=facts "$WORK/desired"
}

# The host's facts as they were applied; with --only, those that were looked at.
record_host() {
    record_values
    ! same_lines "$WORK/want.host" "$STATE/applied" || return 0
    if is_scoped && [ -f "$STATE/applied" ]; then
        awk -F "$TAB" '
            table == "now" { looked_at[$2] = 1; print; next }
            !($2 in looked_at)
        ' table=now "$WORK/want.host" table=before "$STATE/applied" >"$WORK/applied"
        keep "$STATE/applied" <"$WORK/applied"
    else
        keep "$STATE/applied" <"$WORK/want.host"
    fi
}

same_lines() {
    [ -f "$2" ] || return 1
    exec 6<"$2"
    same_result=0
    while IFS= read -r same_line; do
        if ! IFS= read -r same_other <&6 || [ "$same_line" != "$same_other" ]; then
            same_result=1
            break
        fi
    done <"$1"
    ! IFS= read -r same_other <&6 || same_result=1
    exec 6<&-
    return "$same_result"
}

summarize() {
    summary_failed=$(count_words "$FAILED")
    summary_text="jails changed: $(($(count_words "$ENDED") - summary_failed))"
    [ "$summary_failed" -eq 0 ] || summary_text="$summary_text, failed:${FAILED% }"
    [ "$SKIPPED" = ' ' ] || summary_text="$summary_text, left alone:${SKIPPED% }"
    say "host $HOST: $summary_text"
}
