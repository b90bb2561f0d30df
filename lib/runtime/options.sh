# shellcheck shell=sh
# The command line.

COMMAND=
# The command's own arguments, at most two.
JAIL_NAME=
OTHER_NAME=
# Names given by --only, each between two blanks.
ONLY=' '
JOBS=4
JSON=no
RESTART=yes
LOCK_WAIT=60
LOCKED=no
DESTROY_NEWER=no
SEND_INTO=
SEND_TO=
INCREMENTAL=no

# shellcheck disable=SC2034 # the files below read what is set here
parse_options() {
    while [ $# -gt 0 ]; do
        option=$1
        shift
        case $option in
        --only | --jobs | --wait | --into | --to)
            [ $# -gt 0 ] || usage_error "$option needs a value"
            take_value "$option" "$1"
            shift
            ;;
        --only=* | --jobs=* | --wait=* | --into=* | --to=*) take_value "${option%%=*}" "${option#*=}" ;;
        --no-restart) RESTART=no ;;
        --json) JSON=yes ;;
        --destroy-newer) DESTROY_NEWER=yes ;;
        --incremental) INCREMENTAL=yes ;;
        # Given by the script to itself, once it runs under lockf(1).
        --locked) LOCKED=yes ;;
        -h | --help)
            usage
            exit 0
            ;;
        -*) usage_error "unknown option $option" ;;
        *) take_argument "$option" ;;
        esac
    done
    check_arguments
}

# shellcheck disable=SC2034 # the files below read what is set here
take_value() {
    case $1 in
    --only)
        check_name "$2"
        ONLY="$ONLY$2 "
        ;;
    --jobs) JOBS=$(whole_number "$1" "$2" 1) ;;
    --wait) LOCK_WAIT=$(whole_number "$1" "$2" 0) ;;
    --into) SEND_INTO=$2 ;;
    --to) SEND_TO=$2 ;;
    esac
}

take_argument() {
    if [ -z "$COMMAND" ]; then
        COMMAND=$1
    elif [ -z "$JAIL_NAME" ]; then
        JAIL_NAME=$1
    elif [ -z "$OTHER_NAME" ]; then
        OTHER_NAME=$1
    else
        usage_error "$1 is one argument too many"
    fi
}

check_arguments() {
    case $COMMAND in
    '') usage_error 'no command given' ;;
    plan | apply | destroy | status)
        [ -z "$JAIL_NAME" ] || usage_error "$COMMAND takes no argument; to name a jail: --only $JAIL_NAME"
        ;;
    snapshot | rollback)
        check_name "${JAIL_NAME:-}"
        case $OTHER_NAME in *[!A-Za-z0-9_.:-]*) usage_error "$OTHER_NAME cannot be a snapshot's name" ;; esac
        ;;
    clone)
        check_name "${JAIL_NAME:-}"
        check_name "${OTHER_NAME:-}"
        ;;
    send)
        check_name "${JAIL_NAME:-}"
        [ -z "$OTHER_NAME" ] || usage_error "$OTHER_NAME is one argument too many"
        [ -n "$SEND_INTO$SEND_TO" ] || usage_error 'send needs --into DATASET, --to COMMAND or both'
        case $SEND_INTO in -* | *[!A-Za-z0-9_.:/-]*) usage_error "$SEND_INTO cannot be a dataset's name" ;; esac
        ;;
    *) usage_error "unknown command $COMMAND" ;;
    esac
    check_combinations
}

# Rather an error than an option without effect.
check_combinations() {
    [ "$RESTART" = yes ] || belongs_to --no-restart 'plan apply'
    [ "$DESTROY_NEWER" = no ] || belongs_to --destroy-newer rollback
    [ "$INCREMENTAL" = no ] || belongs_to --incremental send
    [ -z "$SEND_INTO" ] || belongs_to --into send
    [ -z "$SEND_TO" ] || belongs_to --to send
    [ "$ONLY" = ' ' ] || belongs_to --only 'plan apply destroy status'
}

belongs_to() {
    case " $2 " in
    *" $COMMAND "*) ;;
    *) usage_error "$1 has no meaning for $COMMAND" ;;
    esac
}

# Jails' names also become file names in the state directory.
check_name() {
    case $1 in
    '') usage_error 'the name of a jail is missing' ;;
    -* | *[!A-Za-z0-9_-]*) usage_error "$1 cannot be a jail's name" ;;
    esac
}

whole_number() {
    case $2 in
    '' | *[!0-9]* | 0?*) usage_error "$1 takes a whole number, not '$2'" ;;
    esac
    [ "$2" -ge "$3" ] || usage_error "$1 takes a number from $3"
    printf '%s' "$2"
}

usage_error() {
    printf 'error: %s\nsh provision.sh -h lists the commands\n' "$*" >&2
    exit 1
}
