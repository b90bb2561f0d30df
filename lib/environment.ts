import { isLateBound, type ContentPart } from './engine';
import * as errors from './errors/environment';
import type { JailFile } from './jail-file';
import type { LateBoundFile } from './late-bound-values';
import { serviceVariable } from './rc-conf';
import type { Secret } from './secret';

/** Where a jail's services find their environment. */
export const ENVIRONMENT_FILE = '/etc/cdktf-jails.env';

/** What the environment is made from, as the jail's props give it. */
export interface EnvironmentProps {
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, Secret>>;
  readonly services?: readonly string[];
  readonly sysrc?: Readonly<Record<string, string>>;
}

/** A jail's environment as what the jail must hold for it. */
export interface Environment {
  /** Known at synth, else made by Terraform; neither where there is no environment. */
  readonly file?: JailFile;
  readonly lateBound?: LateBoundFile;
  /** Variables of rc.conf(5). */
  readonly sysrc: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

const NONE: Environment = { sysrc: {}, problems: [] };

/**
 * The file that rc.subr(8) reads for each service (`NAME_env_file`): it runs it as sh before it starts
 * the service, and exports every variable. So values never are arguments of a program.
 */
export function environmentOf(props: EnvironmentProps): Environment {
  if (props.environment === undefined && props.secrets === undefined) {
    return NONE;
  }
  const { environment = {}, secrets = {}, services = [], sysrc = {} } = props;
  const names = [...new Set([...Object.keys(environment), ...Object.keys(secrets)])].sort();
  if (names.length === 0) {
    return NONE;
  }
  const variables = services.map((service) => serviceVariable(service, 'env_file'));
  const problems = [
    ...(services.length === 0 ? [errors.environmentNeedsServices(props.environment !== undefined)] : []),
    ...Object.keys(secrets)
      .filter((name) => Object.hasOwn(environment, name))
      .map(errors.environmentAndSecret),
    ...variables.filter((variable) => Object.hasOwn(sysrc, variable)).map(errors.environmentAndSysrc),
  ];
  const parts = names.flatMap((name): ContentPart[] => [
    { text: `${name}=` },
    quoted(secrets[name], environment[name] ?? ''),
    { text: '\n' },
  ]);
  const place = { destination: ENVIRONMENT_FILE, mode: '0600', owner: 'root', group: 'wheel' };
  return {
    ...(parts.some(isOpen)
      ? { lateBound: { ...place, parts: joined(parts), member: memberOf(props) } }
      : { file: { ...place, content: parts.map(literal).join('') } }),
    sysrc: Object.fromEntries(variables.map((variable) => [variable, ENVIRONMENT_FILE])),
    problems,
  };
}

function quoted(secret: Secret | undefined, text: string): ContentPart {
  return secret?._source === undefined
    ? { text, quoted: true }
    : { secret: secret._source, version: secret._version, quoted: true };
}

function isOpen({ text, secret }: ContentPart): boolean {
  return secret !== undefined || isLateBound(text);
}

/** What synth knows is written out, quoted for sh; single quotes hold everything but themselves. */
function literal({ text = '', quoted: inQuotes }: ContentPart): string {
  return inQuotes === true ? `'${text.replace(/'/g, `'\\''`)}'` : text;
}

function joined(parts: readonly ContentPart[]): ContentPart[] {
  return parts.map((part) => (isOpen(part) ? part : { text: literal(part) }));
}

function memberOf({ environment, secrets }: EnvironmentProps): string {
  return environment === undefined
    ? 'secrets'
    : secrets === undefined
      ? 'environment'
      : 'environment and secrets';
}
