# shellcheck shell=sh
# A directory for the tables of one run, gone when the run ends.

WORK=

# A run that changes things keeps its tables in the state directory, where the next run finds and
# removes those of a run that was killed; one that only reads has no right to write there.
open_workspace() {
    trap close_workspace EXIT
    # A shell that dies of a signal runs no EXIT trap (sh(1)); one that exits does.
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 141' PIPE
    trap 'exit 143' TERM
    WORK=$(mktemp -d "$1/cdktf-jails.XXXXXX")
}

close_workspace() {
    workspace_status=$?
    stop_workers
    # Ours: mktemp made it for this run.
    [ -z "$WORK" ] || rm -rf "$WORK"
    exit "$workspace_status"
}
