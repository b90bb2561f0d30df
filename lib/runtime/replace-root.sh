# shellcheck shell=sh
# A root that is to be cloned anew. The old one steps aside under another name and comes back when the
# change fails; after the change it is destroyed only where the removal policy says so.

# The name under which the old root of a dataset waits.
aside() {
    printf '%s.cdktf-jails-old' "$1"
}

# Ours: the dataset has our owner property, and nothing may lie in it, since it would move along.
put_root_aside() {
    aside_name=$(aside "$1")
    exists_in_zfs "$1" || return 0
    # A run that was cut off has already done it, and what stands here now is the new root.
    ! exists_in_zfs "$aside_name" || return 0
    [ "$(property_and_source "$OWNER_PROPERTY" "$1")" = "$HOST${TAB}local" ] || {
        failed "dataset $1 is not ours"
        return 1
    }
    aside_below=$(zfs list -H -r -t filesystem,volume -o name "$1") || return 1
    [ "$aside_below" = "$1" ] || {
        failed "dataset $1 cannot be cloned anew: other datasets lie in it"
        return 1
    }
    attempt 'free the root' patiently zfs set canmount=noauto "$1" || return 1
    attempt 'unmount the old root' unmount_dataset "$1" || return 1
    attempt 'put the old root aside' zfs rename "$1" "$aside_name"
}

unmount_dataset() {
    [ "$(property_of mounted "$1")" != yes ] || patiently zfs unmount "$1"
}

# The new root, with what the plan would have created it with.
make_root_anew() {
    ! exists_in_zfs "$1" || return 0
    while IFS=$TAB read -r _ anew_name _ _ anew_verb anew_arguments; do
        [ "$anew_name" = "$1" ] || continue
        IFS=$TAB
        set -f
        # shellcheck disable=SC2086 # split at the tabs
        set -- $anew_arguments
        set +f
        unset IFS
        for anew_word; do
            shift
            decode "$anew_word"
            set -- "$@" "$DECODED"
        done
        attempt "make the new root ($anew_verb)" "$anew_verb" "$@" || return 1
    done <"$WORK/plan.anew"
}

# After a change that failed: the new root goes, the old one comes back.
bring_root_back() {
    aside_name=$(aside "$1")
    exists_in_zfs "$aside_name" || return 0
    if exists_in_zfs "$1"; then
        # Ours, and made by the change that failed.
        attempt 'remove the new root' destroy_new_root "$1" || return 1
    fi
    attempt 'bring the old root back' zfs rename "$aside_name" "$1" || return 1
    attempt 'mount on demand' zfs set canmount=on "$1" || return 1
    [ "$(property_of mounted "$1")" = yes ] || attempt 'mount the old root' zfs mount "$1"
}

destroy_new_root() {
    [ "$(property_and_source "$OWNER_PROPERTY" "$1")" = "$HOST${TAB}local" ] || return 1
    patiently zfs destroy -r "$1"
}

# After a change that succeeded. Ours by name and owner; destroyed by the policy set on it, else kept. What
# cannot be destroyed yet, since a copy is a clone of it, must not stand in the way of the next change.
settle_old_root() {
    aside_name=$(aside "$1")
    exists_in_zfs "$aside_name" || return 0
    if [ "$(property_and_source "$REMOVAL_PROPERTY" "$aside_name")" = "destroy${TAB}local" ]; then
        ! attempt 'destroy the old root' destroy_dataset "$aside_name" || return 0
        forgive
    fi
    settle_name=$1.before-$(date -u +%Y%m%dT%H%M%SZ) || return 1
    attempt 'keep the old root' zfs rename "$aside_name" "$settle_name" || return 1
    tell note "the old root is kept as $settle_name"
}
