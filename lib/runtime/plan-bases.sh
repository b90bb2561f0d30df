# shellcheck shell=sh
# Which bases are to be made, and which directories they lack.

# Phase bases. A base is finished when the property says that the archive with the pinned sum was
# extracted: it is set last.
plan_bases() {
    find_finished_bases
    while IFS=$TAB read -r base_dataset base_release base_path base_sum; do
        case $FINISHED_BASES in
        *" $base_dataset=$base_sum "*) ;;
        *" $base_dataset="*)
            refuse "base $base_dataset was made from another archive: give the new one a dataset of its own"
            ;;
        *)
            act bases base "$base_dataset" create "+ base $base_dataset, extracted from $base_release" \
                make_base "$base_dataset" "$base_release" "$base_path" "$base_sum"
            ;;
        esac
    done <"$WORK/want.bases"
    while IFS=$TAB read -r base_dataset base_path; do
        decode "$base_path"
        [ ! -d "$DECODED" ] || continue
        case $FINISHED_BASES in
        *" $base_dataset="*)
            act bases base "$base_dataset" change "~ base $base_dataset: directory $base_path" \
                make_directory "$base_path"
            ;;
        esac
    done <"$WORK/want.directories"
}

# FINISHED_BASES: DATASET=SHA256 of each, between blanks.
find_finished_bases() {
    FINISHED_BASES=' '
    while IFS=$TAB read -r finished_name finished_property finished_sum finished_source; do
        if [ "$finished_property" = "$BASE_PROPERTY" ] && [ "$finished_source" = local ]; then
            FINISHED_BASES="$FINISHED_BASES$finished_name=$finished_sum "
        fi
    done <"$WORK/zfs.state"
}
