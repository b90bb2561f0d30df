import type { HealthCheckEntry, HooksEntry, JailEntry } from '../manifest/jail-schema';
import { lateBoundFiles } from '../manifest/late-bound-files';
import type { LateBoundFileEntry } from '../manifest/late-bound-schema';
import { shortAmount } from '../render/amount';
import { mark, trait, VALUE, without, type Trait } from './trait';

/** A jail of a manifest as its traits. */
export function jailTraits(jail: JailEntry): Trait[] {
  return [
    trait('root', '', jail.root),
    trait('parameter', 'host.hostname', { [VALUE]: jail.hostname }),
    ...Object.entries(jail.parameters).map(([name, value]) => trait('parameter', name, { [VALUE]: value })),
    ...addresses('ip4.addr', jail.ip4Addresses),
    ...addresses('ip6.addr', jail.ip6Addresses),
    ...jail.interfaces.map((one) => trait('interface', one.bridge, without(one, 'path', 'bridge'))),
    ...jail.mounts.map(({ destination, dataset, source, readOnly }) =>
      trait('mount', destination, { dataset, source, mode: readOnly ? 'ro' : 'rw' }),
    ),
    ...hookTraits(jail.hooks),
    ...jail.limits.map((limit) =>
      trait('limit', `${limit.resource}:${limit.action}${limit.per === 'jail' ? '' : `/${limit.per}`}`, {
        [VALUE]: shortAmount(limit),
      }),
    ),
    ...jail.startAfter.map((other) => mark('dependency', other.name)),
    ...jail.packages.map((name) => mark('package', name)),
    ...jail.files.map(({ destination, mode, owner, group, sha256 }) =>
      trait('file', destination, { content: sha256, mode, owner, group }),
    ),
    ...lateBoundFiles(jail).map((file) =>
      trait('file', file.destination, {
        content: originOf(file),
        mode: file.mode,
        owner: file.owner,
        group: file.group,
      }),
    ),
    ...Object.entries(jail.sysrc).map(([name, value]) => trait('rc variable', name, { [VALUE]: value })),
    ...jail.services.map((name) => mark('service', name)),
    ...healthTraits(jail.healthCheck),
    trait('snapshots', '', { [VALUE]: jail.snapshotsKept }),
    ...jail.acknowledgements.map(({ parameter, reason }) =>
      trait('acknowledgement', parameter, { [VALUE]: reason }),
    ),
  ];
}

/** What can be said of a content that only Terraform knows. */
function originOf({ secrets }: LateBoundFileEntry): string {
  return secrets === undefined ? 'from Terraform' : `from Terraform, with secrets of ${secrets.join(', ')}`;
}

function addresses(name: string, list: readonly string[]): Trait[] {
  return list.length === 0 ? [] : [trait('address', name, { [VALUE]: list })];
}

function hookTraits(hooks: HooksEntry): Trait[] {
  return Object.entries(hooks).flatMap(([name, lines]) =>
    lines === undefined ? [] : [trait('hook', `exec.${name}`, { [VALUE]: lines })],
  );
}

function healthTraits(check: HealthCheckEntry | undefined): Trait[] {
  if (check === undefined) {
    return [];
  }
  const { interval, retries, timeout, ...probe } = check;
  return [
    trait('health check', '', {
      ...probe,
      interval: `${interval}s`,
      retries,
      timeout: `${timeout}s`,
    }),
  ];
}
