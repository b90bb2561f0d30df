# shellcheck shell=sh
# Addresses that jail(8) gives to the host's interfaces, and takes away again. Nothing about an address says
# whose it is, so jails/NAME/addresses names those that jail(8) is working on, for as long as it does: when a
# run was cut off meanwhile, they are ours to take away, unless another jail runs with them by now.

# note_addresses absent|present: before a start, those that will be new; before a stop, those that are there.
note_addresses() {
    own_addresses >"$WORK/$JAIL.addresses" && read_others || return 1
    : >"$WORK/$JAIL.noted" || return 1
    while IFS=$TAB read -r note_interface note_family note_address <&5; do
        note_is=absent
        ! has_address "$note_interface" "$note_family" "$note_address" || note_is=present
        [ "$note_is" != "$1" ] || is_others "$note_address" ||
            printf '%s\t%s\t%s\n' "$note_interface" "$note_family" "$note_address" >>"$WORK/$JAIL.noted" || return 1
    done 5<"$WORK/$JAIL.addresses"
    [ ! -s "$WORK/$JAIL.noted" ] || keep "$JAIL_DIRECTORY/addresses" <"$WORK/$JAIL.noted"
}

forget_addresses() {
    [ ! -f "$JAIL_DIRECTORY/addresses" ] || rm -f "$JAIL_DIRECTORY/addresses"
}

# Ours: the record says that jail(8) has put them there for this jail, which does not run.
clear_addresses() {
    [ -f "$JAIL_DIRECTORY/addresses" ] || return 0
    read_others || return 1
    while IFS=$TAB read -r clear_interface clear_family clear_address <&5; do
        is_others "$clear_address" || ! has_address "$clear_interface" "$clear_family" "$clear_address" ||
            attempt "take $clear_address from $clear_interface" \
                ifconfig "$clear_interface" "$clear_family" "$clear_address" -alias || return 1
    done 5<"$JAIL_DIRECTORY/addresses"
    forget_addresses
}

# The addresses with which other jails run, one a line; of one without any jls(8) prints a dash.
read_others() {
    jls name ip4.addr ip6.addr >"$WORK/$JAIL.jails" || {
        failed 'jls(8) cannot tell which addresses other jails have'
        return 1
    }
    awk -v jail="$JAIL" '
        $1 != jail {
            for (i = 2; i <= NF; i++) {
                n = split($i, list, ",")
                for (k = 1; k <= n; k++) print list[k]
            }
        }
    ' "$WORK/$JAIL.jails" >"$WORK/$JAIL.others"
}

is_others() {
    holds_line "$WORK/$JAIL.others" "$1"
}

has_address() {
    address_text=$(ifconfig "$1" 2>/dev/null) || return 1
    case $address_text in
    # A link-local address is followed by its interface.
    *"$2 $3 "* | *"$2 $3%"*) return 0 ;;
    esac
    return 1
}

# True when none of the addresses in a file of facts is there, of a jail that is down.
addresses_are_free() {
    addresses_of "$1" >"$WORK/$JAIL.addresses" || return 1
    while IFS=$TAB read -r free_interface free_family free_address <&5; do
        ! has_address "$free_interface" "$free_family" "$free_address" || {
            failed "another jail has $free_address on $free_interface by now"
            return 1
        }
    done 5<"$WORK/$JAIL.addresses"
}

# Prints INTERFACE inet|inet6 ADDRESS of each address that the jail has or had on an interface.
own_addresses() {
    set -- "$WORK/$JAIL.facts" "$JAIL_DIRECTORY/applied"
    [ -f "$2" ] || set -- "$1"
    [ -f "$1" ] || shift
    [ $# -eq 0 ] || addresses_of "$@"
}

# The same of some files of facts.
addresses_of() {
    awk -F "$TAB" -v OFS="$TAB" -v jail="$JAIL" '
        $2 != jail { next }
        $1 == "jail_address" { address[FILENAME, ++count] = $4 }
        $1 == "jail_parameter" && $3 == "interface" { usual[FILENAME] = $4 }
        END {
            for (place in address) {
                split(place, part, SUBSEP)
                text = address[place]
                bar = index(text, "|")
                interface = bar ? substr(text, 1, bar - 1) : usual[part[1]]
                text = substr(text, bar + 1)
                sub(/[\/ ].*/, "", text)
                row = interface OFS (text ~ /:/ ? "inet6" : "inet") OFS text
                if (interface != "" && !told[row]++) print row
            }
        }
    ' "$@"
}
