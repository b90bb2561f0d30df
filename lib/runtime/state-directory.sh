# shellcheck shell=sh
# The state directory: what was done, for the runs to come.
#
#   owner                  whose it is
#   applied                the host's facts as they were last applied
#   late-bound             values that Terraform sent, as NAME TAB VALUE: addresses, host names, sums; no secrets
#   rc.conf                what we set in rc.conf, as NAME TAB VALUE
#   jails/NAME/applied     the jail's facts as they were last applied
#   jails/NAME/started.conf    the block that started the jail, with which it will be stopped
#   jails/NAME/changing    a change has begun and not ended: which, and the snapshot before it
#   jails/NAME/previous.conf   the block before that change
#   jails/NAME/addresses   those of the host's interfaces that jail(8) is working on for the jail
#   jails/NAME/failed      why the last change failed
#   jails/NAME/log         what the programs said during the last change
#   jails/NAME/clone       made by 'provision.sh clone': of which jail
#   run/                   tables of the run that holds the lock
#   lock, holder           for lockf(1), and who holds it

# True when the state directory is ours, or nothing is there yet.
state_is_ours() {
    [ -e "$STATE" ] || return 0
    [ -d "$STATE" ] && [ ! -h "$STATE" ] || return 1
    if [ -s "$STATE/owner" ]; then
        read -r state_owner <"$STATE/owner"
        [ "$state_owner" = "cdktf-jails: host=$HOST" ]
    else
        state_is_bare
    fi
}

# A directory is ours too when a run was killed right after making it.
state_is_bare() {
    for state_entry in "$STATE"/* "$STATE"/.[!.]*; do
        case $state_entry in
        "$STATE/*" | "$STATE/.[!.]*" | "$STATE/owner") ;;
        *) return 1 ;;
        esac
    done
}

refuse_foreign_state() {
    state_is_ours ||
        fail "$STATE is not ours (no line 'cdktf-jails: host=$HOST' in $STATE/owner): move it away or choose another"
}

make_state_directory() {
    refuse_foreign_state
    [ -s "$STATE/owner" ] && [ -d "$STATE/jails" ] && [ -d "$STATE/run" ] && return 0
    mkdir -p "$STATE"
    chmod 0700 "$STATE"
    printf 'cdktf-jails: host=%s\n' "$HOST" >"$STATE/owner"
    mkdir -p "$STATE/jails" "$STATE/run"
}

# What a killed run has left. Ours: all of run/ is, and the lock says that nobody uses it now. The
# copies of jail.conf carry our name and mktemp's letters.
sweep_state() {
    for state_entry in "$STATE"/run/* "$STATE"/*.new.?????? "$STATE"/jails/*/*.new.?????? \
        "$JAIL_CONF".cdktf-jails.??????; do
        [ ! -e "$state_entry" ] || rm -rf "$state_entry"
    done
}

# Replaces a file of the state directory whole, so that a cut leaves the old one or the new one.
keep() {
    keep_new=$(mktemp "$1.new.XXXXXX") || return 1
    if cat >"$keep_new" && mv -f "$keep_new" "$1"; then
        return 0
    fi
    rm -f "$keep_new"
    return 1
}
