# shellcheck shell=sh
# What the script says: lines for a person, or with --json one object a line for a program.

# A line for people only.
say() {
    [ "$JSON" = yes ] || printf '%s\n' "$*"
}

# One event: what kind of thing, which one, what is done to it, and the same in words.
#   report dataset zroot/jails create '+ dataset zroot/jails: create, mountpoint=/jails'
report() {
    if [ "$JSON" = yes ]; then
        # Indentation is for people.
        printf '{"kind":%s,"name":%s,"action":%s,"text":%s}\n' \
            "$(json_text "$1")" "$(json_text "$2")" "$(json_text "$3")" "$(json_text "${4#"${4%%[! ]*}"}")"
    else
        printf '%s\n' "$4"
    fi
}

# An error that does not end the run by itself.
complain() {
    if [ "$JSON" = yes ]; then
        printf '{"kind":"error","text":%s}\n' "$(json_text "$*")"
    fi
    printf 'error: %s\n' "$*" >&2
}

fail() {
    complain "$*"
    exit 1
}
