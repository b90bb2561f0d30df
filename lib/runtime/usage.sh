# shellcheck shell=sh

usage() {
    cat <<'TEXT'
usage: sh provision.sh COMMAND [options]

  plan                     show what would change and how hard it hits; reads only
                           exit 0: nothing to do, 2: changes, 1: error or unmet precondition
  apply                    bring the host to the declared state
  destroy                  stop our jails and remove what is ours; data stays unless declared otherwise
  status                   each jail: state, uptime, address, snapshots, limits and their use
  snapshot JAIL [NAME]     snapshot the jail's root
  rollback JAIL [NAME]     stop the jail, roll its root back to a snapshot (default: the newest), start it
  clone JAIL NEW           start a copy of the jail, without network, for testing
  send JAIL                replicate the jail's datasets to another pool or host

options
  --only JAIL              this jail only, and what it needs; may be repeated
  --jobs N                 start at most N jails at once (default 4)
  --no-restart             apply: leave alone what would stop a running jail, and say what is left
  --wait SECONDS           how long to wait for another run to end (default 60)
  --json                   one JSON object a line instead of text
  --destroy-newer          rollback: destroy the snapshots that are newer
  --into DATASET           send: the dataset that receives, below which the jail's datasets are put
  --to 'COMMAND'           send: how to reach the host that receives, such as 'ssh root@backup'
  --incremental            send: refuse to send a full stream
  -h, --help               this text
TEXT
}
