import { printComment } from '../jailconf/print';
import type { HostManifest } from '../manifest/schema';
import { renderJailBlock } from './jail-block';

/** The line by which the host's script knows a jail.conf as ours. */
export function ownershipLine(hostName: string): string {
  return `cdktf-jails: host=${hostName}`;
}

/** The host's jail.conf: a head that says whose it is, then one block a jail. */
export function renderJailConf(manifest: HostManifest): string {
  const { host, stack } = manifest;
  const head = printComment([
    ownershipLine(host.name),
    `The jails of host ${host.name}, from stack ${stack}. Change the program, not this file: it is replaced whole.`,
  ]);
  return [`${head.join('\n')}\n`, ...manifest.jails.map(renderJailBlock)].join('\n');
}
