import { serviceDisabled } from './errors/jail';
import * as errors from './errors/jail-file';
import type { LoadedFile } from './jail-file';

const RC_CONF = '/etc/rc.conf';

/** What is set in a jail's rc.conf(5) beside its files. */
export interface RcConfSettings {
  readonly sysrc: Readonly<Record<string, string>>;
  readonly services: readonly string[];
}

/** The variable of rc.conf(5) by which rc.subr(8) knows something of a service: `my-app` has `my_app_enable`. */
export function serviceVariable(service: string, suffix: 'enable' | 'env_file'): string {
  return `${service.replace(/[^A-Za-z0-9_]/g, '_')}_${suffix}`;
}

/** What checkyesno of rc.subr(8) takes for a yes; over anything else `service enable` writes one. */
const YES = /^(?:yes|true|on|1)$/i;

/** sysrc(8) would disable at each apply what `service enable` enables after it. */
export function disabledServices({ sysrc, services }: RcConfSettings): readonly string[] {
  return [...new Set(services)].flatMap((service) => {
    const variable = serviceVariable(service, 'enable');
    const value = Object.hasOwn(sysrc, variable) ? sysrc[variable] : undefined;
    return value === undefined || YES.test(value) ? [] : [serviceDisabled(service, variable, value)];
  });
}

/**
 * A file replaces rc.conf as a whole, and sysrc(8) and `service enable` write into it afterwards: each apply
 * would undo the one before, and restart the services for it. It may say the same itself.
 */
export function rcConfProblems(
  files: readonly LoadedFile[],
  { sysrc, services }: RcConfSettings,
): readonly string[] {
  const file = files.find(({ entry }) => entry.destination === RC_CONF);
  if (file === undefined) {
    return [];
  }
  const said = variablesOf(Buffer.from(file.bytes).toString('utf8'));
  const names = Object.entries(sysrc).flatMap(([name, value]) => (said.get(name) === value ? [] : [name]));
  // A service's variable need not have its name: mysql-server has mysql_enable.
  const enabled = [...said.keys()].filter((name) => name.endsWith('_enable')).length;
  return [
    ...(names.length === 0 ? [] : [errors.rcConfWithoutVariables(RC_CONF, names)]),
    ...(enabled >= new Set(services).size ? [] : [errors.rcConfWithoutServices(RC_CONF)]),
  ];
}

/** The variables that a file of sh assigns, each with its last value. */
function variablesOf(text: string): Map<string, string> {
  const assignments = text.matchAll(/^[ \t]*([A-Za-z_][A-Za-z0-9_]*)=(?:"([^"]*)"|'([^']*)'|([^\s;#]*))/gm);
  return new Map(
    [...assignments].map(([, name = '', double, single, plain]) => [name, double ?? single ?? plain ?? '']),
  );
}
