import { SystemError } from '../errno';
import { leadingInteger } from '../jail/parameter-list';
import { checkAgainst, checkValues, JailSetOptions } from './check-jail-set';
import type { JailParameter } from './jail-parameter';
import { exportValue, switchesOn } from './jail-parameter';
import { childrenOf } from './prison';
import type { Prison } from './prison';

/** How the rest of the host learns that a jail came to an end. */
export interface PrisonListener {
  /** It is there, before anything runs in it. */
  created?(prison: Prison): void;
  /** Its processes are to be killed; a `true` answer keeps the jail for a while as a dying one. */
  ended(prison: Prison, how: 'remove' | 'vanish'): boolean;
}

/** Where a jail's root lies, with the links in its path followed. */
export type ResolveRoot = (path: string) => string;

/** Where the jails are kept. */
export interface PrisonStore {
  prisons: Prison[];
  lastJid: number;
}

export type JailKey = { jid: number } | { name: string } | { after: number };

/** The host is a jail as well (prison0). */
const HOST_NAME = '0';

/** The name with its parent's; the jid where the last part is empty. */
function fullName(parent: Prison | undefined, name: string, jid: number): string {
  const last = name.slice(name.lastIndexOf('.') + 1) || String(jid);
  return parent ? `${parent.name}.${last}` : last;
}

/** The kernel's jails: jail_set(2), jail_get(2) and jail_remove(2) by the rules of kern_jail.c. */
export class Prisons {
  constructor(
    private readonly listener: PrisonListener,
    private readonly resolveRoot: ResolveRoot,
    private readonly store: PrisonStore = { prisons: [], lastJid: 0 },
  ) {}

  /** All jails, dying ones included, by jid. */
  get prisons(): readonly Prison[] {
    return this.store.prisons;
  }

  get(key: JailKey, includeDying = false): Prison | undefined {
    const seen = this.prisons.filter((prison) => includeDying || !prison.dying);
    if ('after' in key) return seen.find((prison) => prison.jid > key.after);
    if ('jid' in key) return seen.find((prison) => prison.jid === key.jid);
    const named = seen.filter((prison) => prison.name === key.name);
    return named.find((prison) => !prison.dying) ?? named[0];
  }

  /** Creates a jail or changes one; returns it, or throws what the kernel would answer. */
  set(parameters: readonly JailParameter[], operation: 'create' | 'update'): Prison {
    const options = new JailSetOptions(parameters);
    checkValues(options, operation === 'create');
    const root = options.text('path');
    const path = root === undefined ? undefined : this.resolveRoot(root);
    return operation === 'create' ? this.create(options, path) : this.update(options);
  }

  remove(jid: number): void {
    const prison = this.get({ jid }, true);
    if (!prison) throw new SystemError('EINVAL');
    if (!prison.dying) this.end(prison, 'remove');
  }

  attach(jid: number, pid: number): void {
    const prison = this.get({ jid });
    if (!prison) throw new SystemError('EINVAL');
    prison.processes.push(pid);
  }

  /** A process is gone; a jail that nothing holds any more goes with it. */
  exited(pid: number): void {
    for (const prison of [...this.prisons]) {
      const index = prison.processes.indexOf(pid);
      if (index < 0) continue;
      prison.processes.splice(index, 1);
      this.letGo(prison);
    }
  }

  private create(options: JailSetOptions, path: string | undefined): Prison {
    const name = options.text('name');
    let jid = options.integer('jid') ?? 0;
    if (jid === 0 && name !== undefined) {
      const last = leadingInteger(name.split('.').at(-1) ?? '');
      if (last.whole) jid = last.value;
    }
    if (jid < 0) throw new SystemError('EINVAL', 'negative jid');
    if (jid > 0 && this.get({ jid })) throw new SystemError('EEXIST', `jail ${jid} already exists`);
    const parent = this.parentOf(name);
    if (name !== undefined && !name.endsWith('.') && this.sibling(name)) {
      throw new SystemError('EEXIST', `jail "${name}" already exists`);
    }
    const chosen = jid > 0 ? jid : this.nextJid();
    if (jid === 0) this.store.lastJid = chosen;
    checkAgainst(options, chosen, undefined, parent, this.prisons);
    const prison: Prison = {
      jid: chosen,
      name: fullName(parent, name ?? '', chosen),
      parent: parent?.jid,
      path: path ?? '/',
      persist: true,
      dying: false,
      processes: [],
      settings: {},
    };
    this.apply(prison, options);
    if (path !== undefined) prison.settings.path = path;
    this.store.prisons = [...this.prisons, prison].sort((one, other) => one.jid - other.jid);
    this.listener.created?.(prison);
    return prison;
  }

  private update(options: JailSetOptions): Prison {
    const jid = options.integer('jid') ?? 0;
    const name = options.text('name');
    const byJid = jid === 0 ? undefined : this.get({ jid });
    if (jid !== 0 && !byJid) throw new SystemError('ENOENT', `jail ${jid} not found`);
    const prison = byJid ?? (name === undefined ? undefined : this.sibling(name));
    if (!prison) {
      const detail = name === undefined ? 'update specified no jail' : `jail "${name}" not found`;
      throw new SystemError('ENOENT', detail);
    }
    const parent = prison.parent === undefined ? undefined : this.get({ jid: prison.parent }, true);
    if (name !== undefined) this.checkNewName(prison, parent, name);
    checkAgainst(options, prison.jid, prison, parent, this.prisons);
    if (name !== undefined) this.rename(prison, fullName(parent, name, prison.jid));
    const persisted = prison.persist;
    this.apply(prison, options);
    if (persisted && !prison.persist) this.letGo(prison);
    return prison;
  }

  /** A name is given whole, or as its last part alone: a jail stays with its parent. */
  private checkNewName(prison: Prison, parent: Prison | undefined, name: string): void {
    const owner = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : undefined;
    if (owner !== undefined && owner !== (parent?.name ?? HOST_NAME)) {
      throw new SystemError('EINVAL', "cannot change jail's parent");
    }
    const clash = this.sibling(fullName(parent, name, prison.jid));
    if (clash && clash !== prison) throw new SystemError('EEXIST', `jail "${name}" already exists`);
  }

  private rename(prison: Prison, name: string): void {
    const old = prison.name;
    prison.name = name;
    for (const child of this.prisons) {
      if (child.name.startsWith(`${old}.`)) child.name = name + child.name.slice(old.length);
    }
  }

  private apply(prison: Prison, options: JailSetOptions): void {
    for (const parameter of options.parameters) {
      const { type, value } = parameter;
      if (type.name === 'persist') prison.persist = switchesOn(parameter);
      if (['persist', 'name', 'jid', 'path'].includes(type.name)) continue;
      const key = type.kind === 'keyvalue' ? parameter.name : type.name;
      if (type.kind === 'bool') prison.settings[key] = switchesOn(parameter);
      else if (type.kind === 'jailsys') prison.settings[key] = exportValue(parameter) ?? 'new';
      else if (value === undefined) delete prison.settings[key];
      else prison.settings[key] = value;
    }
  }

  private parentOf(name: string | undefined): Prison | undefined {
    if (!name?.includes('.')) return undefined;
    const parentName = name.slice(0, name.lastIndexOf('.'));
    const parent = this.get({ name: parentName }, true);
    if (!parent) throw new SystemError('ENOENT', `jail "${parentName}" not found`);
    if (parent.dying) throw new SystemError('ENOENT', `jail "${parentName}" is dying`);
    return parent;
  }

  private sibling(name: string): Prison | undefined {
    return this.prisons.find((prison) => !prison.dying && prison.name === name);
  }

  private nextJid(): number {
    let jid = this.store.lastJid + 1;
    while (this.get({ jid }, true)) jid += 1;
    return jid;
  }

  private letGo(prison: Prison): void {
    const held =
      prison.persist || prison.processes.length > 0 || childrenOf(this.prisons, prison.jid).length > 0;
    if (!held && !prison.dying && this.prisons.includes(prison)) this.end(prison, 'vanish');
  }

  /** Ends a jail with all below it; its parent may have lived for it alone. */
  private end(prison: Prison, how: 'remove' | 'vanish'): void {
    this.endWithChildren(prison, how);
    const parent = prison.parent === undefined ? undefined : this.get({ jid: prison.parent });
    if (parent) this.letGo(parent);
  }

  private endWithChildren(prison: Prison, how: 'remove' | 'vanish'): void {
    for (const child of childrenOf(this.prisons, prison.jid)) this.endWithChildren(child, 'remove');
    prison.persist = false;
    prison.dying = this.listener.ended(prison, how);
    prison.processes = [];
    if (!prison.dying) this.forget(prison);
  }

  /** The last reference to a dying jail is gone. */
  forget(prison: Prison): void {
    this.store.prisons = this.prisons.filter((other) => other !== prison);
  }
}
