# shellcheck shell=sh
# What the command line asks for.

main() {
    set -eu
    LC_ALL=C
    export LC_ALL
    PATH=/sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin
    export PATH
    unset CDPATH ENV
    umask 022
    parse_options "$@"
    read_host
    [ "$LOCKED" = yes ] || refuse_wrong_person
    find_bundle
    case $COMMAND in
    plan) command_plan ;;
    status) command_status ;;
    *)
        if [ "$LOCKED" = no ]; then
            run_locked "$@"
        elif [ ! -s "$STATE/owner" ]; then
            # This run waited for one that took the whole directory away, and the lock with it.
            shift
            exec /bin/sh "$0" "$@"
        else
            note_holder
            "command_$COMMAND"
        fi
        ;;
    esac
}
