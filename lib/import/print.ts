import { commonOf, isEmpty, isSame, type Common } from './common';
import { Identifiers } from './identifiers';
import { bracketed, propertyName, stringLiteral } from './literal';
import type { BridgePlan, ImportPlan, JailPlan, Literal, Prop } from './plan';
import type { FoundAttachment } from './recognise/attachments';
import type { FoundLimit } from './recognise/limits';
import type { KnownDataset } from './recognise/mounts';
import { rctlResource } from '../facts';

/** Where the program's constructs come from. */
export const PACKAGE = 'cdktf-jails';

/** The construct id of the program's stack. */
export const STACK = 'jails';

/** The program as text. */
export function printProgram(plan: ImportPlan): string {
  return new Printer(plan).print();
}

/** Where in the program a construct path was printed. */
class Printer {
  private readonly imports = new Set(['App', 'Host', 'TerraformStack']);
  private readonly names = new Identifiers();
  private readonly ids = new Set<string>();
  private readonly jails = new Map<string, string>();
  private readonly bridges = new Map<string, string>();
  private readonly datasets = new Map<string, string>();
  private readonly common: Common;

  constructor(private readonly plan: ImportPlan) {
    this.common = commonOf(plan.jails);
  }

  print(): string {
    const { plan } = this;
    for (const jail of plan.jails) {
      this.ids.add(jail.name);
      this.jails.set(jail.name, this.names.name(jail.name));
    }
    const body = [
      this.head(),
      this.host(),
      ...plan.datasets.map((dataset) => this.dataset(dataset)),
      ...plan.bridges.map((bridge) => this.bridge(bridge)),
      this.commonProps(),
      ...plan.jails.map((jail) => this.jail(jail)),
      this.order(),
      plan.leftOut.flatMap(({ name, why, comments }) =>
        commented([`jail ${JSON.stringify(name)} is not carried over: ${why}`, ...comments]),
      ),
      ['app.synth();'],
    ];
    const blocks = [this.importLine(), ...body].filter((lines) => lines.length > 0);
    return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  }

  private importLine(): string[] {
    return bracketed('import ', ['{', '}'], [...this.imports].sort(), ` from '${PACKAGE}';`, '');
  }

  private head(): string[] {
    return commented([
      `The jails of ${this.plan.fileName}, imported by cdktf-jails.`,
      ...(this.plan.comments.length === 0 ? [] : ['', ...this.plan.comments]),
    ]);
  }

  private host(): string[] {
    const { hostName, release } = this.plan;
    const id = this.id(hostName, 'host');
    const props = [
      ...(id === hostName ? [] : [`hostName: ${stringLiteral(hostName)}`]),
      `release: ${stringLiteral(release)}`,
    ];
    return [
      'const app = new App();',
      `const stack = new TerraformStack(app, '${STACK}');`,
      ...bracketed(`new Host(stack, ${stringLiteral(id)}, `, ['{', '}'], props, ');', ''),
    ];
  }

  private dataset({ name, mountpoint }: KnownDataset): string[] {
    this.imports.add('Dataset');
    const last = name.slice(name.lastIndexOf('/') + 1);
    const id = this.id(last, 'dataset');
    const variable = this.names.name(id);
    this.datasets.set(name, variable);
    const props = [`datasetName: ${stringLiteral(name)}`, `mountpoint: ${stringLiteral(mountpoint)}`];
    return bracketed(
      `const ${variable} = new Dataset(stack, ${stringLiteral(id)}, `,
      ['{', '}'],
      props,
      ');',
      '',
    );
  }

  private bridge(bridge: BridgePlan): string[] {
    this.imports.add('VnetBridge');
    const id = this.id(bridge.name, 'bridge');
    const variable = this.names.name(id);
    this.bridges.set(bridge.name, variable);
    const { name, ...rest } = bridge;
    const props = [
      ...(id === name ? [] : [`bridgeName: ${stringLiteral(name)}`]),
      ...Object.entries(rest).map(([key, value]) => `${key}: ${stringLiteral(value)}`),
    ];
    const head = `const ${variable} = new VnetBridge(stack, ${stringLiteral(id)}`;
    return [
      ...(bridge.uplink === undefined ? commented([notInTheFile(name)]) : []),
      ...(props.length === 0 ? [`${head});`] : bracketed(`${head}, `, ['{', '}'], props, ');', '')),
    ];
  }

  private commonProps(): string[] {
    const { common } = this;
    return isEmpty(common)
      ? []
      : [
          '/** What all of these jails have in common. */',
          'const common = {',
          ...common.props.flatMap((prop) => this.prop(prop)),
          ...this.list('allow', common.allow),
          ...this.parameters(common.parameters, []),
          '};',
        ];
  }

  private jail(jail: JailPlan): string[] {
    this.imports.add('Jail').add('JailRoot');
    const { common } = this;
    const variable = this.jails.get(jail.name)!;
    const shared = (prop: Prop) => common.props.some((one) => isSame(one, prop));
    const sharedParameter = (prop: Prop) => common.parameters.some((one) => isSame(one, prop));
    const own = jail.props.filter((prop) => !shared(prop));
    const parameters = jail.parameters.filter((prop) => !sharedParameter(prop));
    const homeless = [...jail.props.filter(shared), ...jail.parameters.filter(sharedParameter)];
    const allow = jail.allow.filter((name) => !common.allow.includes(name));
    const ownAllow =
      allow.length === 0 ? [] : this.list('allow', allow, common.allow.length > 0, jail.allowComments);
    const uses = this.uses(jail, variable);
    const isUsed = uses.length > 0 || this.isOrdered(jail.name);
    return [
      ...commented([
        ...jail.comments,
        ...homeless.flatMap((prop) => prop.comments),
        ...(allow.length === 0 ? jail.allowComments : []),
      ]),
      `${isUsed ? `const ${variable} = ` : ''}new Jail(stack, ${stringLiteral(jail.name)}, {`,
      ...(isEmpty(common) ? [] : ['  ...common,']),
      ...own.flatMap((prop) => this.prop(prop)),
      ...ownAllow,
      ...this.parameters(parameters, common.parameters),
      '});',
      ...uses,
    ];
  }

  private prop({ name, value, comments }: Prop): string[] {
    return [...commented(comments, '  '), ...this.field(name, value, '  ')];
  }

  private field(name: string, value: Literal, indent: string): string[] {
    const head = `${propertyName(name)}: `;
    if (typeof value === 'object' && !('code' in value)) {
      return bracketed(head, ['[', ']'], value.map(stringLiteral), ',', indent);
    }
    return [`${indent}${head}${literal(value)},`];
  }

  private list(
    name: string,
    items: readonly string[],
    onCommon = false,
    comments: readonly string[] = [],
  ): string[] {
    if (items.length === 0) {
      return [];
    }
    const all = [...(onCommon ? [`...common.${name}`] : []), ...items.map(stringLiteral)];
    return [...commented(comments, '  '), ...bracketed(`${name}: `, ['[', ']'], all, ',', '  ')];
  }

  private parameters(own: readonly Prop[], common: readonly Prop[]): string[] {
    if (own.length === 0) {
      return [];
    }
    return [
      '  parameters: {',
      ...(common.length === 0 ? [] : ['    ...common.parameters,']),
      ...own.flatMap(({ name, value, comments }) => [
        ...commented(comments, '    '),
        ...this.field(name, value, '    '),
      ]),
      '  },',
    ];
  }

  /** What is done with a jail once it is there. */
  private uses(jail: JailPlan, variable: string): string[] {
    return [
      ...jail.acceptedRisks.flatMap(({ parameter, reason }) =>
        bracketed(`${variable}.acknowledgeRisk`, ['(', ')'], [parameter, reason].map(stringLiteral), ';', ''),
      ),
      ...jail.mounts.map(({ dataset, destination, readOnly }) => {
        const options = readOnly ? ', { readOnly: true }' : '';
        return `${variable}.mount(${this.datasets.get(dataset.name)}, ${stringLiteral(destination)}${options});`;
      }),
      ...jail.attachments.flatMap((one) => this.attachment(one, variable)),
      ...jail.limits.flatMap((limit) => this.limit(limit, variable)),
    ];
  }

  private attachment(one: FoundAttachment, variable: string): string[] {
    const bridge = this.plan.bridges.find(({ name }) => name === one.bridge);
    const routed = bridge?.defaultRouter4 !== undefined || bridge?.defaultRouter6 !== undefined;
    const fields = {
      ip4Address: one.ip4,
      ip6Address: one.ip6,
      macAddress: one.mac,
      interfaceName: one.jailEnd,
    };
    const props = [
      ...Object.entries(fields).flatMap(([key, value]) =>
        value === undefined ? [] : [`${key}: ${stringLiteral(value)}`],
      ),
      ...(routed && one.route4 === undefined && one.route6 === undefined ? ['defaultRoute: false'] : []),
    ];
    return bracketed(`${this.bridges.get(one.bridge)}.attach(${variable}, `, ['{', '}'], props, ');', '');
  }

  private limit({ resource, action, per, amount }: FoundLimit, variable: string): string[] {
    this.imports.add('RctlLimit').add('RctlResource');
    const id = [resource, ...(action === 'deny' ? [] : [action]), ...(per === 'jail' ? [] : [per])].join('-');
    const counted = rctlResource(resource)?.unit.startsWith('bytes') === true;
    const props = [`resource: RctlResource.${resource.toUpperCase()}`];
    if (action !== 'deny') {
      this.imports.add('RctlAction');
      props.push(`action: RctlAction.${action.toUpperCase()}`);
    }
    if (counted) {
      this.imports.add('Size');
    }
    props.push(`amount: ${counted ? `Size.parse(${stringLiteral(amount)})` : amount}`);
    if (per !== 'jail') {
      this.imports.add('RctlPer');
      props.push(`per: RctlPer.${per.toUpperCase()}`);
    }
    return bracketed(`new RctlLimit(${variable}, ${stringLiteral(id)}, `, ['{', '}'], props, ');', '');
  }

  private order(): string[] {
    return this.plan.jails.flatMap((jail) => {
      const others = jail.startAfter.map((name) => this.jails.get(name)!);
      return others.length === 0
        ? []
        : bracketed(`${this.jails.get(jail.name)}.startAfter`, ['(', ')'], others, ';', '');
    });
  }

  private isOrdered(name: string): boolean {
    return this.plan.jails.some(
      (jail) => jail.startAfter.includes(name) || (jail.name === name && jail.startAfter.length > 0),
    );
  }

  /** A construct id that nothing else of the stack has. */
  private id(name: string, kind: string): string {
    const id = this.ids.has(name) ? this.id(`${name}-${kind}`, kind) : name;
    this.ids.add(id);
    return id;
  }
}

/** What no jail.conf says of a bridge that rc.conf(5) makes. */
function notInTheFile(bridge: string): string {
  return `not in a jail.conf: its uplink, and the host's own address on it (ifconfig ${bridge})`;
}

function literal(value: Exclude<Literal, readonly string[]>): string {
  return typeof value === 'object'
    ? value.code
    : typeof value === 'string'
      ? stringLiteral(value)
      : String(value);
}

/** Comment lines; an empty one parts two paragraphs. */
function commented(lines: readonly string[], indent = ''): string[] {
  return lines.map((line) => `${indent}// ${line.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`.trimEnd());
}
