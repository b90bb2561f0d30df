# shellcheck shell=sh
# Whether a jail that was changed is well.

check_health() {
    is_running "$JAIL" || {
        failed 'it does not run any more'
        return 1
    }
    each jail_health try_health
}

# try_health tcp|command interval= retries= timeout= port=|COMMAND...
try_health() {
    health_kind=$1
    health_interval=$(value_of interval "$2")
    health_retries=$(value_of retries "$3")
    health_timeout=$(value_of timeout "$4")
    shift 4
    case $health_kind in
    tcp)
        find_address
        set -- /usr/bin/nc -z -w "$health_timeout" "$health_address" "${1#port=}"
        ;;
    *)
        for health_word; do
            shift
            decode "$health_word"
            set -- "$@" "$DECODED"
        done
        ;;
    esac
    health_try=1
    until attempt "health check, try $health_try" \
        timeout -k 5 "$health_timeout" jexec -l "$JAIL" "$@"; do
        main_lives || return 1
        forgive
        [ "$health_try" -lt "$health_retries" ] || {
            failed "it is not well after $health_try tries of: $*"
            return 1
        }
        health_try=$((health_try + 1))
        sleep "$health_interval" || return 1
    done
}

# The jail's first address, from inside; without any of its own, what the host's loopback is to it.
find_address() {
    health_address=127.0.0.1
    while IFS= read -r address_line; do
        case $address_line in
        "jail_address$TAB"*) address_line=${address_line##*"$TAB"} ;;
        "jail_interface$TAB"*"${TAB}ip4="*) address_line=${address_line#*"${TAB}ip4="} ;;
        "jail_interface$TAB"*"${TAB}ip6="*) address_line=${address_line#*"${TAB}ip6="} ;;
        *) continue ;;
        esac
        address_line=${address_line%%"$TAB"*}
        address_line=${address_line#*'|'}
        health_address=${address_line%%[/ ]*}
        return 0
    done <"$WORK/$JAIL.facts"
}
