import type { Place } from './inbox';
import { inboxOf } from './inbox';
import { escapeTemplate } from './template';
import { VALUES_FILE } from './values-file';

/** What the script that came with the bundle is asked to do. */
export type Verb = 'apply' | 'destroy';

/** How a user who is not root becomes root; never asks for a password, there is nobody to answer. */
const BECOME = { none: '', doas: 'doas -n ', sudo: 'sudo -n ' } as const;

/**
 * The few lines that Terraform runs on the host after the upload. They take the inbox away as a
 * whole before anything runs, so that an upload that was cut off leaves nothing behind and the next
 * one never writes into a script that runs. The work folder is removed however the script ends; one
 * that was killed leaves it to a run on a later day. Read whole before it starts (the braces), since
 * Terraform overwrites it.
 */
export function launcher(
  place: Place,
  verb: Verb,
  become: keyof typeof BECOME = 'none',
  { takesValues = false } = {},
): string[] {
  const { directory, uploadDirectory } = place;
  const inbox = inboxOf({ directory });
  const script = `{
set -eu
${uploadDirectory === undefined ? '' : `cd ${uploadDirectory}\n`}mkdir -p -m 0700 .cdktf-jails
find .cdktf-jails/${directory}.???????? -prune -type d -mtime +0 -exec rm -rf {} + 2>/dev/null || :
work=$(mktemp -d .cdktf-jails/${directory}.XXXXXXXX)
trap 'rm -rf "$work"' EXIT
trap 'exit 143' HUP INT TERM
mv ${inbox} "$work/inbox"
mkdir -m 0700 ${inbox}
# scp(1) makes the inbox of a folder on the first upload and puts the folder into it on the next
bundle=$work/inbox/${directory}
[ -f "$bundle/provision.sh" ] || bundle=$work/inbox
${takesValues ? `[ "$bundle" = "$work/inbox" ] || mv "$work/inbox/${VALUES_FILE}" "$bundle/${VALUES_FILE}"\n` : ''}${BECOME[become]}/bin/sh "$bundle/provision.sh" ${verb}
exit
}`;
  return [escapeTemplate(script)];
}
