import type { SSHProvisionerConnection } from 'cdktf';
import type { Construct } from 'constructs';
import type { KnownMachine } from './bastion-host-key';
import { hostKeyBehindBastion } from './bastion-host-key';
import { knownHostKey } from './known-host-key';
import { isLateBound } from './late-bound';
import { fileOfProject } from './stack-folder';
import { escapeTemplate } from './template';
import type { PlanResourceType, Texts } from './text-resource';
import { ownText } from './text-resource';

/** One machine that is logged in to; every value may be a Terraform value. */
export interface SshEndpoint {
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
  readonly privateKeyPath?: string;
  readonly hostKey?: string;
}

/** How Terraform reaches a host; the values below may be Terraform values where they are texts. */
export interface SshTarget extends SshEndpoint {
  readonly agent?: boolean;
  readonly knownHostsPath?: string;
  readonly acceptAnyHostKey?: boolean;
  readonly bastion?: SshEndpoint;
  readonly become?: 'none' | 'doas' | 'sudo';

  /** Always known at synth: Terraform hands it to a shell as it stands. */
  readonly uploadDirectory?: string;
}

export interface ConnectionOptions {
  /** Where the launcher is put on the host. */
  readonly scriptPath: string;

  /** The type of the resource that has the connection. */
  readonly type?: PlanResourceType;
}

const DEFAULT_PORT = '22';
const KNOWN_HOSTS = '~/.ssh/known_hosts';

/** Every part of a connection that may be a Terraform value, by the name under which a resource keeps it. */
function partsOf(ssh: SshTarget): Readonly<Record<string, string | number | undefined>> {
  return {
    ...endpointParts(ssh, ''),
    ...(ssh.bastion === undefined ? {} : endpointParts(ssh.bastion, 'bastion_')),
    known_hosts_path: ssh.knownHostsPath,
  };
}

function endpointParts(endpoint: SshEndpoint, prefix: string) {
  return {
    [`${prefix}host`]: endpoint.host,
    [`${prefix}user`]: endpoint.user,
    [`${prefix}port`]: endpoint.port,
    [`${prefix}private_key_path`]: endpoint.privateKeyPath,
    [`${prefix}host_key`]: endpoint.hostKey,
  };
}

/** The parts of a connection that only Terraform knows, by the name under which a resource keeps them. */
export function lateBoundParts(ssh: SshTarget): Texts {
  return Object.fromEntries(
    Object.entries(partsOf(ssh))
      .filter(([, value]) => isLateBound(value))
      .map(([name, value]) => [name, String(value)]),
  );
}

/**
 * The connection of a resource that keeps the `lateBoundParts` among its texts. A resource that acts
 * when it is destroyed may name nothing but itself, so those texts are where Terraform values come
 * from; what synth knows is written out, and so can change without replacing the resource, which
 * would run what is meant for the end.
 */
export function connection(
  scope: Construct,
  ssh: SshTarget,
  { scriptPath, type }: ConnectionOptions,
): SSHProvisionerConnection {
  const own = (name: string) => ownText(name, type);
  const parts = partsOf(ssh);
  const spell = (name: string): unknown => {
    const value = parts[name];
    if (isLateBound(value)) {
      return `\${${own(name)}}`;
    }
    return typeof value === 'string' ? escapeTemplate(value) : value;
  };
  const text = (name: string) => spell(name) as string | undefined;
  const number = (name: string) => spell(name) as number | undefined;
  const file = (name: string, path = parts[name]): string | undefined => {
    if (path === undefined) {
      return undefined;
    }
    return `file(${isLateBound(path) ? own(name) : literal(fileOfProject(scope, String(path)))})`;
  };
  const key = (name: string): string | undefined => {
    const content = file(name);
    return content === undefined ? undefined : whenConnecting(content);
  };
  const hostKey = (prefix: string): string | undefined => {
    if (ssh.acceptAnyHostKey === true || parts[`${prefix}host_key`] !== undefined) {
      return text(`${prefix}host_key`);
    }
    const known = file('known_hosts_path', ssh.knownHostsPath ?? KNOWN_HOSTS) ?? '';
    const [host, port = DEFAULT_PORT] = [`${prefix}host`, `${prefix}port`].map((name) =>
      isLateBound(parts[name]) ? own(name) : literal(parts[name]),
    );
    return whenConnecting(knownHostKey(known, knownName(String(host), port)));
  };
  const known = (prefix: string): KnownMachine => ({
    host: text(`${prefix}host`) ?? '',
    port: number(`${prefix}port`) ?? DEFAULT_PORT,
    hostKey: hostKey(prefix) ?? '',
  });
  const isChecked = ssh.acceptAnyHostKey !== true;
  return {
    type: 'ssh',
    host: text('host') ?? '',
    user: text('user'),
    port: number('port'),
    privateKey: key('private_key_path'),
    hostKey:
      isChecked && ssh.bastion !== undefined
        ? hostKeyBehindBastion(known(''), known('bastion_'))
        : hostKey(''),
    // with a key of its own, the keys of an agent would only use up the server's patience
    agent: agentOf(ssh),
    ...(ssh.bastion === undefined
      ? {}
      : {
          bastionHost: text('bastion_host'),
          bastionUser: text('bastion_user'),
          // Terraform would take the port of the host behind it
          bastionPort: number('bastion_port') ?? Number(DEFAULT_PORT),
          bastionPrivateKey: key('bastion_private_key_path'),
          bastionHostKey: hostKey('bastion_'),
        }),
    scriptPath,
  };
}

/** A host as known_hosts names it, sshd(8): without the port when that is 22; a Terraform expression. */
function knownName(host: string, port: string): string {
  if (port === DEFAULT_PORT) {
    return host;
  }
  const elsewhere = `"[\${${host}}]:\${${port}}"`;
  return /^\d+$/.test(port) ? elsewhere : `(${port} == "${DEFAULT_PORT}" ? ${host} : ${elsewhere})`;
}

/** What synth knows, as Terraform's expressions write it. */
function literal(value: string | number | undefined): string | undefined {
  return typeof value === 'string' ? escapeTemplate(JSON.stringify(value)) : value?.toString();
}

function agentOf({ agent, privateKeyPath }: SshTarget): string | undefined {
  return agent === undefined && privateKeyPath !== undefined ? 'false' : agent?.toString();
}

/**
 * Files are read when Terraform connects: a key never reaches plan, state or files. The detour by the
 * resource's own id keeps `validate` and `plan` from asking for a file that only the machine that
 * applies may have: until the resource is made, Terraform cannot know the path.
 */
function whenConnecting(expression: string): string {
  return `\${self.id == "" ? "" : ${expression}}`;
}
