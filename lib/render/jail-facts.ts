import { negatedName } from '../facts';
import type { ParameterValue } from '../manifest/common-schema';
import type { JailRootEntry } from '../manifest/jail-root-schema';
import type {
  FileEntry,
  HealthCheckEntry,
  InterfaceEntry,
  JailEntry,
  MountEntry,
} from '../manifest/jail-schema';
import { lateBoundFiles } from '../manifest/late-bound-files';
import { sorted } from '../manifest/order';
import type { LateBoundEntry, LateBoundFileEntry } from '../manifest/late-bound-schema';
import { optionalPair, type Fact } from './fact';
import { limitRule } from './jail/limits';

const HOOKS = ['prestart', 'created', 'start', 'poststart', 'prestop', 'stop', 'poststop'] as const;

/** What one jail shall be. Sorted wherever order carries no meaning. */
export function jailFacts(jail: JailEntry): Fact[] {
  const { name } = jail;
  return [
    ['jail', name, ...rootPairs(jail.root), `snapshots=${jail.snapshotsKept}`],
    ...writableFacts(jail),
    ['jail_parameter', name, 'host.hostname', jail.hostname],
    ...sorted(Object.keys(jail.parameters)).map((parameter) => [
      'jail_parameter',
      name,
      ...parameterWords(parameter, jail.parameters[parameter]!),
    ]),
    ...jail.ip4Addresses.map((address) => ['jail_address', name, 'ip4', address]),
    ...jail.ip6Addresses.map((address) => ['jail_address', name, 'ip6', address]),
    ...jail.interfaces.map((one) => interfaceFact(name, one)),
    ...[...jail.mounts].sort(by('destination')).map((mount) => mountFact(name, mount)),
    ...sorted(jail.startAfter.map((other) => other.name)).map((other) => ['jail_after', name, other]),
    ...HOOKS.flatMap((hook) => (jail.hooks[hook] ?? []).map((line) => ['jail_hook', name, hook, line])),
    ...sorted(jail.limits.map((limit) => limitRule(jail, limit))).map((rule) => ['jail_limit', name, rule]),
    ...sorted(jail.packages).map((entry) => ['jail_package', name, entry]),
    ...fileFacts(jail),
    ...sorted(Object.keys(jail.sysrc)).map((variable) => [
      'jail_sysrc',
      name,
      `${variable}=${jail.sysrc[variable]}`,
    ]),
    ...jail.services.map((service) => ['jail_service', name, service]),
    ...healthFacts(name, jail.healthCheck),
    ...(jail.lateBound ?? [])
      .filter(({ kind }) => kind !== 'file')
      .map((entry) => lateBoundFact(name, entry)),
  ];
}

function rootPairs(root: JailRootEntry): string[] {
  switch (root.kind) {
    case 'nullfs':
      return [
        'root=nullfs',
        `path=${root.path}`,
        `dataset=${root.dataset}`,
        `home=${root.home}`,
        `base=${root.base}`,
        `base_path=${root.basePath}`,
      ];
    case 'clone':
      return ['root=clone', `path=${root.path}`, `dataset=${root.dataset}`, `base=${root.base}`];
    case 'directory':
      return ['root=directory', `path=${root.path}`];
  }
}

function writableFacts(jail: JailEntry): Fact[] {
  return jail.root.kind === 'nullfs'
    ? sorted(jail.root.writable).map((directory) => ['jail_writable', jail.name, directory])
    : [];
}

/** As jail(8) takes it on its command line: `allow.nomount` is the false of `allow.mount`. */
function parameterWords(name: string, value: ParameterValue): string[] {
  if (typeof value === 'boolean') {
    return [value ? name : negatedName(name)];
  }
  return [name, ...(Array.isArray(value) ? value : [String(value)])];
}

function interfaceFact(name: string, one: InterfaceEntry): Fact {
  return [
    'jail_interface',
    name,
    one.hostEnd,
    `jail_end=${one.jailEnd}`,
    `bridge=${one.bridge}`,
    `unit=${one.unit}`,
    `host_mac=${one.hostMac}`,
    `jail_mac=${one.jailMac}`,
    `isolated=${one.isolated ? 'yes' : 'no'}`,
    ...optionalPair('ip4', one.ip4Address),
    ...optionalPair('ip6', one.ip6Address),
    ...optionalPair('route4', one.defaultRoute4),
    ...optionalPair('route6', one.defaultRoute6),
    ...optionalPair('mtu', one.mtu),
  ];
}

function mountFact(name: string, mount: MountEntry): Fact {
  return [
    'jail_mount',
    name,
    mount.destination,
    `source=${mount.source}`,
    `dataset=${mount.dataset}`,
    `mode=${mount.readOnly ? 'ro' : 'rw'}`,
  ];
}

/** By destination, whoever knows the content. */
function fileFacts(jail: JailEntry): Fact[] {
  const bundled = jail.files.map((file) => ({ ...file, content: bundledPairs(file) }));
  const late = lateBoundFiles(jail).map((file) => ({ ...file, content: lateBoundPairs(file) }));
  return [...bundled, ...late]
    .sort(by('destination'))
    .map(({ destination, mode, owner, group, content }) => [
      'jail_file',
      jail.name,
      destination,
      `mode=${mode}`,
      `owner=${owner}`,
      `group=${group}`,
      ...content,
    ]);
}

function bundledPairs({ sha256, bundled }: FileEntry): string[] {
  return [`sha256=${sha256}`, `source=${bundled}`];
}

function lateBoundPairs({ name, member, secrets = [] }: LateBoundFileEntry): string[] {
  return [`late_bound=${name}`, `member=${member}`, ...secrets.map((secret) => `secret=${secret}`)];
}

/** A value that replaces its reference wherever it stands. */
function lateBoundFact(jail: string, entry: LateBoundEntry): Fact {
  const { name, kind, member } = entry;
  return [
    'late_bound',
    name,
    `jail=${jail}`,
    `kind=${kind}`,
    `member=${member}`,
    ...('prefix' in entry ? optionalPair('prefix', entry.prefix) : []),
  ];
}

function healthFacts(name: string, check: HealthCheckEntry | undefined): Fact[] {
  if (check === undefined) {
    return [];
  }
  const timing = [`interval=${check.interval}`, `retries=${check.retries}`, `timeout=${check.timeout}`];
  return check.kind === 'tcp'
    ? [['jail_health', name, 'tcp', ...timing, `port=${check.port}`]]
    : [['jail_health', name, 'command', ...timing, ...check.command]];
}

function by<K extends string>(key: K): (a: Record<K, string>, b: Record<K, string>) => number {
  return (a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0);
}
