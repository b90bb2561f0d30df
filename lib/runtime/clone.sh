# shellcheck shell=sh
# A copy of a jail for testing: clones of its root and of the data it writes, in a jail without any
# network, since the original has the addresses. It is not started at boot, and 'destroy --only' ends it.

command_clone() {
    [ "$JAIL_NAME" != "$OTHER_NAME" ] || fail 'the copy needs a name of its own'
    open_for_jail "$JAIL_NAME"
    need_root_dataset
    clone_of=$JAIL_NAME
    clone_name=$OTHER_NAME
    clone_root=${ROOT_DATASET%/*}/$clone_name
    clone_directory=$STATE/jails/$clone_name
    if [ -e "$clone_directory" ] || is_running "$clone_name" || exists_in_zfs "$clone_root"; then
        fail "$clone_name exists already; a copy goes by: provision.sh destroy --only $clone_name"
    fi
    mkdir "$clone_directory"
    printf '%s\n' "$clone_of" >"$clone_directory/clone"
    : >"$clone_directory/datasets"
    clone_stamp=cdktf-jails-clone-$clone_name
    clone_path=$(property_of mountpoint "$ROOT_DATASET")
    clone_path=${clone_path%/*}/$clone_name
    copy_dataset "$ROOT_DATASET" "$clone_root" "$clone_path"
    copy_data
    clone_facts >"$WORK/$clone_name.facts"
    keep "$clone_directory/applied" <"$WORK/$clone_name.facts"
    enter_jail "$clone_name"
    read_root "$WORK/$clone_name.facts"
    clone_block >"$WORK/clone.conf"
    keep "$clone_directory/clone.conf" <"$WORK/clone.conf"
    if ! prepare_root || ! start_from "$clone_directory/clone.conf"; then
        fail "the copy does not start: $FAILURE; the log is $JAIL_LOG; it goes by: provision.sh destroy --only $JAIL"
    fi
    report jail "$JAIL" clone "jail $JAIL: a copy of $clone_of runs in $ROOT_PATH, without network (jexec $JAIL sh)"
}

# copy_dataset FROM TO MOUNTPOINT. The record comes first, so that what was made is always found again.
copy_dataset() {
    printf '%s\t%s\n' "$2" "$1@$clone_stamp" >"$WORK/copy"
    cat "$clone_directory/datasets" >>"$WORK/copy"
    keep "$clone_directory/datasets" <"$WORK/copy"
    report dataset "$2" create "+ dataset $2, a clone of $1 as it is now"
    take_snapshot "$1@$clone_stamp" clone
    zfs clone -o "$OWNER_PROPERTY=$HOST" -o "$REMOVAL_PROPERTY=clone" -o "mountpoint=$3" "$1@$clone_stamp" "$2"
}

# What the jail writes is copied; what it only reads is shared.
copy_data() {
    while IFS=$TAB read -r data_kind _ _ data_source data_dataset data_mode; do
        [ "$data_kind$data_mode" = jail_mountmode=rw ] || continue
        decode "${data_source#source=}"
        copy_dataset "${data_dataset#dataset=}" "${data_dataset#dataset=}-$clone_name" "$DECODED-$clone_name"
    done <"$WORK/$clone_of.facts"
}

# The original's facts with the copy's places, without its network and all that happens on the host.
clone_facts() {
    awk -F "$TAB" -v OFS="$TAB" -v name="$clone_name" -v dataset="$clone_root" -v home="$clone_path" '
        { $2 = name }
        $1 == "jail" {
            nullfs = 0
            for (i = 3; i <= NF; i++) {
                if ($i == "root=nullfs") nullfs = 1
                if ($i ~ /^dataset=/) $i = "dataset=" dataset
                if ($i ~ /^home=/) $i = "home=" home
                if ($i ~ /^path=/) $i = "path=" home (nullfs ? "/root" : "")
            }
            print
        }
        $1 == "jail_writable" { print }
        $1 == "jail_mount" {
            if ($6 == "mode=rw") {
                $4 = $4 "-" name
                $5 = $5 "-" name
            }
            print
        }
        $1 == "jail_parameter" && $3 == "host.hostname" { $4 = name }
        $1 == "jail_parameter" && $3 !~ /^(vnet|ip[46]|interface|ip_hostname|jid)(\.|$)/ \
            && $3 !~ /^(mount|mount\.fstab|exec\.consolelog)$/ { print }
        $1 == "jail_hook" && $3 ~ /^(start|stop)$/ { print }
    ' "$WORK/$clone_of.facts"
}

# The copy's block. Facts hold backslashes and newlines as jail.conf reads them in quotes, too.
clone_block() {
    awk -F "$TAB" '
        function quoted(text) { gsub(/\047/, "\\\\&", text); return "\047" text "\047" }
        # A field of fstab(5), inside a string of jail.conf.
        function field(path) {
            gsub(/\\\\/, "\\\\134", path); gsub(/ /, "\\\\040", path); gsub(/#/, "\\\\043", path)
            return path
        }
        function pair(key,    i) {
            for (i = 3; i <= NF; i++) if (index($i, key "=") == 1) return substr($i, length(key) + 2)
            return ""
        }
        function mounted(source, target, mode) {
            print "  mount += " quoted(field(source) " " field(target) " nullfs " mode " 0 0") ";"
        }
        $1 == "jail" {
            root = pair("path"); home = pair("home")
            print $2 " {"
            print "  path = " quoted(root) ";"
            print "  vnet;"
            if (pair("root") == "nullfs") mounted(pair("base_path"), root, "ro")
        }
        $1 == "jail_writable" { mounted(home "/rw/" $3, root "/" $3, "rw") }
        $1 == "jail_mount" { mounted(substr($4, 8), root $3, substr($6, 6)) }
        $1 == "jail_parameter" {
            values = ""
            for (i = 4; i <= NF; i++) values = values (i > 4 ? ", " : " = ") quoted($i)
            print "  " $3 values ";"
        }
        $1 == "jail_hook" { print "  exec." $3 " += " quoted($4) ";" }
        END { print "}" }
    ' "$WORK/$clone_name.facts"
}

# Ours: the record names it, and the properties that are set on it say that it is a copy of ours.
destroy_copy() {
    if exists_in_zfs "$1"; then
        [ "$(property_and_source "$REMOVAL_PROPERTY" "$1")" = "clone${TAB}local" ] || return 1
        report dataset "$1" destroy "- dataset $1, with all it holds"
        patiently zfs destroy -r "$1" || return 1
    fi
    ! exists_in_zfs "$2" || zfs destroy "$2"
}
