# shellcheck shell=sh
# Text: the characters that tables are made of, and how values are written for people and programs.

TAB=$(printf '\t')
NEWLINE='
'

# Facts hold backslashes and control characters as printf(1) %b reads them; this gives the value itself
# in DECODED. The X keeps newlines at the end, which a command substitution would drop.
decode() {
    case $1 in
    *\\*)
        DECODED=$(printf '%bX' "$1")
        DECODED=${DECODED%X}
        ;;
    *)
        # shellcheck disable=SC2034 # the callers read it
        DECODED=$1
        ;;
    esac
}

# Prints the value of NAME=VALUE among the given words, nothing when there is none.
value_of() {
    value_name=$1
    shift
    for value_word; do
        case $value_word in
        "$value_name="*)
            printf '%s' "${value_word#*=}"
            return 0
            ;;
        esac
    done
}

# True when a word is among the others.
is_among() {
    among_word=$1
    shift
    for among_other; do
        [ "$among_other" != "$among_word" ] || return 0
    done
    return 1
}

# Prints a text as a JSON string.
json_text() {
    replace_all "$1" "\\" "\\\\"
    replace_all "$REPLACED" '"' '\"'
    replace_all "$REPLACED" "$NEWLINE" '\n'
    replace_all "$REPLACED" "$TAB" '\t'
    printf '"%s"' "$REPLACED"
}

# Every $2 in $1 becomes $3, in REPLACED.
replace_all() {
    REPLACED=
    replace_rest=$1
    while :; do
        case $replace_rest in
        *"$2"*)
            REPLACED=$REPLACED${replace_rest%%"$2"*}$3
            replace_rest=${replace_rest#*"$2"}
            ;;
        *)
            REPLACED=$REPLACED$replace_rest
            return 0
            ;;
        esac
    done
}
