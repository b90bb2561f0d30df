import { App, Fn, TerraformStack } from 'cdktf';
import type { SSHProvisionerConnection } from 'cdktf';
import type { Construct } from 'constructs';
import { isAbsolute } from 'node:path';
import { isLateBound } from './late-bound';
import { fromStackFolder } from './stack-folder';
import { escapeTemplate } from './template';
import type { Texts } from './text-resource';
import { ownText } from './text-resource';

/** How Terraform reaches a host; every value but `become` may be a Terraform value. */
export interface SshTarget {
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
  readonly privateKeyPath?: string;
  readonly become?: 'none' | 'doas' | 'sudo';
}

/** The parts of a connection that only Terraform knows, by the name under which a resource keeps them. */
export function lateBoundParts(ssh: SshTarget): Texts {
  const parts = {
    host: ssh.host,
    user: ssh.user,
    port: ssh.port,
    private_key_path: ssh.privateKeyPath,
  };
  return Object.fromEntries(
    Object.entries(parts)
      .filter(([, value]) => isLateBound(value))
      .map(([name, value]) => [name, String(value)]),
  );
}

/** A connection for a resource that is only ever created: Terraform values stand where they are used. */
export function connection(scope: Construct, ssh: SshTarget, scriptPath: string): SSHProvisionerConnection {
  return connect(ssh, scriptPath, {
    late: (value) => value,
    file: (path) => (isLateBound(path) ? Fn.file(path) : fileExpression(scope, path)),
  });
}

/**
 * A connection for a resource that acts when it is destroyed. Terraform lets it name nothing but the
 * resource's own texts, see `lateBoundParts`; what synth knows is written out, and so can change
 * without replacing the resource, which would run what is meant for the end.
 */
export function ownConnection(
  scope: Construct,
  ssh: SshTarget,
  scriptPath: string,
): SSHProvisionerConnection {
  return connect(ssh, scriptPath, {
    late: (_value, name) => `\${${ownText(name)}}`,
    file: (path) =>
      isLateBound(path) ? `\${file(${ownText('private_key_path')})}` : fileExpression(scope, path),
  });
}

interface Spelling {
  late(value: unknown, name: string): unknown;
  file(path: string): string;
}

function connect(ssh: SshTarget, scriptPath: string, spelling: Spelling): SSHProvisionerConnection {
  const spell = (value: unknown, name: string): unknown => {
    if (isLateBound(value)) {
      return spelling.late(value, name);
    }
    return typeof value === 'string' ? escapeTemplate(value) : value;
  };
  return {
    type: 'ssh',
    host: spell(ssh.host, 'host') as string,
    user: spell(ssh.user, 'user') as string | undefined,
    port: spell(ssh.port, 'port') as number | undefined,
    // with a key of its own, the keys of an agent would only use up the server's patience
    ...(ssh.privateKeyPath === undefined
      ? {}
      : { privateKey: spelling.file(ssh.privateKeyPath), agent: 'false' }),
    scriptPath,
  };
}

/**
 * The key is read when Terraform connects and never reaches plan, state or files. The detour by the
 * resource's own id keeps `validate` and `plan` from asking for a key that only the machine that
 * applies may have: until the resource is made, Terraform cannot know the path.
 */
function fileExpression(scope: Construct, path: string): string {
  const stack = TerraformStack.of(scope);
  const name =
    isAbsolute(path) || path.startsWith('~') || !App.isApp(stack.node.root)
      ? path
      : fromStackFolder(stack.node.root.outdir, stack.node.id, path);
  return `\${file(self.id == "" ? "" : ${escapeTemplate(JSON.stringify(name))})}`;
}
