# shellcheck shell=sh
# Mounted file systems, in one mount(8) call.

# mounts.state: TARGET TYPE SOURCE OPTIONS, in the order in which they were mounted.
read_mounts() {
    mount -p >"$WORK/mount"
    mount_table <"$WORK/mount" >"$WORK/mounts.state"
}

# mount -p separates by tabs or blanks and escapes no blank in a path, so the fields are found from the
# end; between source and target the last blank before a slash is the border.
mount_table() {
    awk -v OFS="$TAB" '
        {
            type = $(NF - 3); options = $(NF - 2)
            for (i = 0; i < 4; i++) sub(/[ \t]+[^ \t]+[ \t]*$/, "")
            target = $0; source = $0
            while (match(target, /[ \t]+\//)) target = substr(target, RSTART + RLENGTH - 1)
            source = substr($0, 1, length($0) - length(target))
            sub(/[ \t]+$/, "", source)
            gsub(/\\/, "&&", target); gsub(/\\/, "&&", source)
            print target, type, source, options
        }
    '
}
