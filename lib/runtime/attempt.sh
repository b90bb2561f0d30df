# shellcheck shell=sh
# One jail's change runs in a process of its own, next to others. Here are what it is about, where its
# programs' output goes and how a step fails.

# Of the jail that this process changes.
JAIL=
JAIL_DIRECTORY=
JAIL_LOG=
# What failed, in words.
FAILURE=

enter_jail() {
    JAIL=$1
    JAIL_DIRECTORY=$STATE/jails/$1
    JAIL_LOG=$JAIL_DIRECTORY/log
    FAILURE=
    mkdir -p "$JAIL_DIRECTORY"
}

# attempt WHAT COMMAND...: runs a step; what it says goes to the jail's log, and its failure gets a name.
attempt() {
    attempt_from /dev/null "$@"
}

# attempt_from FILE WHAT COMMAND...: the same, with a file to read from. A daemon that a step leaves in the
# jail keeps what it has open: not the terminal, not the log, only a file that is gone after the run.
attempt_from() {
    attempt_input=$1
    attempt_what=$2
    shift 2
    main_lives || return 1
    attempt_line=$*
    attempt_status=0
    "$@" <"$attempt_input" >"$WORK/$JAIL.out" 2>&1 3<&- 4<&- || attempt_status=$?
    {
        printf '%s: %s\n' "$attempt_what" "${attempt_line%%"$NEWLINE"*}"
        cat "$WORK/$JAIL.out"
    } >>"$JAIL_LOG" || return 1
    [ "$attempt_status" -eq 0 ] || failed "$attempt_what (status $attempt_status)$(last_words)"
}

# Prints the last thing that the step said, but for jail(8)'s word that the jail is gone.
last_words() {
    words_text=
    while IFS= read -r words_line || [ -n "$words_line" ]; do
        case $words_line in
        '' | "$JAIL: removed") ;;
        *) words_text=$words_line ;;
        esac
    done <"$WORK/$JAIL.out"
    printf '%s' "${words_text:+: $words_text}"
}

# Keeps the first reason of a chain of failures.
failed() {
    [ -n "$FAILURE" ] || FAILURE=$1
    printf 'failed: %s\n' "$1" >>"$JAIL_LOG"
    return 1
}

# What failed does not count: it is judged by what is true afterwards, or told by somebody else.
forgive() {
    FAILURE=
}

# A run that was killed must not go on through its children: the next run would meet them.
main_lives() {
    kill -0 "$$" 2>/dev/null && [ ! -e "$WORK/stop" ] || exit 1
}

# A step of a jail, told to the person who waits.
tell() {
    report jail "$JAIL" "$1" "  jail $JAIL: $2"
}
