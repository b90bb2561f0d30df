import { z } from 'zod';
import { HealthCheck } from '../health-check';
import type { Host } from '../host';
import { jailFileSchema, type JailFile } from '../jail-file';
import { JailRoot } from '../jail-root';
import {
  allowName,
  commandLine,
  environmentName,
  hostProp,
  hostname,
  instance,
  integer,
  ip4Spec,
  ip6Spec,
  jailName,
  lateBoundText,
  packageName,
  parameterValueProp,
  rcValue,
  rcVariable,
  serviceName,
  text,
} from './prop-types';
import { secretProp } from './secret-prop';
import type { Secret } from '../secret';

/** What a jail is made from. The names are those of jail(8), in camel case. */
export interface JailProps {
  /** Where the jail's files come from. */
  readonly root: JailRoot;

  /**
   * The jail's name for jail(8): letters, digits, `_` and `-`, not digits alone.
   * @default - the construct's id
   */
  readonly jailName?: string;

  /**
   * The host name inside the jail (`host.hostname`); may be a Terraform value.
   * @default - the jail's name
   */
  readonly hostname?: string;

  /**
   * IPv4 addresses that the jail shares with the host: `10.0.0.2`, `10.0.0.2/24`, or
   * `em0|10.0.0.2/24` to have jail(8) add the address to the interface at start and take it away at stop.
   * Not together with an interface of its own. Each may be a Terraform value; a list as a whole may not.
   * @default - no IPv4
   */
  readonly ip4Addresses?: string[];

  /**
   * IPv6 addresses that the jail shares with the host, in the same three forms, or Terraform values.
   * @default - no IPv6
   */
  readonly ip6Addresses?: string[];

  /**
   * The jail stays when its last process ends.
   * @default true
   */
  readonly persist?: boolean;

  /**
   * The root is mounted read-only as a whole: a nullfs root gets no writable directories of its own.
   * @default false
   */
  readonly readOnly?: boolean;

  /**
   * The jail's securelevel(7), -1 to 3. It can be raised on a running jail, never lowered.
   * @default - the host's
   */
  readonly securelevel?: number;

  /**
   * Which mounts the jail sees: 2 only its root, 1 those below its root, 0 all of the host's.
   * @default 2
   */
  readonly enforceStatfs?: number;

  /**
   * The number of the devfs(8) ruleset for the jail's /dev. A ruleset without rules keeps the jail
   * from starting, because it would show every device.
   * @default 4
   */
  readonly devfsRuleset?: number;

  /**
   * How many jails the jail may make below itself (`children.max`).
   * @default 0
   */
  readonly childrenMax?: number;

  /**
   * What the jail may do beyond the default: names after `allow.`, such as `raw_sockets` or `mount.zfs`.
   * @default - nothing; unlike jail(8)'s own default, not even set_hostname
   */
  readonly allow?: string[];

  /**
   * Commands in the jail that start it.
   * @default ['/bin/sh /etc/rc']
   */
  readonly execStart?: string[];

  /**
   * Commands in the jail that stop it. One that fails leaves the jail running.
   * @default ['/bin/sh /etc/rc.shutdown jail']
   */
  readonly execStop?: string[];

  /**
   * Commands on the host before the jail exists, after its mounts. They run as root: full paths only.
   * @default - none
   */
  readonly execPrestart?: string[];

  /**
   * Commands on the host after the jail is gone, before its mounts are undone.
   * @default - none
   */
  readonly execPoststop?: string[];

  /**
   * Commands on the host when the jail exists and nothing runs in it.
   * @default - none
   */
  readonly execCreated?: string[];

  /**
   * Commands on the host after the jail has started. One that fails removes the jail.
   * @default - none
   */
  readonly execPoststart?: string[];

  /**
   * Commands on the host before the jail stops. One that fails leaves the jail running.
   * @default - none
   */
  readonly execPrestop?: string[];

  /**
   * Packages that are installed in the jail with pkg(8). A package that leaves the list stays installed.
   * @default - none
   */
  readonly packages?: string[];

  /**
   * Services of the jail that are enabled in its rc.conf(5) and started.
   * @default - none
   */
  readonly services?: string[];

  /**
   * Files that are written into the jail.
   * @default - none
   */
  readonly files?: JailFile[];

  /**
   * Variables of the jail's rc.conf(5), set with sysrc(8).
   * @default - none
   */
  readonly sysrc?: Record<string, string>;

  /**
   * Environment variables of the jail's services, which rc.subr(8) reads from a file that only root can
   * read. The values may be Terraform values.
   * @default - none
   */
  readonly environment?: Record<string, string>;

  /**
   * Secrets among the environment variables of the jail's services, by the variable's name. They reach
   * that one file in the jail and nothing else.
   * @default - none
   */
  readonly secrets?: Record<string, Secret>;

  /**
   * Tells when the jail is well after a start or a change.
   * @default - a jail that has started counts as well
   */
  readonly healthCheck?: HealthCheck;

  /**
   * How many snapshots of the jail's root are kept of those made before changes.
   * @default 5
   */
  readonly snapshotsKept?: number;

  /**
   * Any other parameter of jail(8) by its name: true, false, a whole number, a string or a list of strings.
   * @default - none
   */
  readonly parameters?: Record<string, unknown>;

  /**
   * The host that the jail runs on.
   * @default - the nearest Host above in the tree, else the only Host of the stack
   */
  readonly host?: Host;
}

const lines = z.array(commandLine).min(1);

export const jailPropsSchema = z.strictObject({
  root: instance<JailRoot>(
    JailRoot.isJailRoot,
    'pass JailRoot.nullfs(), JailRoot.clone() or JailRoot.directory()',
  ),
  jailName: jailName.optional(),
  hostname: hostname.optional(),
  ip4Addresses: z.array(ip4Spec).min(1).optional(),
  ip6Addresses: z.array(ip6Spec).min(1).optional(),
  persist: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  securelevel: integer(-1, 3).optional(),
  enforceStatfs: integer(0, 2).optional(),
  devfsRuleset: integer(0, 65535).optional(),
  childrenMax: integer(0, 999_998).optional(),
  allow: z.array(allowName).min(1).optional(),
  execStart: lines.optional(),
  execStop: lines.optional(),
  execPrestart: lines.optional(),
  execPoststop: lines.optional(),
  execCreated: lines.optional(),
  execPoststart: lines.optional(),
  execPrestop: lines.optional(),
  packages: z.array(packageName).min(1).optional(),
  services: z.array(serviceName).min(1).optional(),
  files: z.array(jailFileSchema).min(1).optional(),
  sysrc: z.record(rcVariable, rcValue).optional(),
  environment: z.record(environmentName, lateBoundText).optional(),
  secrets: z.record(environmentName, secretProp).optional(),
  healthCheck: instance<HealthCheck>(
    HealthCheck.isHealthCheck,
    'pass HealthCheck.tcp() or HealthCheck.command()',
  ).optional(),
  snapshotsKept: integer(0, 1000).optional(),
  parameters: z.record(text, parameterValueProp).optional(),
  host: hostProp.optional(),
});

export type CheckedJailProps = Partial<z.output<typeof jailPropsSchema>>;
