# shellcheck shell=sh
# The variables of rc.conf that boot depends on, in one sysrc(8) call.

# rc.state: 'NAME: VALUE'; those that are set nowhere are missing.
read_rc_conf() {
    set --
    while IFS= read -r rc_name; do
        set -- "$@" "$rc_name"
    done <"$WORK/ask.rc"
    if [ -s "$STATE/rc.conf" ]; then
        while IFS=$TAB read -r rc_name _; do
            is_among "$rc_name" "$@" || set -- "$@" "$rc_name"
        done <"$STATE/rc.conf"
    fi
    sysrc -i "$@" >"$WORK/rc.state"
}
