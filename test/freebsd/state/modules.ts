import type { HostState } from './host-state';

/** Modules that can be loaded, with the files they bring in and the sysctls that come with them. */
const MODULES: Readonly<
  Record<string, { brings?: readonly string[]; sysctls?: Readonly<Record<string, string>> }>
> = {
  if_bridge: {
    brings: ['bridgestp'],
    sysctls: {
      'net.link.bridge.pfil_member': '0',
      'net.link.bridge.pfil_bridge': '0',
      'net.link.bridge.pfil_onlyip': '1',
      'net.link.bridge.inherit_mac': '0',
    },
  },
  bridgestp: {},
  if_epair: {},
  if_vlan: {},
  if_tuntap: {},
  if_gif: {},
  nullfs: {},
  tmpfs: {},
  fdescfs: {},
  procfs: {},
  linux: { brings: ['linux_common'] },
  linux_common: {},
  linprocfs: {},
  linsysfs: {},
  pf: {},
  pflog: {},
  ipfw: {},
  zfs: {},
  fusefs: {},
};

/** Compiled into GENERIC: kldstat -m knows them, kldload finds them loaded. */
const BUILT_IN = ['if_vlan', 'if_tuntap', 'if_gif', 'tmpfs', 'procfs', 'devfs', 'ufs', 'if_lo', 'loop'];

export const fileOf = (module: string): string => (module.endsWith('.ko') ? module : `${module}.ko`);
export const moduleOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.ko$/, '');

export const isLoaded = ({ modules }: HostState, module: string): boolean =>
  modules.includes(fileOf(moduleOf(module))) || BUILT_IN.includes(moduleOf(module));

export const exists = (module: string): boolean => moduleOf(module) in MODULES;

export function load(state: HostState, module: string): void {
  const name = moduleOf(module);
  const { brings = [], sysctls = {} } = MODULES[name] ?? {};
  for (const other of brings) if (!isLoaded(state, other)) load(state, other);
  if (!isLoaded(state, name)) state.modules.push(fileOf(name));
  for (const [sysctl, value] of Object.entries(sysctls)) state.sysctls[sysctl] ??= value;
}

/** The kernel loads what it needs for an interface or a file system, if it can. */
export function loadOnDemand(state: HostState, module: string): boolean {
  if (isLoaded(state, module)) return true;
  if (!exists(module)) return false;
  load(state, module);
  return true;
}
