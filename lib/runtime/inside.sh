# shellcheck shell=sh
# Work inside a running jail. All of it runs in the jail, by jexec(8) or the -j of pkg, sysrc and service:
# there no symbolic link of the jail's leads out, and none of its programs runs with the host's rights.

# Does what the plan's list of work says, in the order in which one thing needs the other.
work_inside() {
    case $1 in *,package,*) converge_packages || return 1 ;; esac
    case $1 in *,file,*) converge_files || return 1 ;; esac
    case $1 in *,sysrc,*) converge_sysrc || return 1 ;; esac
    case $1 in
    *,package,* | *,file,* | *,sysrc,* | *,service,*) converge_services "$1" || return 1 ;;
    esac
}

# Prints the words of a kind that the jail had and shall have no more: the third column of its facts.
print_gone() {
    [ -f "$JAIL_DIRECTORY/applied" ] || return 0
    awk -F "$TAB" -v kind="$1" '
        $1 != kind { next }
        { key = $3; if (kind == "jail_sysrc") sub(/=.*/, "", key) }
        table == "now" { now[key] = 1; next }
        !(key in now) { print key }
    ' table=now "$WORK/$JAIL.facts" table=before "$JAIL_DIRECTORY/applied"
}

# each KIND FUNCTION: calls the function with the words of each fact of that kind, in their order. Split by
# hand, because a shell that splits at tabs loses empty words.
each() {
    each_kind=$1
    each_function=$2
    while IFS= read -r each_line <&3; do
        case $each_line in "$each_kind$TAB$JAIL$TAB"*) ;; *) continue ;; esac
        each_line=${each_line#"$each_kind$TAB$JAIL$TAB"}$TAB
        set --
        while [ -n "$each_line" ]; do
            set -- "$@" "${each_line%%"$TAB"*}"
            each_line=${each_line#*"$TAB"}
        done
        "$each_function" "$@" || return 1
    done 3<"$WORK/$JAIL.facts"
}

# ---- packages

# pkg(8) of the host works on the jail where the host has it; else the jail's own, which /usr/sbin/pkg of
# the base fetches by itself. The host never gets it because of us.
jail_pkg() {
    if pkg -N >/dev/null 2>&1; then
        ASSUME_ALWAYS_YES=yes pkg -j "$JAIL" "$@"
    else
        jexec -l "$JAIL" /usr/bin/env ASSUME_ALWAYS_YES=yes /usr/sbin/pkg "$@"
    fi
}

# One that left the program stays installed: others may need it, and pkg(8) would take them along.
converge_packages() {
    each jail_package install_package
}

install_package() {
    ! jail_pkg info -e "$1" </dev/null >/dev/null 2>&1 || return 0
    tell change "install package $1"
    attempt "install package $1" jail_pkg install -y "$1"
}

# ---- files

# Run by the jail's own sh; where the sum is '-', it comes first on the input. A directory on the way must be a
# real one, a file that is right stays, and a new one comes into its place by a rename, so a link that stands there
# is replaced and never followed.
# shellcheck disable=SC2016 # the jail's sh expands it
WRITE_FILE='
    set -eu
    PATH=/sbin:/bin:/usr/sbin:/usr/bin
    umask 077
    destination=$1 mode=$2 owner=$3 group=$4 sum=$5 rest=${1#/} way=
    [ "$sum" != - ] || read -r sum
    while :; do
        case $rest in */*) ;; *) break ;; esac
        way=$way/${rest%%/*}
        rest=${rest#*/}
        [ ! -h "$way" ] || { echo "$way is a symbolic link: name the path that it leads to" >&2; exit 1; }
        [ -d "$way" ] || { umask 022; mkdir "$way"; umask 077; }
    done
    if [ -f "$destination" ] && [ ! -h "$destination" ]; then
        is="$(stat -f "%Mp%Lp %Su %Sg" "$destination") $(sha256 -q "$destination")"
        [ "$is" != "$mode $owner $group $sum" ] || { cat >/dev/null; echo right; exit 0; }
    elif [ -d "$destination" ] && [ ! -h "$destination" ]; then
        rmdir "$destination" 2>/dev/null || { echo "$destination is a directory" >&2; exit 1; }
    fi
    rm -f "$way"/.cdktf-jails.??????
    new=$(mktemp "$way/.cdktf-jails.XXXXXX")
    cat >"$new"
    [ "$(sha256 -q "$new")" = "$sum" ] || { rm -f "$new"; echo "$destination did not come whole" >&2; exit 1; }
    chown "$owner:$group" "$new"
    chmod "$mode" "$new"
    [ ! -h "$destination" ] || rm "$destination"
    mv -f "$new" "$destination"
'

converge_files() {
    print_gone jail_file >"$WORK/$JAIL.gone" || return 1
    while IFS= read -r file_gone <&4; do
        decode "$file_gone"
        tell change "remove file $DECODED"
        # Ours: the record says that we wrote it, unless it is a directory now. rm(1) follows no link.
        # shellcheck disable=SC2016 # the jail's sh expands it
        attempt "remove file $DECODED" jexec -l "$JAIL" /bin/sh -c \
            '[ -d "$1" ] && [ ! -h "$1" ] || /bin/rm -f "$1"' sh "$DECODED" || return 1
    done 4<"$WORK/$JAIL.gone"
    each jail_file write_file
}

# write_file DESTINATION mode= owner= group=, then sha256= source= or late_bound=
write_file() {
    file_value=$(value_of late_bound "$@")
    if [ -n "$file_value" ]; then
        decode "$1"
        attempt "write file $DECODED" send_value "$file_value" jexec -l "$JAIL" /bin/sh -c "$WRITE_FILE" sh "$DECODED" \
            "$(value_of mode "$@")" "$(value_of owner "$@")" "$(value_of group "$@")" - || return 1
        [ "$(cat "$WORK/$JAIL.out")" = right ] || tell change "write file $DECODED"
        return 0
    fi
    decode "$(value_of source "$@")"
    file_source=$BUNDLE/$DECODED
    decode "$1"
    file_sum=$(value_of sha256 "$@")
    [ "$(sha256 -q "$file_source")" = "$file_sum" ] || {
        failed "$file_source is not the file that was synthesized: upload the folder again"
        return 1
    }
    attempt_from "$file_source" "write file $DECODED" jexec -l "$JAIL" /bin/sh -c "$WRITE_FILE" sh "$DECODED" \
        "$(value_of mode "$@")" "$(value_of owner "$@")" "$(value_of group "$@")" "$file_sum" || return 1
    [ "$(cat "$WORK/$JAIL.out")" = right ] || tell change "write file $DECODED"
}

# ---- rc.conf of the jail

converge_sysrc() {
    print_gone jail_sysrc >"$WORK/$JAIL.gone" || return 1
    while IFS= read -r sysrc_name <&4; do
        ! sysrc -j "$JAIL" -n "$sysrc_name" </dev/null >/dev/null 2>&1 || {
            tell change "unset $sysrc_name"
            unset_jail_variable || return 1
        }
    done 4<"$WORK/$JAIL.gone"
    each jail_sysrc set_jail_variable
}

# What only defaults/rc.conf sets has a value, too, and cannot be unset.
unset_jail_variable() {
    attempt "unset $sysrc_name" sysrc -j "$JAIL" -x "$sysrc_name" && return 0
    case $(cat "$WORK/$JAIL.out") in
    *'unknown variable'*) forgive ;;
    *) return 1 ;;
    esac
}

set_jail_variable() {
    decode "$1"
    sysrc_name=${DECODED%%=*}
    sysrc_value=${DECODED#*=}
    [ "$(sysrc -j "$JAIL" -n "$sysrc_name" </dev/null 2>/dev/null)" != "$sysrc_value" ] || return 0
    tell change "set $sysrc_name"
    case $sysrc_value in
    *"$NEWLINE"*)
        failed "$sysrc_name: sysrc(8) cannot set a value of several lines"
        return 1
        ;;
    *[\"\$\`\\]*) quote_for_sysrc || return 1 ;;
    esac
    attempt "set $sysrc_name" sysrc -j "$JAIL" "$sysrc_name=$sysrc_value"
}

# sysrc(8) puts a value between double quotes as it is, and rc(8) reads the file with sh, which would expand
# it. It appends a new variable literally, but eats backslashes when it replaces one (sysrc.subr).
quote_for_sysrc() {
    ! sysrc -j "$JAIL" -n "$sysrc_name" </dev/null >/dev/null 2>&1 ||
        unset_jail_variable || return 1
    replace_all "$sysrc_value" "\\" "\\\\"
    for sysrc_special in '"' '$' '`'; do
        replace_all "$REPLACED" "$sysrc_special" "\\$sysrc_special"
    done
    sysrc_value=$REPLACED
}

# ---- services

converge_services() {
    service_work=$1
    print_gone jail_service >"$WORK/$JAIL.gone" || return 1
    while IFS= read -r service_name <&4; do
        tell change "stop and disable service $service_name"
        # A service that does not run, or is gone with its package, needs no stop.
        service -j "$JAIL" "$service_name" onestop </dev/null >>"$JAIL_LOG" 2>&1 || :
        service -j "$JAIL" "$service_name" disable </dev/null >>"$JAIL_LOG" 2>&1 || :
    done 4<"$WORK/$JAIL.gone"
    each jail_service run_service
}

# A service that runs with another configuration is restarted; one that does not run is started.
run_service() {
    attempt "enable service $1" service -j "$JAIL" "$1" enable || return 1
    if ! service -j "$JAIL" "$1" status </dev/null >/dev/null 2>&1; then
        tell change "start service $1"
        attempt "start service $1" service -j "$JAIL" "$1" start
    else
        case $service_work in
        *,package,* | *,file,* | *,sysrc,*)
            tell change "restart service $1"
            attempt "restart service $1" service -j "$JAIL" "$1" restart
            ;;
        esac
    fi
}
