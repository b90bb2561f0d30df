import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The runtime's files, in the order in which a reader meets them in the script: from words to deeds. */
export const RUNTIME_FILES: readonly string[] = [
  // The command line, and what the script says.
  'usage.sh',
  'options.sh',
  'text.sh',
  'log.sh',
  // Where a run keeps what it knows.
  'desired.sh',
  'state-directory.sh',
  'workspace.sh',
  'lock.sh',
  // What shall be, as tables.
  'scope.sh',
  'tables.sh',
  'jail-rows.sh',
  // What only Terraform knew.
  'base64.sh',
  'late-bound-texts.sh',
  'late-bound-files.sh',
  'late-bound.sh',
  // What is: one command for each kind.
  'read-host.sh',
  'read-jails.sh',
  'read-datasets.sh',
  'read-mounts.sh',
  'read-interfaces.sh',
  'read-rc-conf.sh',
  'read-files.sh',
  // What lies between.
  'plan-host.sh',
  'plan-datasets.sh',
  'plan-bases.sh',
  'plan-bridges.sh',
  'plan-jails.sh',
  'plan-rc.sh',
  'plan-release.sh',
  'plan.sh',
  // The host's part of it, done.
  'datasets.sh',
  'bases.sh',
  'bridges.sh',
  // A jail's part of it, done.
  'attempt.sh',
  'jail-conf.sh',
  'snapshots.sh',
  'root.sh',
  'replace-root.sh',
  'stop-jail.sh',
  'leftovers.sh',
  'addresses.sh',
  'inside.sh',
  'health.sh',
  'change-jail.sh',
  'remove-jail.sh',
  'release.sh',
  'workers.sh',
  // The commands.
  'apply.sh',
  'destroy.sh',
  'status.sh',
  'rollback.sh',
  'clone.sh',
  'send.sh',
  'main.sh',
];

/** The functions of provision.sh, one text. Running them is the script's last line, which is not among them. */
export function runtimeScript(): string {
  return RUNTIME_FILES.map((name) => readFileSync(join(__dirname, name), 'utf8')).join('\n');
}
