# shellcheck shell=sh
# Datasets: all of them with the properties that matter, in one zfs(8) call.

# On a dataset, when set there and not inherited, the proof that it is ours.
OWNER_PROPERTY=org.cdktf-jails:owner
# What becomes of the dataset when it leaves the program: retain or destroy.
REMOVAL_PROPERTY=org.cdktf-jails:removal
# On a base: the sum of the archive that was extracted, set when all of it was.
BASE_PROPERTY=org.cdktf-jails:base

# zfs.state: NAME PROPERTY VALUE SOURCE.
read_datasets() {
    : >"$WORK/zfs.state"
    uses_zfs || return 0
    zfs_properties=type,mountpoint,mounted,canmount,origin,$OWNER_PROPERTY,$REMOVAL_PROPERTY,$BASE_PROPERTY
    while IFS= read -r zfs_property; do
        zfs_properties=$zfs_properties,$zfs_property
    done <"$WORK/ask.properties"
    zfs get -Hp -t filesystem,volume -o name,property,value,source "$zfs_properties" >"$WORK/zfs.state"
}

# A host without ZFS can have jails in directories.
uses_zfs() {
    [ -s "$WORK/want.datasets" ] || [ -n "$(line_of "$WORK/host.state" vfs.zfs.version.spa)" ]
}

# Prints one property of one dataset or snapshot.
property_of() {
    zfs get -Hp -o value "$1" "$2"
}

# True when a dataset or snapshot exists. When zfs(8) cannot tell, nothing may be concluded, and the process
# ends.
exists_in_zfs() {
    zfs_answer=$(zfs list -H -o name "$1" 2>&1) && return 0
    case $zfs_answer in
    *'does not exist'*) return 1 ;;
    *) fail "zfs(8) cannot tell whether $1 exists: $zfs_answer" ;;
    esac
}
