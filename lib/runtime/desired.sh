# shellcheck shell=sh
# The desired state: desired_state() calls one function a fact, and what those functions are is decided
# here. They only note their arguments; nothing that a fact says is ever run. They are defined in
# subshells, because some have the names of programs (jail, host).

HOST=
RELEASE=
ARCHITECTURE=
JAIL_CONF=
STATE=
# 'yes' when it needs values that only Terraform knows.
LATE_BOUND=

# Takes the first fact, which says what the others are about.
# shellcheck disable=SC2317 # desired_state() calls host()
read_host() {
    host_words=$(
        host() {
            printf '%s\n' "$@"
            exit 0
        }
        desired_state
    )
    IFS=$NEWLINE
    set -f
    # shellcheck disable=SC2086 # split at the newlines
    set -- $host_words
    set +f
    unset IFS
    HOST=$1
    RELEASE=$(value_of release "$@")
    ARCHITECTURE=$(value_of architecture "$@")
    decode "$(value_of jail_conf "$@")"
    JAIL_CONF=$DECODED
    decode "$(value_of state "$@")"
    STATE=$DECODED
    # shellcheck disable=SC2034 # late-bound.sh reads it
    LATE_BOUND=$(value_of late_bound "$@")
    for host_word in "$HOST" "$RELEASE" "$ARCHITECTURE" "$JAIL_CONF" "$STATE"; do
        [ -n "$host_word" ] || fail 'the desired state does not say which host it is for'
    done
}

# Prints every fact as a row: its words with tabs between them.
# shellcheck disable=SC2317 # desired_state() calls them
print_facts() (
    IFS=$TAB
    host() { printf 'host\t%s\n' "$*"; }
    dataset() { printf 'dataset\t%s\n' "$*"; }
    property() { printf 'property\t%s\n' "$*"; }
    base() { printf 'base\t%s\n' "$*"; }
    base_source() { printf 'base_source\t%s\n' "$*"; }
    base_directory() { printf 'base_directory\t%s\n' "$*"; }
    bridge() { printf 'bridge\t%s\n' "$*"; }
    jail() { printf 'jail\t%s\n' "$*"; }
    jail_writable() { printf 'jail_writable\t%s\n' "$*"; }
    jail_parameter() { printf 'jail_parameter\t%s\n' "$*"; }
    jail_address() { printf 'jail_address\t%s\n' "$*"; }
    jail_interface() { printf 'jail_interface\t%s\n' "$*"; }
    jail_mount() { printf 'jail_mount\t%s\n' "$*"; }
    jail_after() { printf 'jail_after\t%s\n' "$*"; }
    jail_hook() { printf 'jail_hook\t%s\n' "$*"; }
    jail_limit() { printf 'jail_limit\t%s\n' "$*"; }
    jail_package() { printf 'jail_package\t%s\n' "$*"; }
    jail_file() { printf 'jail_file\t%s\n' "$*"; }
    jail_sysrc() { printf 'jail_sysrc\t%s\n' "$*"; }
    jail_service() { printf 'jail_service\t%s\n' "$*"; }
    jail_health() { printf 'jail_health\t%s\n' "$*"; }
    late_bound() { printf 'late_bound\t%s\n' "$*"; }
    bundle() { printf 'bundle\t%s\n' "$*"; }
    live_parameters() { printf 'live_parameters\t%s\n' "$*"; }
    off_by_default() { printf 'off_by_default\t%s\n' "$*"; }
    desired_state
)
