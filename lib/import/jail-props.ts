import { parameterValueFault, plainValue } from './parameter-value';
import type { Departure, Literal } from './plan';
import { HOOK_PROPS, type HookLine } from './recognise/hooks';
import { listOf, textOf, type SourceJail } from './source-jail';
import { addressFault, canonicalAddress, foldInterface } from './shared-addresses';
import { isDefault } from '../diff/normal-form';
import { parseNetworkHostname } from '../values/host-name';
import { parseText } from '../values/text';
import { faultOf } from './fault';

/** A prop of a jail before its comments are known, and the parameters that it comes from. */
export interface MadeProp {
  readonly name: string;
  readonly value: Literal;
  readonly from: readonly string[];
}

export interface JailProps {
  readonly props: readonly MadeProp[];
  readonly allow: readonly { readonly name: string; readonly from: readonly string[] }[];
  readonly parameters: readonly MadeProp[];
  readonly departures: readonly Omit<Departure, 'jail'>[];
}

/** Booleans that the library sets and jail(8) does not: the program takes them back where the file is silent. */
const SET_BY_THE_LIBRARY = ['exec.clean', 'mount.devfs'];

const INTEGER_PROPS: Readonly<Record<string, string>> = {
  securelevel: 'securelevel',
  enforce_statfs: 'enforceStatfs',
  devfs_ruleset: 'devfsRuleset',
  'children.max': 'childrenMax',
};

/** Parameters that other places of the plan see to. */
const ELSEWHERE: ReadonlySet<string> = new Set(['name', 'path', 'depend', 'mount']);

/** A command that does nothing: the library gives every jail a start and a stop of its own. */
const NOTHING = '/usr/bin/true';

/** What becomes of the parameters of a jail, but for its root, mounts, order and what is recognised. */
export class JailPropsMaker {
  private readonly props: MadeProp[] = [];
  private readonly allow: { name: string; from: readonly string[] }[] = [];
  private readonly parameters: MadeProp[] = [];
  private readonly departures: Omit<Departure, 'jail'>[] = [];

  constructor(
    private readonly jail: SourceJail,
    /** Hook lines that no construct stands for. */
    private readonly lines: readonly HookLine[],
    /** Parameters that constructs stand for. */
    private readonly replaced: ReadonlySet<string>,
  ) {}

  make(): JailProps {
    this.hostname();
    this.addresses('ip4.addr', 'ip4Addresses');
    this.addresses('ip6.addr', 'ip6Addresses');
    this.numbers();
    this.hooks();
    this.others();
    this.libraryDefaults();
    const { props, allow, parameters, departures } = this;
    return { props, allow, parameters, departures };
  }

  private hostname(): void {
    const given = textOf(this.jail, 'host.hostname');
    if (given === undefined) {
      this.depart('host.hostname', 'not set', `the library gives the jail the host name '${this.jail.name}'`);
      return;
    }
    const fault = faultOf(() => parseNetworkHostname(given));
    if (fault !== undefined) {
      this.depart('host.hostname', given, fault);
    } else if (given !== this.jail.name) {
      this.prop('hostname', given, ['host.hostname']);
    }
  }

  private addresses(parameter: string, prop: string): void {
    const given = foldInterface(listOf(this.jail, parameter), textOf(this.jail, 'interface'));
    const faults = given.map((address) => addressFault(address));
    faults.forEach((fault, index) => {
      if (fault !== undefined) {
        this.depart(parameter, given[index]!, fault);
      }
    });
    const fine = given.filter((_, index) => faults[index] === undefined);
    if (fine.length > 0) {
      this.prop(prop, fine.map(canonicalAddress), [parameter, 'interface']);
    }
  }

  private numbers(): void {
    for (const [parameter, prop] of Object.entries(INTEGER_PROPS)) {
      if (this.jail.parameters.has(parameter)) {
        this.checked(parameter, (value) => this.prop(prop, value, [parameter]));
      }
    }
  }

  private hooks(): void {
    for (const [hook, prop] of Object.entries(HOOK_PROPS)) {
      const lines = this.lines.filter((line) => line.hook === hook).map((line) => line.text);
      const faults = lines.map((line) => faultOf(() => parseText(line, 'command')));
      lines.forEach((line, index) => faults[index] !== undefined && this.depart(hook, line, faults[index]));
      const fine = lines.filter((_, index) => faults[index] === undefined);
      if (fine.length > 0) {
        this.prop(prop, fine, [hook]);
      }
    }
    this.startAndStop('exec.start', 'execStart', '/bin/sh /etc/rc');
    this.startAndStop('exec.stop', 'execStop', '/bin/sh /etc/rc.shutdown jail');
  }

  /** The library's own start and stop need not be said; a jail without any is given one that does nothing. */
  private startAndStop(hook: string, prop: string, own: string): void {
    const at = this.props.findIndex((one) => one.name === prop);
    const value = this.props[at]?.value;
    if (at < 0) {
      this.prop(prop, [NOTHING], [hook]);
      this.depart(hook, 'nothing', `a jail of the library runs something, so it runs ${NOTHING}`);
    } else if (Array.isArray(value) && value.length === 1 && value[0] === own) {
      this.props.splice(at, 1);
    }
  }

  private others(): void {
    const addressed = ['ip4.addr', 'ip6.addr'].some((name) => listOf(this.jail, name).length > 0);
    const seen = new Set([
      ...ELSEWHERE,
      ...this.replaced,
      ...Object.keys(HOOK_PROPS),
      ...Object.keys(INTEGER_PROPS),
      ...['host.hostname', 'ip4.addr', 'ip6.addr', 'persist', 'allow.set_hostname', ...SET_BY_THE_LIBRARY],
      ...(addressed ? ['interface'] : []),
    ]);
    for (const { name, value } of this.jail.parameters.values()) {
      if (seen.has(name) || isDefault(name, value)) {
        continue;
      }
      if (value === 'true' && name.startsWith('allow.') && parameterValueFault(name, true) === undefined) {
        this.allow.push({ name: name.slice('allow.'.length), from: [name] });
      } else {
        this.checked(name, (plain) => this.parameters.push({ name, value: plain, from: [name] }));
      }
    }
  }

  /** The program shall mean what the file means: where the library is stricter than jail(8), it takes that back. */
  private libraryDefaults(): void {
    const isOn = (name: string) => textOf(this.jail, name) === 'true';
    if (!isOn('persist')) {
      this.prop('persist', false, ['persist']);
    }
    for (const name of SET_BY_THE_LIBRARY.filter((one) => !isOn(one))) {
      this.parameters.push({ name, value: false, from: [name] });
    }
    if (textOf(this.jail, 'allow.set_hostname') !== 'false') {
      this.allow.push({ name: 'set_hostname', from: ['allow.set_hostname'] });
    }
    // jail(8) itself mounts /dev with ruleset 4 when none is named.
    if (!this.jail.parameters.has('devfs_ruleset') && !isOn('mount.devfs')) {
      this.prop('devfsRuleset', 0, []);
    }
  }

  /** Hands a value on in the type of its parameter, or says why it cannot be. */
  private checked(parameter: string, use: (value: Literal) => void): void {
    const value = plainValue(parameter, this.jail.parameters.get(parameter)!.value);
    const fault = parameterValueFault(parameter, value);
    if (fault === undefined) {
      use(value);
    } else {
      this.depart(parameter, String(value) || 'set', fault);
    }
  }

  private prop(name: string, value: Literal, from: readonly string[]): void {
    this.props.push({ name, value, from });
  }

  private depart(parameter: string, what: string, why: string): void {
    this.departures.push({ parameter, what, why });
  }
}
