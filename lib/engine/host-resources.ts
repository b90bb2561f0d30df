import type {
  FileProvisioner,
  LocalExecProvisioner,
  RemoteExecProvisioner,
  SSHProvisionerConnection,
} from 'cdktf';
import type { Construct } from 'constructs';
import type { HostRecord } from './host-record';
import { noteHost } from './host-record';
import type { Place } from './inbox';
import { inboxMaker, inboxMakerPath, inboxOf, launcherPath } from './inbox';
import { launcher } from './launcher';
import type { Verb } from './launcher';
import { connection, lateBoundParts } from './ssh-connection';
import type { SshTarget } from './ssh-connection';
import type { PlanResourceType, Texts } from './text-resource';
import { TextResource } from './text-resource';
import { VALUES_FILE, valuesFile } from './values-file';
import type { SentValue } from './values-file';

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

  /**
   * Whether nobody else on the host may ever look into an upload, as with secrets: then the inbox is
   * closed before the first one, and an upload to an inbox that is not there fails.
   * @default - the first upload makes the inbox
   */
  readonly confidential?: () => boolean;

  /** What only Terraform knows, and the script needs. */
  readonly values?: () => readonly SentValue[];
}

type Action = FileProvisioner | RemoteExecProvisioner;
type Provisioner = Action | LocalExecProvisioner;

/**
 * The two resources that act on a host. Only the end of `host` destroys anything, and nothing but a
 * late-bound part of the connection (another resource's address: a new machine) can replace it.
 */
export function hostResources(scope: Construct, options: HostResourcesOptions): HostRecord {
  const { ssh, type } = options;
  const parts = lateBoundParts(ssh);
  const late = Object.values(parts);
  const connectionTo = (scriptPath: string) => connection(scope, ssh, { scriptPath, type });

  const host = new TextResource(scope, 'Resource', { type, texts: () => parts, lateBound: () => late });
  host.connection = connectionTo(launcherPath(placeOf(options)));
  provision(host, () => [
    ...(makesInbox(options) ? [inboxAction(options, connectionTo)] : []),
    ...actions(options, 'destroy').map((action) => ({ ...action, when: 'destroy' })),
  ]);

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
  converge.connection = connectionTo(launcherPath(placeOf(options)));
  provision(converge, () => actions(options, 'apply', valuesAction(scope, options)));

  return noteHost(scope, { host, converge, jails: options.jailResources });
}

/**
 * What a resource does is known only when the whole program is: cdktf asks when it writes. A program that
 * sets what it got from here, and more, adds to it.
 */
function provision(resource: TextResource, produce: () => readonly Action[]): void {
  const own = new WeakSet<object>();
  let given: readonly Provisioner[] | undefined;
  const get = (): readonly Provisioner[] => {
    const actions = produce();
    actions.forEach((action) => own.add(action));
    const place = given?.findIndex((one) => own.has(one)) ?? -1;
    return given === undefined || place < 0
      ? (given ?? actions)
      : [...given.slice(0, place), ...actions, ...given.slice(place).filter((one) => !own.has(one))];
  };
  const set = (provisioners: readonly Provisioner[] | undefined) => {
    given = provisioners;
  };
  Object.defineProperty(resource, 'provisioners', { get, set, enumerable: true });
}

/** Two connections, however many jails: the folder goes up, the script runs. Values take one more. */
function actions(
  options: HostResourcesOptions,
  verb: Verb,
  values: readonly Action[] = [],
): readonly Action[] {
  const { directory, ssh } = options;
  const place = placeOf(options);
  // scp(1) makes a folder of a name, never of what is in one
  const destination = `${inboxOf(place)}${makesInbox(options) ? '/.' : ''}`;
  return [
    { type: 'file', source: `./${directory}`, destination },
    ...values,
    { type: 'remote-exec', inline: launcher(place, verb, ssh.become, { takesValues: values.length > 0 }) },
  ];
}

/**
 * The values go by themselves, although they take a connection: of a provisioner that has anything
 * sensitive in it Terraform shows no output, and the script's is what people want to read.
 */
function valuesAction(scope: Construct, options: HostResourcesOptions): readonly Action[] {
  const { values = () => [] } = options;
  const destination = `${inboxOf(placeOf(options))}/${VALUES_FILE}`;
  return values().length === 0 ? [] : [{ type: 'file', content: valuesFile(scope, values), destination }];
}

/** One connection more, once in the life of a host. */
function inboxAction(
  options: HostResourcesOptions,
  connectionTo: (scriptPath: string) => SSHProvisionerConnection,
): Action {
  const place = placeOf(options);
  return {
    type: 'remote-exec',
    inline: inboxMaker(place),
    connection: connectionTo(inboxMakerPath(place)),
  };
}

/** In a place that is closed already, whatever the first upload makes is closed, too. */
function makesInbox({ confidential, ssh }: HostResourcesOptions): boolean {
  return ssh.uploadDirectory === undefined && confidential?.() === true;
}

function placeOf({ directory, ssh }: HostResourcesOptions): Place {
  return { directory, uploadDirectory: ssh.uploadDirectory };
}
