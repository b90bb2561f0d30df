import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine';

/** Whether this process may give files away; else ownership is written beside them (native/agent.c). */
export const ownsForReal = process.getuid?.() === 0;

/** Who owns a file; the path is one that Node can open. */
export async function ownerOf(machine: Machine, real: string): Promise<{ uid: number; gid: number }> {
  const { uid, gid } = lstatSync(real);
  if (ownsForReal) return { uid, gid };
  const noted = await machine.agent.attribute(machine.disk.agentPath(real), 'user.owner').catch(() => '');
  const [notedUid, notedGid] = noted.split(':');
  return noted === '' || noted === undefined
    ? { uid: 0, gid: 0 }
    : { uid: Number(notedUid), gid: Number(notedGid) };
}

/** Gives a file, or with `recursive` a tree, to somebody; undefined leaves user or group as it is. */
export async function giveTo(
  machine: Machine,
  real: string,
  uid: number | undefined,
  gid: number | undefined,
  recursive: boolean,
): Promise<void> {
  const before = await ownerOf(machine, real);
  await machine.agent.chown(machine.disk.agentPath(real), uid ?? before.uid, gid ?? before.gid);
  if (!recursive || !lstatSync(real).isDirectory()) return;
  for (const name of readdirSync(real)) await giveTo(machine, join(real, name), uid, gid, true);
}
