# shellcheck shell=sh
# What freebsd.sh checks: first what was taken from FreeBSD's sources and manuals, then a host's whole life.
# shellcheck disable=SC2317 # functions are called by check, with their names as words

# ---- what was taken from sources

# ifconfig(8) goes on with the arguments after 'create' on the interface that it has just made.
one_call_makes_names_and_marks() {
    ifconfig "$1" create description cjt-mark name cjtprobe || return 1
    one_call=0
    prints 'description: cjt-mark' ifconfig cjtprobe || one_call=1
    ifconfig cjtprobe destroy
    return "$one_call"
}

# lockf(1) says 75 when the lock was not to be had.
lock_is_refused() {
    lockf -k -s -t 0 "$TOP/lock" /bin/sh -c "exec lockf -k -s -t 0 '$TOP/lock' /usr/bin/true"
    [ $? -eq 75 ]
}

# sysrc(8) works on the file that RC_CONFS names; if it did not, rc.conf would be changed.
sysrc_is_diverted() {
    sysrc cjt_probe=1 >/dev/null && grep -q '^cjt_probe="1"$' "$RC_CONFS" && sysrc -x cjt_probe &&
        ! grep -q cjt_probe /etc/rc.conf
}

# mount -p prints a blank in a path as it is.
mount_prints_blanks() {
    mkdir -p "$TOP/a b" && mount -t nullfs "$TOP/bundles" "$TOP/a b" || return 1
    blanks=0
    prints "$TOP/a b" mount -p || blanks=1
    umount "$TOP/a b"
    return "$blanks"
}

check_sources() {
    check 'sysrc(8) works on the file that RC_CONFS names' sysrc_is_diverted
    # Without that the machine's own rc.conf would be changed.
    [ "$FAILED" -eq 0 ] || finish
    check 'one call makes, marks and names an epair(4)' one_call_makes_names_and_marks epair19977
    check 'one call makes, marks and names a bridge(4)' one_call_makes_names_and_marks bridge19977
    check 'devfs ruleset 4 is not empty' test -n "$(devfs rule -s 4 show)"
    check 'lockf(1) exits 75 when somebody else has the lock' lock_is_refused
    check 'zfs(8) says of what is not there that it does not exist' \
        prints 'does not exist' zfs list -H -o name "$POOL/nothing"
    check 'zfs(8) says the same of a snapshot' prints 'does not exist' zfs list -H -o name "$POOL@nothing"
    check 'jls(8) says of a jail that is not there that it was not found' prints 'not found' jls -j cjtnone jid
    check 'mount(8) -p prints a blank in a path as it is' mount_prints_blanks
    # sed(1) and not the runtime: what is checked are the addresses, not how they are used.
    sed -n 's|^  base_source [^ ]* \(https*://.*\)|\1|p' \
        "$BUNDLES/$machine_is-first/stacks/acceptance/acceptance/provision.sh" >"$TOP/sources"
    while read -r source_url; do
        source_text="$source_url answers"
        case $source_url in
        # Only releases past their end of life are in the archive.
        *archive*) skip "$source_text" 'asked only when the mirror has the release no more' ;;
        *)
            if [ -n "$BASE" ]; then
                skip "$source_text" 'the base is on this machine'
            else
                check "$source_text" fetch -s -T 30 "$source_url"
            fi
            ;;
        esac
    done <"$TOP/sources"
}

# ---- a host's life

nothing_was_made() {
    [ ! -e "$TOP/state" ] && [ ! -e "$TOP/jail.conf" ] && [ "$(zfs list -H -r -o name "$POOL")" = "$POOL" ]
}

runs() {
    for runs_jail; do
        jls -j "$runs_jail" jid >/dev/null || return 1
    done
}

is_settled() {
    provision "$1" plan
}

in_web() {
    jexec -l cjtweb "$@"
}

file_is() {
    prints "$1" in_web /bin/cat /usr/local/etc/cjt/motd
}

check_life() {
    check 'plan: exit 2' exits 2 provision first plan
    check 'plan has made nothing' nothing_was_made
    check 'apply' provision first apply
    check 'both jails run' runs cjtweb cjtdb
    # All that follows would fail.
    [ "$FAILED" -eq 0 ] || finish
    check 'plan afterwards: exit 0' is_settled first
    check 'the second apply has nothing to do' prints 'nothing to do' provision first apply
    check_inside
    check_boot
    check_change
    check_snapshots
    check_copies
    check_limits
}

check_inside() {
    check "the jail's interface has its IPv4 address" prints 'inet 10.254.251.10 ' in_web /sbin/ifconfig e0b_cjtweb
    check '... and its IPv6 address, after /etc/rc' \
        prints 'inet6 fd00:c17:c17::10 ' in_web /sbin/ifconfig e0b_cjtweb
    check '... and IPv6 is not disabled on it' lacks IFDISABLED in_web /sbin/ifconfig e0b_cjtweb
    check 'the jail has an IPv4 default route' prints 'gateway: 10.254.251.1' in_web /sbin/route -n get default
    check '... and an IPv6 one' prints 'gateway: fd00:c17:c17::1' in_web /sbin/route -6 -n get default
    check 'the host reaches the jail' ping -c 1 -t 5 10.254.251.10
    check '... and over IPv6' ping -6 -c 1 -t 5 fd00:c17:c17::10
    check 'the file is there' file_is first
    check '... with its mode' prints 640 in_web /usr/bin/stat -f %Lp /usr/local/etc/cjt/motd
    check 'a dataset is mounted inside another one' in_web /bin/sh -c 'echo precious >/srv/data/kept'
    check '... and its data is in it' grep -q precious "$TOP/data/inner/kept"
    check 'no other user of the host gets into the roots' prints 700 stat -f %Lp "$TOP/jails"
    check 'devfs hides the disks' exits 1 in_web /bin/sh -c 'ls /dev/ada0 /dev/da0 /dev/vtbd0 /dev/nda0 2>/dev/null | grep -q .'
}

check_boot() {
    check 'jail(8) alone stops them' jail -f "$TOP/jail.conf" -r '*'
    check '... and leaves no interface' lacks cjtweb ifconfig -l
    check '... and no mount' lacks "$TOP/jails/cjtweb/root" mount -p
    check 'jail(8) alone starts them, as boot does' jail -f "$TOP/jail.conf" -c
    check '... and nothing is left to do' is_settled first
    boot_service="service -E jail_cjtweb_conf=$TOP/jail.conf jail"
    # shellcheck disable=SC2086 # split at the blanks
    check 'service(8) stops one' $boot_service onestop cjtweb
    check '... which does not run then' exits 1 runs cjtweb
    # shellcheck disable=SC2086 # split at the blanks
    check 'service(8) starts it' $boot_service onestart cjtweb
    check '... and nothing is left to do' is_settled first
}

check_change() {
    check 'a change while it runs' provision changed apply
    check '... of a file' file_is changed
    check '... and of the host name' prints changed.cjt jls -j cjtweb host.hostname
    check 'a change that is never well: exit 1' exits 1 provision broken apply
    check '... is undone' is_settled changed
    check '... and the data is there' prints precious in_web /bin/cat /srv/data/kept
    check 'a jail leaves the program' provision fewer apply
    check '... and is gone' exits 1 runs cjtdb
    check '... and so is its dataset, by its policy' exits 1 zfs list -H -o name "$POOL/jails/cjtdb"
    check 'and comes back' provision changed apply
}

check_snapshots() {
    check 'snapshot' provision changed snapshot cjtweb cjt-before
    check 'something is written into the root' in_web /usr/bin/touch /root/mistake
    check 'rollback' provision changed rollback cjtweb cjt-before --destroy-newer
    check '... takes it away' exits 1 in_web /bin/test -e /root/mistake
    check '... and no data' prints precious in_web /bin/cat /srv/data/kept
}

check_copies() {
    check 'clone' provision changed clone cjtweb cjtcopy
    check '... runs' runs cjtcopy
    check '... and goes' provision changed destroy --only cjtcopy
    check '... with its datasets' lacks cjtcopy zfs list -H -o name -t all
    check 'send to another pool' send_web
    check '... and again, incrementally' send_web --incremental
    check 'what arrived is what was sent' same_guids "$POOL/jails/cjtweb"
}

send_web() {
    zfs list -H -o name "$SENT/backup" >/dev/null 2>&1 || zfs create -u "$SENT/backup" || return 1
    provision changed send cjtweb --into "$SENT/backup" "$@"
}

# The newest snapshot of a dataset is in the other pool, too.
same_guids() {
    guid_sent=$(zfs list -H -p -d 1 -t snapshot -s creation -o guid "$1" | tail -n 1)
    [ -n "$guid_sent" ] || return 1
    prints "$guid_sent" zfs list -H -p -r -t snapshot -o guid "$SENT/backup"
}

check_limits() {
    if [ "$(sysctl -n kern.racct.enable 2>/dev/null)" != 1 ]; then
        check 'limits without racct: plan says what to put into loader.conf' \
            prints 'kern.racct.enable=1' provision limited plan
        skip 'limits are in force' 'kern.racct.enable is 0'
        return
    fi
    check 'limits' provision limited apply
    check 'limits are in force' prints 'jail:cjtweb:maxproc:deny=100' rctl jail:cjtweb
    check 'limits go' provision changed apply
    check '... all of them' lacks maxproc rctl jail:cjtweb
}

# timeout(1) kills whatever has come of it (procctl(2), PROC_REAP_KILL).
check_kills() {
    for kill_after in 0.3 0.7 1.2 2 3 5; do
        provision first destroy >/dev/null 2>&1
        timeout -s KILL "$kill_after" sh "$TOP/bundles/first/provision.sh" apply >/dev/null 2>&1
        check "an apply that was killed after $kill_after seconds is made good by the next" provision first apply
        check '... and nothing is left to do' is_settled first
    done
    timeout -s KILL 0.7 sh "$TOP/bundles/first/provision.sh" destroy >/dev/null 2>&1
    check 'a destroy that was killed is made good by the next' provision first destroy
}

check_end() {
    check 'after destroy no jail of ours runs' lacks cjt jls name
    check '... no interface is left' lacks cjt ifconfig -l
    check '... no mark' lacks cdktf-jails:cjt ifconfig -a
    check '... no mount below a root' lacks nullfs mounts_of_ours
    check '... no limit' lacks cjt rctl_if_any
    check '... no record' test ! -e "$TOP/state"
    check '... no jail.conf' test ! -e "$TOP/jail.conf"
    check '... no variable' lacks cjtbr cat "$RC_CONFS"
    check '... and the data is there' grep -q precious "$TOP/data/inner/kept"
}

mounts_of_ours() {
    mount -p | grep " *$TOP/"
}

rctl_if_any() {
    [ "$(sysctl -n kern.racct.enable 2>/dev/null)" != 1 ] || rctl
}
