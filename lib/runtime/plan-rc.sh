# shellcheck shell=sh
# What is in rc.conf because of us and shall be there no more.

# Phase unwanted. Ours by the record, and only while it still has the value that we gave it; a value that
# somebody changed since is theirs.
plan_rc_leftovers() {
    ! is_scoped && [ -f "$STATE/rc.conf" ] || return 0
    while IFS=$TAB read -r left_name left_value; do
        ! is_wanted_rc "$left_name" "$left_value" || continue
        is_rc_value "$left_name" "$left_value" || continue
        act unwanted rc.conf "$left_name" change "- rc.conf $left_name: ${left_value#+}" \
            drop_rc "$left_name" "$left_value"
    done <"$STATE/rc.conf"
}

# A word is wanted as it is; a variable is, whatever its value, since it will be set anew.
is_wanted_rc() {
    while IFS=$TAB read -r wanted_name wanted_how wanted_value; do
        [ "$wanted_name" = "$1" ] || continue
        [ "$wanted_how" = word ] || return 0
        [ "+$wanted_value" != "$2" ] || return 0
    done <"$WORK/want.rc"
    return 1
}

is_rc_value() {
    rc_is=$(line_of "$WORK/rc.state" "$1")
    case $2 in
    +*) case " $rc_is " in *" ${2#+} "*) return 0 ;; esac ;;
    *) [ "$rc_is" != "$2" ] || return 0 ;;
    esac
    return 1
}
