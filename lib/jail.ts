import { Construct } from 'constructs';
import { z } from 'zod';
import { Dataset } from './dataset';
import { jailResource, type TextResource } from './engine';
import * as errors from './errors/jail';
import { fileTwice } from './errors/jail-file';
import { wrongValue } from './errors/props';
import type { Host } from './host';
import { loadJailFile, type LoadedFile } from './jail-file';
import { allowProblem, parameterProblem, parametersFromProps } from './jail-parameters';
import { jailPropsSchema, type CheckedJailProps, type JailProps } from './jail-props';
import type { BoundRoot } from './jail-root';
import type { ParameterValue } from './manifest/common-schema';
import type { HooksEntry, InterfaceEntry, JailEntry, LimitEntry } from './manifest/jail-schema';
import { isMember, markMember } from './member';
import { addProblem } from './problems';
import { jailName, parameterValueProp, pathInJail, text } from './prop-types';
import { checkProps } from './props';
import { jailTriggers, joinSynthesis } from './synthesis';

/** How a dataset is mounted into a jail. */
export interface MountOptions {
  /**
   * The jail can read but not write.
   * @default false
   */
  readonly readOnly?: boolean;
}

interface Mount {
  readonly dataset: Dataset;
  readonly destination: string;
  readonly readOnly: boolean;
}

const mountSchema = z.strictObject({ readOnly: z.boolean().optional() });

/**
 * A FreeBSD jail: one block in its host's jail.conf, which is all that `service jail start` needs.
 *
 * Mistakes in the props do not throw; they are shown together when the program is synthesized.
 */
export class Jail extends Construct {
  /** True for a jail, also for one made by another copy of this package. */
  public static isJail(value: unknown): value is Jail {
    return isMember(value, 'jail');
  }

  /** The jail's name for jail(8). */
  public readonly jailName: string;
  /** The host name inside the jail. */
  public readonly hostname: string;
  /** @internal */
  public readonly _host: Host | undefined;
  /** @internal What the plan shows of the jail. */
  public readonly _resource: TextResource;
  /** @internal */
  public readonly _root: BoundRoot | undefined;
  private readonly props: CheckedJailProps;
  private readonly parameters: Record<string, ParameterValue>;
  private readonly files: LoadedFile[];
  private readonly mounts: Mount[] = [];
  private readonly predecessors = new Set<Jail>();
  private readonly added = new Map<string, ParameterValue>();
  private readonly acknowledgements = new Map<string, string>();

  public constructor(scope: Construct, id: string, props: JailProps) {
    super(scope, id);
    markMember(this, 'jail');
    joinSynthesis(this);
    this.props = checkProps(this, jailPropsSchema, props);
    this._host = this.props.host;
    this.jailName = this.props.jailName ?? this.nameFromId(props?.jailName);
    this.hostname = this.props.hostname ?? this.jailName;
    this._root = this.bindRoot();
    this.parameters = parametersFromProps(this.props);
    this.checkProps();
    for (const [name, value] of Object.entries(this.props.parameters ?? {})) {
      this.addParameter(name, value);
    }
    this.files = this.loadFiles();
    this._resource = jailResource(this, () => jailTriggers(this));
  }

  /**
   * Mounts a dataset into the jail, over nullfs(5), at every start.
   *
   * @param dataset a dataset of the same host that has a mount point
   * @param destination an absolute path in the jail; the directory is made when it is missing
   */
  public mount(dataset: Dataset, destination: string, options: MountOptions = {}): void {
    if (!Dataset.isDataset(dataset)) {
      addProblem(this, errors.mountNeedsDataset());
      return;
    }
    const path = pathInJail.safeParse(destination);
    if (!path.success) {
      addProblem(this, errors.badDestination(String(destination), path.error.issues[0]?.message ?? ''));
      return;
    }
    const { readOnly = false } = checkProps(this, mountSchema, options, `mount('${destination}')`);
    this.mounts.push({ dataset, destination: path.data, readOnly });
  }

  /**
   * Starts this jail after others are up, and stops it before them.
   *
   * @param jails jails of the same host
   */
  public startAfter(...jails: Jail[]): void {
    for (const jail of jails) {
      if (Jail.isJail(jail)) {
        this.predecessors.add(jail);
      } else {
        addProblem(this, errors.startAfterNeedsJails());
      }
    }
  }

  /**
   * Sets any other parameter of jail(8). It takes the place of the library's own default for it.
   *
   * @param name the parameter's name, without `no`
   * @param value true, false, a whole number, a string or a list of strings, as the parameter's type demands
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii knows no other type for a value of several types
  public addParameter(name: string, value: any): void {
    const checked = parameterValueProp.safeParse(value);
    const problem = checked.success ? parameterProblem(name, checked.data) : checked.error.issues[0]?.message;
    if (problem !== undefined) {
      addProblem(this, problem);
      return;
    }
    const known = this.added.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(checked.data)) {
      addProblem(this, errors.parameterTwice(name));
    }
    this.added.set(name, checked.data as ParameterValue);
  }

  /**
   * Accepts a parameter that weakens the jail's isolation. The warning is gone, and the reason stands
   * beside the parameter in jail.conf.
   *
   * @param parameter the parameter's name, such as `allow.raw_sockets`
   * @param reason why it is needed, in one line
   */
  public acknowledgeRisk(parameter: string, reason: string): void {
    const checked = text.safeParse(reason);
    if (!checked.success || reason.trim() === '' || reason.includes('\n')) {
      addProblem(this, errors.acknowledgeNeedsReason(parameter));
      return;
    }
    this.acknowledgements.set(parameter, reason.trim());
  }

  /** The jails that must be up before this one starts. */
  public get startsAfter(): Jail[] {
    return [...this.predecessors];
  }

  /** @internal The datasets that are mounted into the jail. */
  public get _mounts(): readonly Mount[] {
    return this.mounts;
  }

  /** @internal What the jail's files hold, by their place in the host's folder of the output. */
  public get _files(): readonly LoadedFile[] {
    return this.files;
  }

  /** @internal */
  public _toManifest(interfaces: InterfaceEntry[], limits: LimitEntry[]): JailEntry | undefined {
    const root = this._root?.entry();
    if (root === undefined || this.jailName === '') {
      return undefined;
    }
    const { props } = this;
    return {
      path: this.node.path,
      name: this.jailName,
      hostname: this.hostname,
      root: root.kind === 'nullfs' && props.readOnly === true ? { ...root, writable: [] } : root,
      ip4Addresses: props.ip4Addresses ?? [],
      ip6Addresses: props.ip6Addresses ?? [],
      interfaces,
      mounts: this.mounts.map(({ dataset, destination, readOnly }) => ({
        path: dataset.node.path,
        dataset: dataset.datasetName,
        source: dataset.mountpoint,
        destination,
        readOnly,
      })),
      parameters: { ...this.parameters, ...Object.fromEntries(this.added) },
      hooks: this.hooks(),
      limits,
      startAfter: [...this.predecessors].map((jail) => ({ path: jail.node.path, name: jail.jailName })),
      packages: [...(props.packages ?? [])],
      services: [...(props.services ?? [])],
      sysrc: { ...props.sysrc },
      files: this.files.map((file) => file.entry),
      ...(props.healthCheck === undefined ? {} : { healthCheck: props.healthCheck._toManifest() }),
      snapshotsKept: props.snapshotsKept ?? 5,
      acknowledgements: [...this.acknowledgements].map(([parameter, reason]) => ({ parameter, reason })),
    };
  }

  private nameFromId(given: unknown): string {
    const { id } = this.node;
    const checked = jailName.safeParse(id);
    if (checked.success || given !== undefined) {
      return checked.data ?? '';
    }
    addProblem(this, errors.idIsNoName(id, checked.error.issues[0]?.message ?? ''));
    return '';
  }

  private bindRoot(): BoundRoot | undefined {
    const { root } = this.props;
    root?._problems.forEach((problem) => addProblem(this, wrongValue('root', problem)));
    return root === undefined || root._problems.length > 0 ? undefined : root._bind(this, this.jailName);
  }

  private checkProps(): void {
    const { allow = [], healthCheck, readOnly, packages, services, files, sysrc } = this.props;
    for (const problem of allow.flatMap((name) => allowProblem(name) ?? [])) {
      addProblem(this, problem);
    }
    healthCheck?._problems.forEach((problem) => addProblem(this, wrongValue('healthCheck', problem)));
    if (readOnly === true) {
      if (this._root?.entry()?.kind !== 'nullfs') {
        addProblem(this, errors.readOnlyNeedsNullfs());
      }
      for (const [prop, value] of Object.entries({ packages, services, files, sysrc })) {
        if (value !== undefined) {
          addProblem(this, errors.readOnlyTakesNothing(prop));
        }
      }
    }
  }

  private loadFiles(): LoadedFile[] {
    const loaded: LoadedFile[] = [];
    const seen = new Set<string>();
    for (const file of this.props.files ?? []) {
      const result = loadJailFile(this.jailName, file);
      if (typeof result === 'string') {
        addProblem(this, result);
      } else if (seen.has(file.destination)) {
        addProblem(this, fileTwice(file.destination));
      } else {
        seen.add(file.destination);
        loaded.push(result);
      }
    }
    return loaded;
  }

  private hooks(): HooksEntry {
    const { props } = this;
    const hooks = {
      prestart: props.execPrestart,
      created: props.execCreated,
      start: props.execStart ?? ['/bin/sh /etc/rc'],
      poststart: props.execPoststart,
      prestop: props.execPrestop,
      stop: props.execStop ?? ['/bin/sh /etc/rc.shutdown jail'],
      poststop: props.execPoststop,
    };
    return Object.fromEntries(Object.entries(hooks).filter(([, lines]) => lines !== undefined));
  }
}
