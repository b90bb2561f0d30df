# shellcheck shell=sh
# What only Terraform knew when this script was written: addresses, host names, what files hold. In the facts
# and in jail.conf a reference stands for it, @late-bound:NAME@. The values come in a file beside this script:
# a line 'value NAME', then lines of base64.
#
# An apply takes them into memory and removes the file before it does anything, so that a secret is nowhere
# on the host but in its jail. What is no secret is kept in the state directory, for plan and status by hand.
#
#   values.texts      NAME VALUE, of what stands in facts and jail.conf
#   values.sums       NAME SHA256, of what files hold
#   values.files      NAME JAIL DESTINATION open|secret, of what files shall hold
#   values.kept       what the state directory will keep

VALUES=
VALUES_TAKEN=no
# The jail.conf that the host shall have: the bundle's, or a copy with the values in their places.
NEW_CONF=

take_values() {
    [ -f "$BUNDLE/.values" ] || return 0
    # shellcheck disable=SC2034 # the files above read it
    VALUES=$(cat "$BUNDLE/.values") || fail "$BUNDLE/.values cannot be read"
    VALUES_TAKEN=yes
    # Ours: Terraform has put it there for this run.
    [ "$COMMAND" != apply ] || rm -f "$BUNDLE/.values"
}

# Puts the values in their places, or says which of them cannot stand there.
bind_values() {
    [ "$LATE_BOUND" = yes ] || return 0
    [ "$VALUES_TAKEN" = yes ] || take_values
    if [ "$VALUES_TAKEN" = no ] && [ "$COMMAND" = apply ]; then
        fail "host $HOST takes values from Terraform, and none came with this run: run terraform apply"
    fi
    for value_table in errors texts sums files kept; do
        : >"$WORK/values.$value_table"
    done
    [ ! -f "$STATE/late-bound" ] || [ "$VALUES_TAKEN" = yes ] || cat "$STATE/late-bound" >"$WORK/values.kept"
    read_texts
    sum_values
    if [ -s "$WORK/values.errors" ]; then
        while IFS= read -r value_error; do
            complain "$value_error"
        done <"$WORK/values.errors"
        exit 1
    fi
    replace_references
    # shellcheck disable=SC2034 # jail-conf.sh and others read it
    NEW_CONF=$WORK/new.conf
}

# In copies of ours; the bundle stays what was reviewed.
replace_references() {
    awk -F "$TAB" -v OFS="$TAB" -v work="$WORK" '
        table == "texts" { value[$1] = $2; next }
        table == "sums" { sum[$1] = $2; next }
        table == "desired" && $1 == "late_bound" { next }
        table == "desired" && $1 == "jail_file" { print with_sum(replaced($0)) > (work "/bound"); next }
        { print replaced($0) > (work (table == "desired" ? "/bound" : "/new.conf")) }

        function replaced(line,    at, rest, name, done) {
            while (at = index(line, "@late-bound:")) {
                rest = substr(line, at + 12)
                name = substr(rest, 1, index(rest, "@") - 1)
                done = done substr(line, 1, at - 1) (name in value ? value[name] : "@late-bound:")
                line = name in value ? substr(rest, length(name) + 2) : rest
            }
            return done line
        }
        function with_sum(row,    i, n, field, name) {
            n = split(row, field, OFS)
            for (i = 4; i <= n; i++) {
                if (index(field[i], "secret=") == 1) return row
                if (index(field[i], "late_bound=") == 1) name = substr(field[i], 12)
            }
            return name in sum ? row OFS "sha256=" sum[name] : row
        }
    ' table=texts "$WORK/values.texts" table=sums "$WORK/values.sums" table=desired "$WORK/desired" \
        table=conf "$BUNDLE/jail.conf"
    mv "$WORK/bound" "$WORK/desired"
}

# What plan and status by hand will know.
record_values() {
    if [ "$LATE_BOUND" != yes ]; then
        [ ! -e "$STATE/late-bound" ] || rm -f "$STATE/late-bound"
    elif ! same_lines "$WORK/values.kept" "$STATE/late-bound"; then
        keep "$STATE/late-bound" <"$WORK/values.kept"
    fi
}
