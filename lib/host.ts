import { Construct } from 'constructs';
import { z } from 'zod';
import { Architecture } from './architecture';
import { choosePlanResource, hasSecret, hostResources, textOutput } from './engine';
import type { HostEntry } from './manifest/host-schema';
import { isMember, markMember } from './member';
import { PlanResource } from './plan-resource';
import { addProblem } from './problems';
import {
  hostFolder,
  hostKey,
  hostPath,
  hostRelease,
  integer,
  line,
  orLateBound,
  uploadDirectory,
} from './props/prop-types';
import { checkProps } from './props/props';
import { Become, type SshConnection } from './ssh-connection';
import { hostJailConf, hostTriggers, jailResourcesOf, joinSynthesis, lateBoundOf } from './synthesis';
import * as errors from './errors/host';

/** What a host is made from. */
export interface HostProps {
  /**
   * The host's name: it names the folder of the output and is part of the marks of ownership.
   * @default - the construct's id
   */
  readonly hostName?: string;

  /**
   * The FreeBSD release that the host runs, such as `14.4`. It decides which features may be used.
   */
  readonly release: string;

  /**
   * The host's machine architecture.
   * @default Architecture.AMD64
   */
  readonly architecture?: Architecture;

  /**
   * How Terraform reaches the host.
   * @default - not at all: the files are carried to the host and run by other means
   */
  readonly ssh?: SshConnection;

  /**
   * The host's jail.conf. It is replaced as a whole; one that stands there and is not ours is refused.
   * @default '/etc/jail.conf'
   */
  readonly jailConfPath?: string;

  /**
   * Where the provisioning script keeps what it must remember, such as the configuration that each
   * jail was started with.
   * @default '/var/db/cdktf-jails'
   */
  readonly stateDirectory?: string;

  /**
   * Which resource of Terraform shows the jails in plans and runs the script. `TERRAFORM_DATA` needs no
   * download. Choose before the first apply: a change of it takes the host down and makes it anew.
   * @default PlanResource.NULL_RESOURCE
   */
  readonly planResource?: PlanResource;

  /**
   * Whether the host's whole jail.conf is an output of the stack too, so that a plan ends with its diff
   * and `terraform output` prints it. Terraform shows a changed text whole: with fifty jails that is two
   * thousand lines below a change of one, which the jail's own resource shows already.
   * @default false
   */
  readonly jailConfOutput?: boolean;
}

const endpoint = {
  host: orLateBound(line),
  user: orLateBound(line).optional(),
  port: orLateBound(integer(1, 65535)).optional(),
  privateKeyPath: orLateBound(line).optional(),
  hostKey: orLateBound(hostKey).optional(),
};

const sshSchema = z.strictObject({
  ...endpoint,
  agent: z.boolean().optional(),
  knownHostsPath: orLateBound(line).optional(),
  acceptAnyHostKey: z.boolean().optional(),
  bastion: z.strictObject(endpoint).optional(),
  become: z.enum(Become).optional(),
  uploadDirectory: uploadDirectory.optional(),
});

const propsSchema = z.strictObject({
  hostName: hostFolder.optional(),
  release: hostRelease,
  architecture: z.enum(Architecture).optional(),
  ssh: sshSchema.optional(),
  jailConfPath: hostPath.optional(),
  stateDirectory: hostPath.optional(),
  planResource: z.enum(PlanResource).optional(),
  jailConfOutput: z.boolean().optional(),
});

/**
 * A FreeBSD machine on which jails run. Each host gets a folder of its own in the output: jail.conf,
 * the provisioning script, the manifest that both are made from, and the files for its jails.
 */
export class Host extends Construct {
  /** True for a host, also for one made by another copy of this package. */
  public static isHost(value: unknown): value is Host {
    return isMember(value, 'host');
  }

  /** The host's name. */
  public readonly hostName: string;
  /** The FreeBSD release that the host runs. */
  public readonly release: string;
  /** The host's machine architecture. */
  public readonly architecture: Architecture;
  /** @internal What deserves a second look, beyond what the manifest tells. */
  public readonly _warnings: readonly string[];
  /** @internal Whether Terraform reaches the host, and what only Terraform knows. */
  public readonly _isReached: boolean;
  private readonly entry: HostEntry;

  public constructor(scope: Construct, id: string, props: HostProps) {
    super(scope, id);
    markMember(this, 'host');
    joinSynthesis(this);
    const checked = checkProps(this, propsSchema, props);
    this.hostName = checked.hostName ?? this.nameFromId(props?.hostName);
    this.release = checked.release ?? '';
    this.architecture = checked.architecture ?? Architecture.AMD64;
    this.entry = {
      path: this.node.path,
      name: this.hostName,
      release: this.release,
      architecture: this.architecture,
      jailConfPath: checked.jailConfPath ?? '/etc/jail.conf',
      stateDirectory: checked.stateDirectory ?? '/var/db/cdktf-jails',
    };
    if (checked.planResource !== undefined) {
      choosePlanResource(this, { type: checked.planResource, jails: () => jailResourcesOf(this) });
    }
    if (checked.jailConfOutput === true && this.hostName !== '') {
      const description = `jail.conf of host ${this.hostName}`;
      textOutput(this, 'JailConf', description, () => hostJailConf(this));
    }
    // an ssh with a mistake in it has said so itself
    this._isReached = props?.ssh !== undefined;
    this._warnings = checked.ssh?.acceptAnyHostKey === true ? [errors.anyHostKey()] : [];
    if (checked.ssh !== undefined && this.hostName !== '') {
      hostResources(this, {
        type: checked.planResource,
        ssh: checked.ssh,
        directory: this.hostName,
        triggers: () => hostTriggers(this),
        jailResources: () => jailResourcesOf(this),
        values: () => lateBoundOf(this),
        lateBound: () =>
          lateBoundOf(this).flatMap(({ name, parts }) => parts.map(({ text }) => text ?? name)),
        confidential: () => hasSecret(lateBoundOf(this)),
      });
    }
  }

  /** @internal Nothing without a release, on which almost every check depends. */
  public _toManifest(): HostEntry | undefined {
    return this.hostName === '' || this.release === '' ? undefined : this.entry;
  }

  private nameFromId(given: unknown): string {
    const { id } = this.node;
    const checked = hostFolder.safeParse(id);
    if (!checked.success && given === undefined) {
      addProblem(this, errors.idIsNoName(id, checked.error.issues[0]?.message ?? ''));
    }
    return checked.data ?? '';
  }
}
