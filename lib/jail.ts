import { Construct } from 'constructs';
import { z } from 'zod';
import { Dataset } from './dataset';
import { checkValue, claimSecret, jailResource, type TextResource } from './engine';
import { environmentOf, type Environment } from './environment';
import * as errors from './errors/jail';
import type { Host } from './host';
import { loadJailFiles, type LoadedFile } from './jail-file';
import {
  allowProblem,
  DEFAULT_PARAMETERS,
  normalValue,
  parameterNameProblem,
  parameterProblem,
  parametersFromProps,
} from './props/jail-parameters';
import { jailPropsSchema, type CheckedJailProps, type JailProps } from './props/jail-props';
import type { BoundRoot } from './jail-root';
import { LateBoundValues } from './late-bound-values';
import type { ParameterValue } from './manifest/common-schema';
import type { HooksEntry, InterfaceEntry, JailEntry, LimitEntry, MountEntry } from './manifest/jail-schema';
import { sortBy, sortedRecord } from './manifest/order';
import { isMember, markMember } from './member';
import { addProblem } from './problems';
import { show, showCall } from './props/prop-issue';
import {
  instance,
  jailName,
  parameterName,
  parameterValueProp,
  pathInJail,
  reason,
} from './props/prop-types';
import { checkProps } from './props/props';
import { disabledServices, rcConfProblems } from './rc-conf';
import { jailTriggers, joinSynthesis, noteLateBound } from './synthesis';
import type { VnetBridge } from './vnet-bridge';

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

const mountSchema = z.strictObject({
  dataset: instance<Dataset>(Dataset.isDataset, 'pass a Dataset'),
  destination: pathInJail,
});
const mountOptionsSchema = z.strictObject({ readOnly: z.boolean().optional() });
const parameterSchema = z.strictObject({ name: parameterName, value: parameterValueProp });
const acknowledgementSchema = z.strictObject({ parameter: parameterName, reason });

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
  /** The host name inside the jail; a Terraform value if it was given one. */
  public readonly hostname: string;
  /** @internal */
  public readonly _host: Host | undefined;
  /** @internal What the plan shows of the jail. */
  public readonly _resource: TextResource;
  /** @internal */
  public readonly _root: BoundRoot | undefined;
  /** @internal The bridges that it was attached to, also those that are gone since. */
  public readonly _attachedTo = new Set<VnetBridge>();
  /** @internal What only Terraform knows of the jail. */
  public readonly _lateBound: LateBoundValues;
  /** What the texts are, with references for what only Terraform knows. */
  private readonly texts: Pick<JailEntry, 'hostname' | 'ip4Addresses' | 'ip6Addresses'>;
  private readonly environment: Environment;
  private readonly props: CheckedJailProps;
  private readonly parameters: Map<string, ParameterValue>;
  private readonly files: readonly LoadedFile[];
  private readonly mounts: Mount[] = [];
  private readonly predecessors = new Set<Jail>();
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
    this.parameters = new Map(Object.entries(parametersFromProps(this.props)));
    this.checkParts();
    for (const [name, value] of Object.entries(this.props.parameters ?? {})) {
      this.setParameter(name, value);
    }
    this._resource = jailResource(
      this,
      () => jailTriggers(this),
      () => this._lateBound.texts,
    );
    this._lateBound = new LateBoundValues(
      this.jailName,
      () => noteLateBound(this),
      (check) => checkValue(this._resource, check),
    );
    this.texts = this.placeTexts();
    this.environment = environmentOf(this.props);
    this.files = this.loadFiles();
  }

  /**
   * Mounts a dataset into the jail, over nullfs(5), at every start.
   *
   * @param dataset a dataset of the same host that has a mount point
   * @param destination an absolute path in the jail; the directory is made when it is missing
   */
  public mount(dataset: Dataset, destination: string, options: MountOptions = {}): void {
    const where = showCall('mount', destination);
    const checked = checkProps(this, mountSchema, { dataset, destination }, where);
    const { readOnly = false } = checkProps(this, mountOptionsSchema, options, where);
    if (checked.dataset !== undefined && checked.destination !== undefined) {
      this.mounts.push({ dataset: checked.dataset, destination: checked.destination, readOnly });
    }
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
        addProblem(this, errors.startAfterNeedsJails(show(jail)));
      }
    }
  }

  /**
   * Sets any other parameter of jail(8). It takes the place of the library's own default for it.
   *
   * @param name the parameter's name, without `no`
   * @param value true, false, a whole number, a string or a list of strings, as the parameter's type demands
   */
  public addParameter(name: string, value: unknown): void {
    const checked = checkProps(this, parameterSchema, { name, value }, 'addParameter()');
    if (checked.name !== undefined && checked.value !== undefined) {
      this.setParameter(checked.name, checked.value);
    }
  }

  /**
   * Accepts a parameter that weakens the jail's isolation. The warning is gone, and the reason stands
   * beside the parameter in jail.conf.
   *
   * @param parameter the parameter's name, such as `allow.raw_sockets`
   * @param reason why it is needed, in one line
   */
  public acknowledgeRisk(parameter: string, reason: string): void {
    const where = showCall('acknowledgeRisk', parameter);
    const checked = checkProps(this, acknowledgementSchema, { parameter, reason }, where);
    if (checked.parameter !== undefined && checked.reason !== undefined) {
      const problem = parameterNameProblem(checked.parameter);
      if (problem === undefined) {
        this.acknowledgements.set(checked.parameter, checked.reason);
      } else {
        addProblem(this, problem);
      }
    }
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
    const { props, _lateBound } = this;
    return {
      path: this.node.path,
      name: this.jailName,
      hostname: this.texts.hostname,
      root: root.kind === 'nullfs' && props.readOnly === true ? { ...root, writable: [] } : root,
      ip4Addresses: this.texts.ip4Addresses,
      ip6Addresses: this.texts.ip6Addresses,
      interfaces,
      mounts: sortBy(this.mounts.flatMap(mountEntry), (mount) => mount.destination),
      parameters: sortedRecord({ ...DEFAULT_PARAMETERS, ...Object.fromEntries(this.parameters) }),
      hooks: this.hooks(),
      limits,
      startAfter: sortBy(
        [...this.predecessors].map((jail) => ({ path: jail.node.path, name: jail.jailName })),
        (jail) => jail.name,
      ),
      packages: [...new Set(props.packages ?? [])].sort(),
      services: [...new Set(props.services ?? [])],
      sysrc: sortedRecord(this.sysrc),
      files: sortBy(
        this.files.map((file) => file.entry),
        (file) => file.destination,
      ),
      ...(props.healthCheck === undefined ? {} : { healthCheck: props.healthCheck._toManifest() }),
      snapshotsKept: props.snapshotsKept ?? 5,
      ...(_lateBound.isEmpty ? {} : { lateBound: _lateBound.entries }),
      acknowledgements: sortBy(
        [...this.acknowledgements].map(([parameter, reason]) => ({ parameter, reason })),
        (one) => one.parameter,
      ),
    };
  }

  private get sysrc(): Readonly<Record<string, string>> {
    return { ...this.environment.sysrc, ...this.props.sysrc };
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

  private placeTexts(): Pick<JailEntry, 'hostname' | 'ip4Addresses' | 'ip6Addresses'> {
    const { _lateBound: late, props } = this;
    const addresses = (kind: 'ip4' | 'ip6', member: string, list: readonly string[] = []): string[] =>
      list.map((text, index) =>
        late.place(text, { kind, member: `${member}[${index}]`, name: [member, String(index)] }),
      );
    return {
      hostname: late.place(this.hostname, { kind: 'hostname', member: 'hostname', name: ['hostname'] }),
      ip4Addresses: addresses('ip4', 'ip4Addresses', props.ip4Addresses),
      ip6Addresses: addresses('ip6', 'ip6Addresses', props.ip6Addresses),
    };
  }

  private loadFiles(): readonly LoadedFile[] {
    const { lateBound, files, problems } = loadJailFiles(
      this.jailName,
      this.props.files ?? [],
      this.environment,
    );
    lateBound.forEach((file) => this._lateBound.addFile(file));
    this._lateBound.sources.forEach((source) => claimSecret(this, source));
    const settings = { sysrc: this.sysrc, services: this.props.services ?? [] };
    const rcConf = [...disabledServices(settings), ...rcConfProblems(files, settings)];
    [...this.environment.problems, ...problems, ...rcConf].forEach((problem) => addProblem(this, problem));
    return files;
  }

  private bindRoot(): BoundRoot | undefined {
    const { root } = this.props;
    root?._problems.forEach((problem) => addProblem(this, problem));
    return root === undefined || root._problems.length > 0 ? undefined : root._bind(this, this.jailName);
  }

  private checkParts(): void {
    const { allow = [], healthCheck, readOnly, secrets = {} } = this.props;
    const { packages, services, files, sysrc, environment } = this.props;
    const problems = [
      ...allow.flatMap((name) => allowProblem(name) ?? []),
      ...(healthCheck?._problems ?? []),
      ...Object.values(secrets).flatMap((secret) => secret._problems),
    ];
    problems.forEach((problem) => addProblem(this, problem));
    if (readOnly !== true) {
      return;
    }
    if (this._root !== undefined && this._root.kind !== 'nullfs') {
      addProblem(this, errors.readOnlyNeedsNullfs());
      return;
    }
    for (const [prop, value] of Object.entries({
      packages,
      services,
      files,
      sysrc,
      environment,
      secrets: this.props.secrets,
    })) {
      if (value !== undefined) {
        addProblem(this, errors.readOnlyTakesNothing(prop));
      }
    }
  }

  private setParameter(name: string, given: ParameterValue): void {
    const problem = parameterProblem(name, given);
    if (problem !== undefined) {
      addProblem(this, problem);
      return;
    }
    const value = normalValue(name, given);
    const known = this.parameters.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(value)) {
      addProblem(this, errors.parameterTwice(name, show(known), show(value)));
    }
    this.parameters.set(name, value);
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

/** Nothing for a dataset whose name is wrong, which has said so itself. */
function mountEntry({ dataset, destination, readOnly }: Mount): MountEntry | [] {
  const { datasetName, mountpoint, node } = dataset;
  return datasetName === ''
    ? []
    : { path: node.path, dataset: datasetName, source: mountpoint, destination, readOnly };
}
