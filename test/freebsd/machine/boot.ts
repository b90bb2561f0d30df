import { variablesOf, isYes } from '../state/rc-conf';
import { readRules } from '../state/devfs-rules';
import { addRule } from '../state/rctl-rules';
import { load } from '../state/modules';
import { addInterface, emptyNetwork } from '../state/network';
import type { HostState } from '../state/host-state';
import type { Machine } from './machine';
import { bringUpNetwork, words } from './netif';
import type { Rc } from './netif';
import { rcVariables } from './rc-variables';
import { Zfs } from './zfs';
import { mountIfWanted } from './zfs-mounts';
import { mountSystem } from './storage';
import { Daemons } from './daemons';

const LOADED_BY_LOADER = ['kernel', 'zfs.ko', 'cryptodev.ko'];

/** What a machine forgets when its power goes: all but files and ZFS. */
export function forget(state: HostState): void {
  const physical = state.network.interfaces.filter(({ driver }) => driver === 'ether');
  state.network = emptyNetwork();
  for (const one of physical) {
    addInterface(state.network, 'ether', one.unit, undefined, {
      name: one.name,
      groups: [],
      ...(one.ether !== undefined && { ether: one.ether }),
    });
  }
  state.prisons = [];
  state.lastJid = 0;
  state.dying = [];
  state.mounts = [];
  state.rules = [];
  state.rulesets = {};
  state.services = [];
  state.modules = [...LOADED_BY_LOADER];
  for (const name of Object.keys(state.sysctls)) {
    if (name.startsWith('vnet ') || name.startsWith('net.link.bridge.')) delete state.sysctls[name];
  }
  state.sysctls['net.inet.ip.forwarding'] = '0';
  state.sysctls['net.inet6.ip6.forwarding'] = '0';
  for (const dataset of state.zfs.datasets) {
    dataset.mounted = false;
    delete dataset.jail;
  }
}

/** What loader(8) and rc(8) do before jails are started, by loader.conf and rc.conf. */
export async function bringUp(machine: Machine, rc: Rc): Promise<void> {
  const { state, tree } = machine;
  const loader = variablesOf(tree.readIfThere('/boot/loader.conf')?.replace(/\./g, '_dot_') ?? '');
  state.sysctls['kern.racct.enable'] = loader.get('kern_dot_racct_dot_enable') ?? '0';
  const variables = rcVariables(tree);
  const root = state.zfs.datasets.find(({ properties }) => properties.mountpoint === '/');
  mountSystem(machine, root?.name.split('/')[0]);
  if (root) root.mounted = true;
  for (const file of tree.isDirectory('/var/run') ? tree.list('/var/run') : [])
    tree.remove(`/var/run/${file}`);
  if (isYes(variables.get('zfs_enable'))) {
    await machine.realPool?.import();
    const zfs = new Zfs(machine);
    for (const dataset of zfs.sorted()) await mountIfWanted(zfs, dataset);
  }
  for (const module of words(variables.get('kld_list'))) load(state, module);
  await mountFstab(machine, rc);
  addInterface(state.network, 'lo', 0, undefined);
  await bringUpNetwork(state.network, undefined, variables, rc);
  if (isYes(variables.get('gateway_enable'))) state.sysctls['net.inet.ip.forwarding'] = '1';
  if (isYes(variables.get('ipv6_gateway_enable'))) state.sysctls['net.inet6.ip6.forwarding'] = '1';
  if (isYes(variables.get('devfs_load_rulesets'))) {
    const files = words(variables.get('devfs_rulesets'));
    state.rulesets = readRules(files.map((file) => tree.readIfThere(file) ?? ''));
  }
  for (const line of (tree.readIfThere('/etc/sysctl.conf') ?? '').split('\n')) {
    const setting = line.replace(/#.*$/, '').trim();
    if (setting !== '') await rc(['sysctl', setting]);
  }
  if (isYes(variables.get('rctl_enable')) && state.sysctls['kern.racct.enable'] === '1') {
    for (const line of (tree.readIfThere(variables.get('rctl_rules') ?? '') ?? '').split('\n')) {
      const [rule = ''] = line.trim().split(/\s+/);
      if (rule !== '' && !rule.startsWith('#')) state.rules = addRule(state.rules, rule);
    }
  }
  new Daemons(machine, undefined).startEnabled();
}

async function mountFstab(machine: Machine, rc: Rc): Promise<void> {
  for (const line of (machine.tree.readIfThere('/etc/fstab') ?? '').split('\n')) {
    const [source, target, type, options = 'rw'] = words(line.replace(/#.*$/, ''));
    if (source === undefined || target === undefined || type === undefined) continue;
    if (options.split(',').includes('noauto')) continue;
    await rc(['mount', '-t', type, '-o', options, source, target]);
  }
}
