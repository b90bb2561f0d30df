# shellcheck shell=sh
# Files that were written into jails, the bundle's jail.conf, and directories whose mode matters, as they
# are now: one stat(1) and one sha256(1) for all of them.
#
# They are looked at from the host, where a jail's root may have put a symbolic link or a fifo in the
# way. So a path is followed only when every component below the jail's own directory is a real one,
# and only regular files are opened.

# files.state: PATH missing|strange; files.stat: 'MODE PATH'; files.sums: 'SHA256 PATH'.
read_files() {
    : >"$WORK/files.state"
    : >"$WORK/files.stat"
    : >"$WORK/files.sums"
    set --
    while IFS=$TAB read -r _ _ file_path _ file_mode _; do
        decode "$file_path"
        [ "$file_mode" = - ] || [ ! -d "$DECODED" ] || set -- "$@" "$DECODED"
    done <"$WORK/want.datasets"
    file_directories=$#
    set -- "$@" "$BUNDLE/jail.conf"
    while IFS=$TAB read -r file_jail _ file_path file_top _; do
        [ -f "$STATE/jails/$file_jail/applied" ] || continue
        decode "$file_top"
        file_below=$DECODED
        decode "$file_path"
        if ! is_plain_path "$file_below" "${DECODED#"$file_below"}"; then
            printf '%s\tstrange\n' "$file_path" >>"$WORK/files.state"
        elif [ -f "$DECODED" ]; then
            set -- "$@" "$DECODED"
            [ $# -lt 1000 ] || {
                look_at_files "$@"
                set --
                file_directories=0
            }
        elif [ -e "$DECODED" ]; then
            printf '%s\tstrange\n' "$file_path" >>"$WORK/files.state"
        else
            printf '%s\tmissing\n' "$file_path" >>"$WORK/files.state"
        fi
    done <"$WORK/want.files"
    [ $# -eq 0 ] || look_at_files "$@"
}

# The first ones are directories, as many as file_directories says.
look_at_files() {
    stat -f '%Mp%Lp %N' "$@" >>"$WORK/files.stat" || refuse_unread "$@"
    shift "$file_directories"
    [ $# -gt 0 ] || return 0
    # A file may be swapped for a fifo between the look and the reading: never wait for one.
    timeout 300 sha256 -r "$@" >>"$WORK/files.sums" || refuse_unread "$@"
}

# A file may go away while we look, which is a difference like any other; anything else is an error.
refuse_unread() {
    for unread_file; do
        [ -e "$unread_file" ] || return 0
    done
    fail "the files in the jails cannot be read"
}

# True when no component of $2 below $1 is a symbolic link.
is_plain_path() {
    plain_path=$1
    plain_rest=${2#/}
    while [ -n "$plain_rest" ]; do
        plain_path=$plain_path/${plain_rest%%/*}
        [ ! -h "$plain_path" ] || return 1
        case $plain_rest in
        */*) plain_rest=${plain_rest#*/} ;;
        *) plain_rest= ;;
        esac
    done
}
