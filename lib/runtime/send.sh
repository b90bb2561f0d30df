# shellcheck shell=sh
# Replication: the jail's datasets to another pool or host, incrementally from the newest snapshot that
# both sides have. Safe to repeat: what is there already is not sent again, and what was cut off is sent
# from where both sides agree.

command_send() {
    open_for_jail "$JAIL_NAME"
    find_sent_datasets >"$WORK/send.datasets"
    [ -s "$WORK/send.datasets" ] || fail "jail $JAIL has no datasets"
    send_target="${SEND_TO:-here}:${SEND_INTO:-same}"
    # A tag for each place that receives, since each may have another snapshot in common with us.
    send_tag=cdktf-jails-$(printf '%s' "$send_target" | sha256 -q)
    send_tag=$(printf '%.28s' "$send_tag")
    name_send_snapshot
    take_send_snapshots
    while IFS= read -r send_dataset <&3; do
        send_dataset "$send_dataset"
    done 3<"$WORK/send.datasets"
    say "jail $JAIL: replicated to $send_target"
}

# Its own root and what is mounted in it, each once.
find_sent_datasets() {
    awk -F "$TAB" '
        $1 == "jail" || $1 == "jail_mount" {
            for (i = 3; i <= NF; i++)
                if ($i ~ /^dataset=/ && !told[$i]++) print substr($i, 9)
        }
    ' "$WORK/$JAIL.facts"
}

# One for each second: of a name that is used again, the other side may still have the first.
name_send_snapshot() {
    send_stamp=cdktf-jails-send-$(date -u +%Y%m%dT%H%M%SZ)
    while is_send_stamp_taken; do
        sleep 1
        send_stamp=cdktf-jails-send-$(date -u +%Y%m%dT%H%M%SZ)
    done
}

is_send_stamp_taken() {
    while IFS= read -r send_dataset; do
        ! exists_in_zfs "$send_dataset@$send_stamp" || return 0
    done <"$WORK/send.datasets"
    return 1
}

# In one call, so that all of them show the same moment.
take_send_snapshots() {
    set --
    while IFS= read -r send_dataset; do
        set -- "$@" "$send_dataset@$send_stamp"
    done <"$WORK/send.datasets"
    zfs snapshot -o "$SNAPSHOT_PROPERTY=send" "$@" || fail 'the snapshots to send cannot be taken'
}

# The receiving side's zfs(8), here or by the command of --to, which must not read what is not for it.
there() {
    receiver "$@" </dev/null
}

receiver() {
    # shellcheck disable=SC2086 # a command and its words, or none
    $SEND_TO zfs "$@"
}

send_dataset() {
    send_from=$1
    send_into=$1
    [ -z "$SEND_INTO" ] || send_into=$SEND_INTO/${1#*/}
    find_common "$send_from" "$send_into"
    set -- "$send_from@$send_stamp"
    if [ -n "$SEND_COMMON" ]; then
        set -- -i "@$SEND_COMMON" "$@"
        report dataset "$send_from" send "  dataset $send_from: what is new since @$SEND_COMMON, to $send_into"
    elif [ "$SEND_EXISTS" = yes ]; then
        fail "$send_into exists there and has no snapshot in common with $send_from"
    elif [ "$INCREMENTAL" = yes ]; then
        fail "$send_into does not exist there, and --incremental forbids to send all of $send_from"
    else
        report dataset "$send_from" send "  dataset $send_from: all of it, to $send_into"
        make_parents "$send_into"
    fi
    # Encrypted data stays so: the other side never needs the key.
    case $(zfs get -H -o value encryption "$send_from" 2>/dev/null) in
    '' | off | -) ;;
    *) set -- -w "$@" ;;
    esac
    transfer "$send_into" "$@"
    verify_sent
    hold_sent
    forget_sent
}

# The newest snapshot that both sides have, by its guid, in SEND_COMMON.
find_common() {
    SEND_COMMON=
    SEND_EXISTS=no
    : >"$WORK/send.there"
    if there list -H -o name "$2" >/dev/null 2>&1; then
        SEND_EXISTS=yes
        there list -Hp -d 1 -t snapshot -o name,guid "$2" >"$WORK/send.there" || fail "$2 cannot be listed there"
    fi
    zfs list -Hp -d 1 -t snapshot -s createtxg -o name,guid "$1" >"$WORK/send.here"
    while IFS=$TAB read -r common_name common_guid; do
        ! has_guid "$common_guid" || SEND_COMMON=${common_name#*@}
    done <"$WORK/send.here"
}

has_guid() {
    while IFS=$TAB read -r _ guid_there; do
        [ "$guid_there" != "$1" ] || return 0
    done <"$WORK/send.there"
    return 1
}

# What lies above the received dataset, never mounted by itself.
make_parents() {
    parents_done=${SEND_INTO:-${1%/*}}
    there list -H -o name "$parents_done" >/dev/null 2>&1 || fail "there is no dataset $parents_done there"
    parents_rest=${1#"$parents_done/"}
    while :; do
        case $parents_rest in */*) ;; *) return 0 ;; esac
        parents_done=$parents_done/${parents_rest%%/*}
        parents_rest=${parents_rest#*/}
        there list -H -o name "$parents_done" >/dev/null 2>&1 ||
            there create -o canmount=off -o mountpoint=none "$parents_done" ||
            fail "$parents_done cannot be created there"
    done
}

# transfer INTO SEND-ARGUMENTS...: a pipe tells only how its end fared, so the sender leaves word.
transfer() {
    transfer_into=$1
    shift
    rm -f "$WORK/send.failed"
    { zfs send "$@" || : >"$WORK/send.failed"; } | receiver recv -u "$transfer_into" ||
        fail "$transfer_into could not be received"
    [ ! -e "$WORK/send.failed" ] || fail "$send_from could not be sent"
}

# Received is what has the same guid.
verify_sent() {
    verify_here=$(zfs get -Hp -o value guid "$send_from@$send_stamp")
    verify_there=$(there get -Hp -o value guid "$send_into@$send_stamp")
    [ "$verify_here" = "$verify_there" ] || fail "$send_into@$send_stamp is not what was sent"
    report dataset "$send_from" verified "  dataset $send_from: received as $send_into@$send_stamp (guid $verify_here)"
}

# Held on both sides, so that no pruning takes away what the next send builds on.
hold_sent() {
    zfs hold "$send_tag" "$send_from@$send_stamp" || fail "$send_from@$send_stamp cannot be held"
    there hold "$send_tag" "$send_into@$send_stamp" || fail "$send_into@$send_stamp cannot be held"
}

# Older ones are let go, and destroyed here when nobody holds them any more. Ours by name and property.
forget_sent() {
    zfs list -Hp -d 1 -t snapshot -o "name,$SNAPSHOT_PROPERTY" "$send_from" >"$WORK/send.old"
    while IFS=$TAB read -r old_name old_why <&4; do
        case $old_why:$old_name in
        "send:$send_from@$send_stamp") continue ;;
        send:*) ;;
        *) continue ;;
        esac
        if is_held "$old_name"; then
            zfs release "$send_tag" "$old_name"
            # There it may have been pruned or let go already.
            there release "$send_tag" "$send_into@${old_name#*@}" 2>/dev/null || :
        fi
        [ "$(zfs get -Hp -o value userrefs "$old_name")" != 0 ] || zfs destroy "$old_name"
    done 4<"$WORK/send.old"
}

is_held() {
    zfs holds -H "$1" >"$WORK/send.holds"
    while IFS=$TAB read -r _ held_tag _; do
        [ "$held_tag" != "$send_tag" ] || return 0
    done <"$WORK/send.holds"
    return 1
}
