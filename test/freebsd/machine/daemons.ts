import type { Prison } from '../kernel/prison';
import type { Service } from '../state/host-state';
import { isYes } from '../state/rc-conf';
import { BASE_SERVICES } from './base-system';
import type { Machine } from './machine';
import { rcVariables } from './rc-variables';
import type { Tree } from './tree';

/** Scripts that do something once and leave no process. */
const WITHOUT_PROCESS = ['devfs', 'hostname', 'jail', 'netif', 'pf', 'rctl', 'routing', 'zfs'];
const PORTS: Readonly<Record<string, readonly number[]>> = { sshd: [22], local_unbound: [53], ntpd: [] };
/** A line of an rc script that tells the simulation on which ports its daemon listens. */
const PORT_LINE = /^# simulated ports: ([\d ]*)$/m;

/** The rc scripts of the host or of a jail, and the daemons that they start. */
export class Daemons {
  readonly tree: Tree;

  constructor(
    private readonly machine: Machine,
    private readonly jail: Prison | undefined,
  ) {
    this.tree = jail ? machine.tree.below(jail.path) : machine.tree;
  }

  /** The script of a service; undefined if there is none. */
  script(name: string): string | undefined {
    const paths = [`/etc/rc.d/${name}`, `/usr/local/etc/rc.d/${name}`];
    return paths.find((path) => this.tree.stat(path) !== undefined);
  }

  all(): string[] {
    const local = this.tree.isDirectory('/usr/local/etc/rc.d') ? this.tree.list('/usr/local/etc/rc.d') : [];
    return [...BASE_SERVICES.filter((name) => this.script(name)), ...local];
  }

  isEnabled(name: string): boolean {
    return isYes(rcVariables(this.tree).get(`${name.replace(/[.\-/]/g, '_')}_enable`));
  }

  leavesProcess(name: string): boolean {
    return !WITHOUT_PROCESS.includes(name);
  }

  running(name: string): Service | undefined {
    return this.machine.state.services.find(
      (service) => service.name === name && service.jid === this.jail?.jid,
    );
  }

  start(name: string): Service {
    const { state, prisons } = this.machine;
    const text = this.tree.readIfThere(this.script(name) ?? '') ?? '';
    const ports = PORT_LINE.exec(text)?.[1]?.split(' ').filter(Boolean).map(Number) ?? PORTS[name] ?? [];
    const service: Service = {
      name,
      pid: state.nextPid++,
      ports,
      ...(this.jail && { jid: this.jail.jid }),
    };
    state.services.push(service);
    if (this.jail) prisons.attach(this.jail.jid, service.pid);
    return service;
  }

  stop({ pid }: Service): void {
    const { state, prisons } = this.machine;
    state.services = state.services.filter((service) => service.pid !== pid);
    prisons.exited(pid);
  }

  /** What `/etc/rc` starts at boot, or a jail's. */
  startEnabled(): string[] {
    const wanted = this.all().filter((name) => this.leavesProcess(name) && this.isEnabled(name));
    return wanted.filter((name) => !this.running(name)).map((name) => this.start(name).name);
  }

  stopAll(): void {
    const mine = this.machine.state.services.filter(({ jid }) => jid === this.jail?.jid);
    for (const service of mine) this.stop(service);
  }
}
