import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import type { SimulatedHost } from '../host';
import { byKey, type Address } from '../state/network';

/** Mounts that show files of elsewhere, or none that last. */
const PASSING = new Set(['nullfs', 'devfs', 'tmpfs', 'fdescfs', 'procfs']);

/** What differs from run to run without meaning. */
const PASSING_TEXT: readonly (readonly [RegExp, string])[] = [
  [/cdktf-jails-\d{8}T\d{6}Z(-\d+)?/g, 'cdktf-jails-TIME'],
  [/# started jid=.*/g, '# started'],
];

/** Files that no later run reads: the tables of the last one, its lock, what it said, why it failed. */
const UNREAD = /^\/var\/db\/cdktf-jails\/(run\/.|lock$|holder$|jails\/[^/]+\/(log|failed)$)/;

/**
 * All of a host that a later run can see, as lines that are equal when two hosts are: jails, interfaces,
 * routes, mounts, rules, services, datasets, snapshots, and every file with its mode and what it holds.
 */
export function signature(host: SimulatedHost): string[] {
  return [...objects(host), ...files(host, contents)].map(withoutPassing);
}

/** The same as it shall be at the end, whatever way led there: snapshots of changes are history. */
export function endState(host: SimulatedHost): string[] {
  return signature(host).filter((line) => !/^snapshot .*@cdktf-jails-TIME/.test(line));
}

/** A cheap mark that differs whenever something on the host has changed. */
export function changeMark(host: SimulatedHost): string {
  const hash = createHash('sha256');
  for (const line of [...objects(host), ...files(host, times)]) hash.update(line);
  return hash.digest('base64');
}

export function digest(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('base64');
}

function withoutPassing(line: string): string {
  return PASSING_TEXT.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}

function objects({ state }: SimulatedHost): string[] {
  const { network, zfs } = state;
  const jailOf = (jid?: number): string => state.prisons.find((one) => one.jid === jid)?.name ?? '-';
  const nameOf = (key: number): string => byKey(network, key)?.name ?? '-';
  return [
    ...state.prisons.map(({ name, path, dying, persist, settings }) =>
      line('jail', name, path, dying, persist, settings),
    ),
    ...network.interfaces.map((one) =>
      line(
        ...(['interface', jailOf(one.vnet), one.name, one.up, one.mtu, one.description] as const),
        ...[inAnyOrder(one.inet), inAnyOrder(one.inet6)],
        one.members.map(({ key, flags }) => `${nameOf(key)} ${[...flags].sort().join()}`).sort(),
      ),
    ),
    ...network.routes.map(({ vnet, ...route }) => line('route', jailOf(vnet), route)),
    ...state.mounts.map(({ type, source, target, options }) => line('mount', target, source, type, options)),
    ...state.rules.map((rule) => line('rule', rule)),
    ...state.modules.map((module) => line('module', module)),
    ...state.services.map(({ name, jid, ports }) => line('service', jailOf(jid), name, ports)),
    ...zfs.datasets.map(({ name, properties, mounted, origin, jail }) =>
      line('dataset', name, properties, mounted, origin, jailOf(jail)),
    ),
    ...zfs.snapshots.map(({ name, properties, holds }) =>
      line('snapshot', name, properties, Object.keys(holds)),
    ),
  ].sort();
}

const line = (kind: string, ...parts: readonly unknown[]): string => `${kind} ${parts.map(text).join(' ')}`;

/** Aliases stand in the order in which their jails happened to start. */
function inAnyOrder(addresses: readonly Address[]): string[] {
  return addresses.map(text).sort();
}

function text(part: unknown): string {
  if (typeof part !== 'object' || part === null) return String(part);
  if (Array.isArray(part)) return `[${part.map(text).join(', ')}]`;
  const entries = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${key}: ${text(value)}`).join(', ')}}`;
}

/** Every file of the host, once: nothing is looked at through a mount that only shows it again. */
function files(host: SimulatedHost, describe: (real: string) => string): string[] {
  const shown = new Set(
    host.state.mounts.filter(({ type }) => PASSING.has(type)).map(({ target }) => target),
  );
  const top = host.files.real('/');
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(top + folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (UNREAD.test(path) || SKIPPED.has(path)) continue;
      if (entry.isDirectory() && !shown.has(path)) {
        found.push(`directory ${path} ${(statSync(top + path).mode & 0o7777).toString(8)}`);
        walk(path);
      } else if (!entry.isDirectory()) found.push(`file ${path} ${describe(top + path)}`);
    }
  };
  walk('');
  return found.sort();
}

/** The same on every host, or this machine's own. */
const SKIPPED = new Set(['/rescue', '/proc', '/bin', '/sbin', '/usr/bin', '/usr/sbin', '/lib', '/lib64']);

function contents(real: string): string {
  const stats = lstatSync(real);
  if (stats.isSymbolicLink()) return `-> ${readlinkSync(real)}`;
  const mode = (stats.mode & 0o7777).toString(8);
  return stats.isFile() ? `${mode} ${readFileSync(real, 'latin1')}` : mode;
}

function times(real: string): string {
  const { mode, size, mtimeMs, ctimeMs, ino } = lstatSync(real);
  return [mode, size, mtimeMs, ctimeMs, ino].join();
}
