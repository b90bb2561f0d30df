import type { Construct } from 'constructs';
import type { HostRecord } from './host-record';
import { noteHost } from './host-record';
import { inboxOf, launcher, launcherPath } from './launcher';
import type { Verb } from './launcher';
import { connection, lateBoundParts } from './ssh-connection';
import type { SshTarget } from './ssh-connection';
import type { PlanResourceType, Texts } from './text-resource';
import { TextResource } from './text-resource';

export interface HostResourcesOptions {
  /** @default null_resource */
  readonly type?: PlanResourceType;

  readonly ssh: SshTarget;

  /** The host's folder beside `cdk.tf.json`, a plain name. */
  readonly directory: string;

  /** What replaces `converge` when it changes, and so runs the script again; made at synth. */
  readonly triggers: () => Texts;

  /** The jails' resources, which `converge` waits for. */
  readonly jailResources: () => readonly TextResource[];

  /** The Terraform values in the triggers. */
  readonly lateBound?: () => readonly unknown[];
}

/**
 * The two resources that act on a host. Only the end of `host` destroys anything, and nothing but a
 * late-bound part of the connection (another resource's address: a new machine) can replace it.
 */
export function hostResources(scope: Construct, options: HostResourcesOptions): HostRecord {
  const { ssh, directory, type } = options;
  const parts = lateBoundParts(ssh);
  const late = Object.values(parts);

  const host = new TextResource(scope, 'Resource', { type, texts: () => parts, lateBound: () => late });
  host.connection = connection(scope, ssh, { scriptPath: launcherPath(directory), type });
  host.provisioners = actions(options, 'destroy').map((action) => ({ ...action, when: 'destroy' }));

  const converge = new TextResource(scope, 'Converge', {
    type,
    texts: () => ({
      ...(parts.host === undefined ? { address: ssh.host } : {}),
      ...parts,
      ...options.triggers(),
    }),
    lateBound: () => [...late, ...(options.lateBound?.() ?? [])],
    waitsFor: () => [host, ...options.jailResources()].map((resource) => resource.address),
  });
  converge.connection = connection(scope, ssh, { scriptPath: launcherPath(directory), type });
  converge.provisioners = actions(options, 'apply');

  return noteHost(scope, { host, converge, jails: options.jailResources });
}

/** Two connections, however many jails: the folder goes up, the script runs. */
function actions({ directory, ssh }: HostResourcesOptions, verb: Verb) {
  return [
    { type: 'file' as const, source: `./${directory}`, destination: inboxOf(directory) },
    { type: 'remote-exec' as const, inline: launcher(directory, verb, ssh.become) },
  ];
}
