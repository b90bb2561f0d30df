#!/bin/sh
# Checks on a real FreeBSD 13.5, 14 or 15 what was proven on a simulated host only.
#
#   sh freebsd.sh [-b base.txz | -r] [-k] BUNDLES      (with checks.sh beside it)
#
#   BUNDLES   the folder that test/acceptance/program.ts has written, on any machine
#   -b FILE   the base system's archive, on this machine; else /usr/freebsd-dist/base.txz when its sum is
#             the published one; else it is fetched from FreeBSD's mirror
#   -r        no archive: a base made of this machine's own programs, /rescue among them
#   -k        keep everything at the end, to look at it; the next run wants it gone
#
# Runs as root and needs 4 GB below /var/db. It works on a pool of its own in a file; everything that it
# makes lies in one directory or is called cjt…, rc.conf stays as it is (sysrc(8) is given another file), and
# everything is taken away at the end. It does not begin when a name that it needs is taken.
#
# Prints TAP and, as the last line, how many checks passed. Exit 0: all that were made; 1: not; 2: not begun.
# shellcheck disable=SC2317 # functions are called by check, with their names as words
set -u
LC_ALL=C
PATH=/sbin:/bin:/usr/sbin:/usr/bin
export LC_ALL PATH
umask 022

TOP=/var/db/cdktf-jails-acceptance
POOL=cjtpool
SENT=cjtsent
OUT=$TOP/out
# sysrc(8) works on this file instead of /etc/rc.conf.
RC_CONFS=$TOP/rc.conf
export RC_CONFS

MADE=no
KEEP=no
BASE=
OWN_BASE=no
NUMBER=0
# The beginning of the names of the bundles for this machine: 14-amd64.
machine_is=
PASSED=0
FAILED=0
SKIPPED=0

usage() {
    printf 'usage: sh freebsd.sh [-b base.txz | -r] [-k] BUNDLES\n' >&2
    exit 2
}

refuse() {
    printf 'Bail out! %s\n' "$*"
    exit 2
}

# ---- checks

# check TEXT COMMAND...: one line of TAP; what the command said follows when it failed.
check() {
    check_text=$1
    shift
    NUMBER=$((NUMBER + 1))
    if "$@" >"$OUT" 2>&1 </dev/null; then
        PASSED=$((PASSED + 1))
        printf 'ok %s - %s\n' "$NUMBER" "$check_text"
    else
        FAILED=$((FAILED + 1))
        printf 'not ok %s - %s\n' "$NUMBER" "$check_text"
        [ ! -f "$OUT" ] || sed 's/^/# /' "$OUT"
    fi
}

# skip TEXT WHY
skip() {
    NUMBER=$((NUMBER + 1))
    SKIPPED=$((SKIPPED + 1))
    printf 'ok %s - %s # SKIP %s\n' "$NUMBER" "$1" "$2"
}

# exits STATUS COMMAND...
exits() {
    exits_wanted=$1
    shift
    exits_is=0
    "$@" || exits_is=$?
    [ "$exits_is" -eq "$exits_wanted" ] && return 0
    printf 'exit %s, not %s: %s\n' "$exits_is" "$exits_wanted" "$*"
    return 1
}

# prints TEXT COMMAND...: the output holds the text.
prints() {
    prints_wanted=$1
    shift
    prints_is=$("$@" 2>&1)
    case $prints_is in
    *"$prints_wanted"*) return 0 ;;
    esac
    printf '%s\nis what this printed: %s\nwanted: %s\n' "$prints_is" "$*" "$prints_wanted"
    return 1
}

lacks() {
    lacks_unwanted=$1
    shift
    ! prints "$lacks_unwanted" "$@" >/dev/null && return 0
    printf 'unwanted: %s, printed by %s\n' "$lacks_unwanted" "$*"
    return 1
}

# provision STEP ARGUMENT...
provision() {
    provision_step=$1
    shift
    sh "$TOP/bundles/$provision_step/provision.sh" "$@"
}

# ---- before anything is made

require_machine() {
    [ "$(uname -s)" = FreeBSD ] || refuse 'this is not FreeBSD'
    [ "$(id -u)" -eq 0 ] || refuse 'this must run as root'
    [ "$(sysctl -n security.jail.jailed)" = 0 ] || refuse 'this is a jail: take the machine itself'
    [ "$(sysctl -n kern.features.vimage 2>/dev/null)" = 1 ] || refuse 'the kernel has no VIMAGE'
    zpool list -H -o name >/dev/null || refuse 'ZFS cannot be used here'
    machine_major=$(uname -r)
    machine_major=${machine_major%%.*}
    case $(uname -m) in
    amd64) machine_is=$machine_major-amd64 ;;
    arm64) machine_is=$machine_major-arm64 ;;
    *) refuse "there are no bundles for $(uname -m)" ;;
    esac
    for require_step in first changed broken limited fewer; do
        [ -f "$BUNDLES/$machine_is-$require_step/stacks/acceptance/acceptance/provision.sh" ] ||
            refuse "$BUNDLES has no $machine_is-$require_step: see the head of this script"
    done
}

# Every name that is about to be used must be free.
require_names() {
    [ ! -e "$TOP" ] || refuse "$TOP exists: remains of an earlier run? Nothing was touched"
    for require_pool in "$POOL" "$SENT"; do
        ! zpool list -H -o name "$require_pool" >/dev/null 2>&1 || refuse "a pool $require_pool exists"
    done
    ! jls name | grep -q '^cjt' || refuse 'a jail whose name begins with cjt runs'
    ! ifconfig -l | tr ' ' '\n' | grep -q 'cjt' || refuse 'an interface with cjt in its name exists'
    ! ifconfig -a | grep -q -e 'inet 10\.254\.251\.' -e 'inet6 fd00:c17:c17:' ||
        refuse 'the network 10.254.251.0/24 or fd00:c17:c17::/64 is in use'
}

# ---- making and taking away

make_room() {
    mkdir "$TOP" || refuse "$TOP cannot be made"
    MADE=yes
    printf 'jail_enable="NO"\nzfs_enable="YES"\n' >"$RC_CONFS"
    for room_pool in "$POOL" "$SENT"; do
        truncate -s 3g "$TOP/$room_pool.file" || refuse "no room in $TOP"
        # Not in the cache: a machine that is restarted meanwhile does not look for it.
        zpool create -o cachefile=none -m none "$room_pool" "$TOP/$room_pool.file" ||
            refuse "pool $room_pool cannot be made"
    done
    mkdir "$TOP/bundles"
    for room_step in first changed broken limited fewer; do
        cp -R "$BUNDLES/$machine_is-$room_step/stacks/acceptance/acceptance" "$TOP/bundles/$room_step"
    done
}

describe_machine() {
    ifconfig -l
    jls name
    zpool list -H -o name
    mount -p
    rctl 2>/dev/null
    sha256 -q /etc/rc.conf
    ls /etc
}

# All of it is ours: the directory is of this run, and so is every name that was free when it began.
cleanup() {
    cleanup_status=$?
    # A second signal would leave half of it.
    trap '' HUP INT TERM
    trap - EXIT
    [ "$MADE" = yes ] || exit "$cleanup_status"
    if [ "$KEEP" = yes ]; then
        printf '# kept: %s, pools %s and %s\n' "$TOP" "$POOL" "$SENT"
        exit "$cleanup_status"
    fi
    take_away
    exit "$cleanup_status"
}

take_away() {
    for away_jail in $(jls name | grep '^cjt'); do
        jail -R "$away_jail"
        rctl -r "jail:$away_jail" 2>/dev/null
    done
    # Last mounted first. Paths of ours have no blanks.
    for away_mount in $(mount -p | awk -v top="$TOP/" '
        index($2, top) == 1 && $3 != "zfs" { list = $2 " " list }
        END { print list }'); do
        umount -f "$away_mount"
    done
    for away_interface in $(ifconfig -l); do
        case $away_interface in
        e[0-9]*a_cjt* | cjtbr | cjtprobe) ifconfig "$away_interface" destroy ;;
        esac
    done
    for away_pool in "$POOL" "$SENT"; do
        ! zpool list -H -o name "$away_pool" >/dev/null 2>&1 || zpool destroy -f "$away_pool"
    done
    # The base has files with flags, but they went with the pool.
    rm -rf "$TOP"
    MADE=no
} 2>/dev/null

# ---- the base

choose_base() {
    base_sum=$(sed -n 's/^  base .* sha256=//p' "$TOP/bundles/first/provision.sh")
    base_release=$(sed -n 's/^  base .* release=\([^ ]*\) .*/\1/p' "$TOP/bundles/first/provision.sh")
    if [ "$OWN_BASE" = yes ]; then
        BASE=$TOP/base.txz
        make_own_base || refuse 'no base could be made of this machine'
    elif [ -z "$BASE" ]; then
        [ "$(sha256 -q /usr/freebsd-dist/base.txz 2>/dev/null)" != "$base_sum" ] || BASE=/usr/freebsd-dist/base.txz
    fi
    [ -n "$BASE" ] || return 0
    [ -f "$BASE" ] || refuse "there is no $BASE"
    base_is=$(sha256 -q "$BASE")
    for base_step in first changed broken limited fewer; do
        base_script=$TOP/bundles/$base_step/provision.sh
        sed -e "s|^\\(  base .* sha256=\\).*|\\1$base_is|" -e "s|^\\(  base_source [^ ]* \\).*|\\1$BASE|" \
            "$base_script" >"$base_script.new" && mv "$base_script.new" "$base_script"
    done
}

# Small beside a real one, but what runs in it is this machine's own: programs, libraries, rc(8). Nothing
# secret of /etc is taken.
make_own_base() {
    base_tree=$TOP/own
    for base_part in bin etc lib libexec rescue root sbin tmp usr/bin usr/lib usr/libexec usr/local usr/sbin \
        usr/share/misc var/db var/log var/run var/tmp dev; do
        mkdir -p "$base_tree/$base_part" || return 1
    done
    for base_part in bin lib libexec rescue sbin usr/bin usr/libexec usr/sbin; do
        # Compilers are most of /usr/bin.
        tar -cf "$TOP/part.tar" --exclude 'clang*' --exclude '*lld*' --exclude 'llvm*' -C "/$base_part" . &&
            tar -xpf "$TOP/part.tar" -C "$base_tree/$base_part" || return 1
    done
    for base_library in /usr/lib/lib*.so.*; do
        [ ! -f "$base_library" ] || cp -p "$base_library" "$base_tree/usr/lib/" || return 1
    done
    for base_part in defaults rc rc.d rc.shutdown rc.subr network.subr passwd pwd.db group services login.conf; do
        [ ! -e "/etc/$base_part" ] || cp -Rp "/etc/$base_part" "$base_tree/etc/" || return 1
    done
    chmod 1777 "$base_tree/tmp" "$base_tree/var/tmp"
    rm -f "$base_tree/bin/freebsd-version"
    printf '#!/bin/sh\nUSERLAND_VERSION="%s"\necho %s\n' "$base_release" "$base_release" \
        >"$base_tree/bin/freebsd-version"
    chmod 0555 "$base_tree/bin/freebsd-version"
    rm -f "$TOP/part.tar"
    tar -czf "$BASE" -C "$base_tree" .
    base_status=$?
    chflags -R noschg "$base_tree"
    rm -rf "$base_tree"
    return "$base_status"
}

finish() {
    [ "$KEEP" = yes ] || take_away
    if [ "$KEEP" = no ]; then
        OUT=/dev/null
        check 'the machine is as it was before' test "$(describe_machine | sha256)" = "$BEFORE"
    fi
    printf '1..%s\n' "$NUMBER"
    printf '# %s passed, %s failed, %s skipped\n' "$PASSED" "$FAILED" "$SKIPPED"
    [ "$FAILED" -eq 0 ] || exit 1
    exit 0
}

# shellcheck source=test/acceptance/checks.sh
. "$(dirname "$0")/checks.sh"

while getopts b:kr option; do
    case $option in
    b) BASE=$OPTARG ;;
    k) KEEP=yes ;;
    r) OWN_BASE=yes ;;
    *) usage ;;
    esac
done
shift $((OPTIND - 1))
[ $# -eq 1 ] || usage
BUNDLES=$1

require_machine
require_names
trap cleanup EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
# Loading a module may make an interface or a line of mount(8) appear, which is no trace of ours.
kldload -n if_bridge if_epair nullfs
BEFORE=$(describe_machine | sha256)
make_room
choose_base
check_sources
check_life
check_kills
check_end
finish
