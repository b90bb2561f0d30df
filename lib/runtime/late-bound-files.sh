# shellcheck shell=sh
# Late-bound values that files hold. They may be any bytes, and secret: none is ever an argument of a program,
# and of what is secret not even the sum is written where it stays.

# What is no secret gets into the record of its jail by its sum, as any other file does.
sum_values() {
    cat "$WORK/values.texts" >"$WORK/values.keep"
    while IFS=$TAB read -r sum_name sum_jail sum_destination sum_kind <&3; do
        if [ "$VALUES_TAKEN" = yes ]; then
            sum_is=$(sum_value "$sum_name") ||
                fail "jail $sum_jail: what file $sum_destination shall hold cannot be read"
        else
            sum_is=$(kept_value "$sum_name")
        fi
        [ -n "$sum_is" ] || continue
        printf '%s\t%s\n' "$sum_name" "$sum_is" >>"$WORK/values.sums"
        [ "$sum_kind" = secret ] || printf '%s\t%s\n' "$sum_name" "$sum_is" >>"$WORK/values.keep"
    done 3<"$WORK/values.files"
    mv "$WORK/values.keep" "$WORK/values.kept"
}

sum_value() {
    rm -f "$WORK/values.cut"
    { print_value "$1" || : >"$WORK/values.cut"; } | sha256 -q
    [ ! -e "$WORK/values.cut" ]
}

kept_value() {
    while IFS=$TAB read -r kept_name kept_is; do
        [ "$kept_name" != "$1" ] || printf '%s' "$kept_is"
    done <"$WORK/values.kept"
}

# Prints a value, byte for byte. awk(1) writes what is not plain as printf(1) %b reads it; the last line says
# that none is missing. Nothing of it is ever an argument of a program: printf is sh's own.
print_value() {
    printf '%s\n' "$VALUES" | awk -v head="value $1" "$BASE64"'
        BEGIN {
            for (i = 0; i < 256; i++) {
                plain = i > 31 && i < 127 && i != 92
                letter[i] = plain ? sprintf("%c", i) : sprintf("\\0%03o", i)
            }
        }
        /^value / { inside = $0 == head; next }
        inside { print "x" decoded($0) }
        END { print "." }
    ' | {
        while IFS= read -r value_line; do
            [ "$value_line" != . ] || exit 0
            printf '%b' "${value_line#x}"
        done
        exit 1
    }
}

# send_value NAME COMMAND...: the command reads the value's sum, then the value.
send_value() {
    send_name=$1
    shift
    rm -f "$WORK/$JAIL.cut"
    { print_value_sum "$send_name" && print_value "$send_name" || : >"$WORK/$JAIL.cut"; } | "$@" || return 1
    [ ! -e "$WORK/$JAIL.cut" ]
}

print_value_sum() {
    while IFS=$TAB read -r sum_name sum_is; do
        [ "$sum_name" != "$1" ] || printf '%s\n' "$sum_is"
    done <"$WORK/values.sums"
}
