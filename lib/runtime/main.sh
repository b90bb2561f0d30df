# shellcheck shell=sh
main() {
    printf '%s\n' "$*"
}
