# shellcheck shell=sh
# What must hold before anything is done, and what only a person can settle.

refuse() {
    printf '%s\n' "$*" >>"$WORK/plan.errors"
}

# Adds an action to a phase.
act() {
    act_phase=$1
    shift
    act_row=$1
    shift
    for act_word; do
        act_row=$act_row$TAB$act_word
    done
    printf '%s\n' "$act_row" >>"$WORK/plan.$act_phase"
}

needs() {
    while IFS= read -r needs_line; do
        [ "$needs_line" != "$1" ] || return 0
    done <"$WORK/ask.needs"
    return 1
}

# Prints the value of a line 'NAME: VALUE'; nothing when there is none.
line_of() {
    while IFS= read -r line_text; do
        case $line_text in
        "$2: "*)
            printf '%s' "${line_text#*: }"
            return 0
            ;;
        esac
    done <"$1"
}

plan_host() {
    plan_machine
    plan_kernel
    plan_rulesets
    plan_roots
    plan_jail_conf
    plan_boot
}

plan_machine() {
    machine_release=$(line_of "$WORK/host.state" kern.osrelease)
    machine_architecture=$(line_of "$WORK/host.state" hw.machine)
    if is_older "$machine_release" "$RELEASE"; then
        refuse "the host runs FreeBSD $machine_release, the program says $RELEASE:" \
            'upgrade the host, or declare the release that it has'
    fi
    [ "$machine_architecture" = "$ARCHITECTURE" ] ||
        refuse "the host is $machine_architecture, the program says $ARCHITECTURE"
    [ "$(line_of "$WORK/host.state" security.jail.jailed)" != 1 ] ||
        refuse 'this is a jail, not a host'
    # Compatibility goes backwards only: an older kernel lacks what a newer userland calls.
    while IFS=$TAB read -r base_dataset base_release _; do
        ! is_older "$machine_release" "$base_release" ||
            refuse "base $base_dataset is $base_release, newer than the host's kernel, $machine_release"
    done <"$WORK/want.bases"
}

# True when release $1 (14.4-RELEASE-p1) comes before release $2 (14.4).
is_older() {
    older_major=${1%%.*}
    older_minor=${1#*.}
    than_minor=${2#*.}
    [ "$older_major" -lt "${2%%.*}" ] || {
        [ "$older_major" -eq "${2%%.*}" ] && [ "${older_minor%%[!0-9]*}" -lt "${than_minor%%[!0-9]*}" ]
    }
}

plan_kernel() {
    if needs racct && ! counts_resources; then
        refuse 'resource limits need kern.racct.enable=1: add that line to /boot/loader.conf and reboot'
    fi
    if needs vnet && [ "$(line_of "$WORK/host.state" kern.features.vimage)" != 1 ]; then
        refuse "jails with interfaces of their own need a kernel with 'options VIMAGE', as GENERIC is"
    fi
}

# A ruleset without rules hides nothing: the jail would see every disk.
plan_rulesets() {
    while IFS= read -r ruleset_number; do
        ! holds_line "$WORK/host.rulesets" "$ruleset_number" || continue
        act before devfs "$ruleset_number" load "~ devfs ruleset $ruleset_number: load the rules" \
            load_ruleset "$ruleset_number"
    done <"$WORK/ask.rulesets"
}

holds_line() {
    while IFS= read -r holds_text; do
        [ "$holds_text" != "$2" ] || return 0
    done <"$1"
    return 1
}

plan_roots() {
    while IFS=$TAB read -r root_jail root_path; do
        decode "$root_path"
        [ -d "$DECODED" ] || refuse "jail $root_jail: its root $DECODED does not exist"
    done <"$WORK/want.roots"
}

plan_jail_conf() {
    if [ -h "$JAIL_CONF" ] || { [ -e "$JAIL_CONF" ] && ! holds_line "$JAIL_CONF" "# cdktf-jails: host=$HOST"; }; then
        refuse "$JAIL_CONF is not ours (no line '# cdktf-jails: host=$HOST'):" \
            'take its jails into the program and move the file away'
    fi
    conf_directory=${JAIL_CONF%/*}
    [ -d "${conf_directory:-/}" ] ||
        refuse "there is no directory $conf_directory for $JAIL_CONF: mkdir -p $conf_directory"
    plan_old_conf
    # rc.d/jail takes these instead of the block in jail.conf.
    while IFS= read -r conf_jail; do
        for conf_file in "/etc/jail.$conf_jail.conf" "/etc/jail.conf.d/$conf_jail.conf"; do
            [ ! -e "$conf_file" ] || [ "$conf_file" = "$JAIL_CONF" ] ||
                refuse "$conf_file would be used for jail $conf_jail at boot instead of $JAIL_CONF: remove it"
        done
    done <"$WORK/ask.jails"
}

# The jail.conf of before, when the program has named another place since. Ours by its first line.
plan_old_conf() {
    [ -s "$STATE/applied" ] && ! is_scoped || return 0
    while IFS=$TAB read -r old_kind _ _ _ old_conf _; do
        [ "$old_kind" = host ] || continue
        decode "${old_conf#jail_conf=}"
        [ "$DECODED" != "$JAIL_CONF" ] && [ -f "$DECODED" ] && [ ! -h "$DECODED" ] || return 0
        holds_line "$DECODED" "# cdktf-jails: host=$HOST" || return 0
        OLD_CONF=$DECODED
        act unwanted jail.conf "$OLD_CONF" remove "- $OLD_CONF" drop_old_conf
        return 0
    done <"$STATE/applied"
}

# What boot needs of rc.conf. A variable that somebody else has set stays as it is.
plan_boot() {
    while IFS=$TAB read -r boot_name boot_how boot_value; do
        boot_is=$(line_of "$WORK/rc.state" "$boot_name")
        if [ "$boot_how" = word ]; then
            case " $boot_is " in *" $boot_value "*) continue ;; esac
            act rc rc.conf "$boot_name" change "~ rc.conf $boot_name: add $boot_value" add_rc "$boot_name" "$boot_value"
        elif [ "$boot_is" != "$boot_value" ]; then
            plan_variable
        fi
    done <"$WORK/want.rc"
    boot_list=$(line_of "$WORK/rc.state" jail_list)
    [ -z "$boot_list" ] || plan_jail_list
    boot_conf=$(line_of "$WORK/rc.state" jail_conf)
    [ "$JAIL_CONF" != /etc/jail.conf ] || [ "${boot_conf:-/etc/jail.conf}" = /etc/jail.conf ] ||
        is_recorded_rc "jail_conf$TAB$boot_conf" ||
        refuse "jail_conf in rc.conf is $boot_conf: the program must say so too (jailConfPath), or: sysrc -x jail_conf"
    if needs zfs; then
        case $(line_of "$WORK/rc.state" zfs_enable) in
        [Yy][Ee][Ss] | [Tt][Rr][Uu][Ee] | [Oo][Nn] | 1) ;;
        *) refuse 'datasets are not mounted at boot: sysrc zfs_enable=YES' ;;
        esac
    fi
}

plan_variable() {
    case $boot_name in
    jail_enable | jail_conf) ;;
    *)
        if [ -n "$boot_is" ] && ! is_recorded_rc "$boot_name$TAB$boot_is"; then
            refuse "$boot_name in rc.conf is '$boot_is' and not ours: sysrc -x $boot_name, or name the bridge otherwise"
            return
        fi
        ;;
    esac
    act rc rc.conf "$boot_name" change "~ rc.conf $boot_name: $boot_value" set_rc "$boot_name" "$boot_value"
}

is_recorded_rc() {
    [ -f "$STATE/rc.conf" ] && holds_line "$STATE/rc.conf" "$1"
}

# With a jail_list only the jails in it start at boot.
plan_jail_list() {
    while IFS= read -r list_jail; do
        case " $boot_list " in
        *" $list_jail "*) ;;
        *) refuse "jail_list in rc.conf lacks $list_jail, which would not start at boot: sysrc jail_list+=$list_jail" ;;
        esac
    done <"$WORK/ask.jails"
}
