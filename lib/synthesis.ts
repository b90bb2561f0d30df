import type { Construct, IConstruct } from 'constructs';
import { checkHosts } from './checks';
import {
  guardSynthesis,
  shownContent,
  stackOf,
  sumOfContents,
  type Problem,
  type SentValue,
  type Synthesis,
  type TextResource,
} from './engine';
import type { Host } from './host';
import type { Jail } from './jail';
import type { LateBoundValues } from './late-bound-values';
import type { JailEntry } from './manifest/jail-schema';
import { lateBoundFiles } from './manifest/late-bound-files';
import { manifestSchema } from './manifest/schema';
import { memberKind } from './member';
import type { HostModel } from './model/host-model';
import { stackMembers } from './model/membership';
import { buildStackModel, type StackModel } from './model/stack-model';
import type { RctlLimit } from './rctl-limit';
import { renderBesideBlock, renderHostState } from './render/desired-state';
import { renderJailBlock } from './render/jail-block';
import { renderJailConf } from './render/jail-conf';
import { renderProvision } from './render/provision';
import { runtimeScript } from './runtime';
import { replaceReferences } from './values/late-bound-reference';
import { sha256Of } from './values/sha256';

/** Models of the synthesis that is under way; outside of one nothing is remembered, because the tree may change. */
const models = new Map<IConstruct, StackModel>();
let underWay = false;

function modelOf(stack: IConstruct): StackModel {
  const known = models.get(stack);
  if (known !== undefined) {
    return known;
  }
  const model = buildStackModel(stack);
  if (underWay) {
    models.set(stack, model);
  }
  return model;
}

const synthesis: Synthesis = {
  begin() {
    models.clear();
    underWay = true;
  },

  end() {
    models.clear();
    underWay = false;
  },

  problems(stacks: readonly IConstruct[]): Problem[] {
    const found = stacks.map(modelOf);
    const manifests = found.flatMap(({ hosts }) => hosts.map((one) => one.manifest));
    return [...found.flatMap((one) => one.problems), ...checkHosts(manifests).errors];
  },

  warnings(stacks: readonly IConstruct[]): Problem[] {
    const hosts = stacks.flatMap((stack) => modelOf(stack).hosts);
    const own = hosts.flatMap(({ host }) =>
      host._warnings.map((message) => ({ path: host.node.path, message })),
    );
    return [...own, ...checkHosts(hosts.map((one) => one.manifest)).warnings];
  },

  carrier(construct: IConstruct): IConstruct | undefined {
    const kind = memberKind(construct);
    if (kind === 'limit') {
      return (construct as RctlLimit)._jail?._resource;
    }
    if (kind === undefined || kind === 'host' || kind === 'jail') {
      return undefined;
    }
    const { hosts } = modelOf(stackOf(construct)).members;
    const holds = (members: readonly IConstruct[]) => members.includes(construct);
    return hosts.find((one) => [one.datasets, one.bases, one.bridges].some(holds))?.host;
  },

  files(stack: Construct): Map<string, string | Uint8Array> {
    const files = new Map(modelOf(stack).hosts.flatMap(hostFiles));
    // The last that is asked of a stack: its texts would fill the memory of a fleet's synth.
    models.delete(stack);
    return files;
  },
};

/** Every construct of ours calls this when it is made, so that none can be written unchecked. */
export function joinSynthesis(construct: Construct): void {
  guardSynthesis(construct, synthesis);
}

/** What Terraform's plan shows of a jail: its block in jail.conf, and whatever else is done for it. */
export function jailTriggers(jail: Jail): Record<string, string> {
  const entry = modelOf(stackOf(jail)).jails.get(jail.node.path);
  if (entry === undefined) {
    return {};
  }
  return entry.lateBound === undefined ? jailTexts(entry) : lateBoundTexts(jail, entry);
}

/** The same with Terraform's values in their places, and with what the files hold that it makes. */
function lateBoundTexts(jail: Jail, entry: JailEntry): Record<string, string> {
  const { _lateBound: values } = jail;
  const files = lateBoundFiles(entry).map(({ name, destination }) => [
    `file ${destination}`,
    shownContent(values.partsOf(name) ?? []),
  ]);
  const { 'jail.conf': block, ...others } = jailTexts(entry);
  return { 'jail.conf': withValues(block, values), ...others, ...Object.fromEntries(files) };
}

function withValues(text: string, values: LateBoundValues): string {
  return replaceReferences(text, (name) => {
    const parts = values.partsOf(name);
    return parts === undefined ? undefined : shownContent(parts);
  });
}

function jailTexts(jail: JailEntry): { readonly 'jail.conf': string; readonly 'provision.sh': string } {
  return { 'jail.conf': renderJailBlock(jail), 'provision.sh': renderBesideBlock(jail) };
}

function sumOf(texts: readonly string[]): string {
  return sha256Of(texts.join('\0')).slice(0, 16);
}

/**
 * What makes Terraform run the script again: the host's own state, and a sum for each jail, so that
 * the plan names the jails that changed, came or went without repeating their text.
 */
export function hostTriggers(host: Host): Record<string, string> {
  const model = modelOf(stackOf(host)).hosts.find((one) => one.host === host);
  if (model === undefined) {
    return {};
  }
  const { manifest } = model;
  const late = new Map(model.jails.map((jail) => [jail.jailName, jail._lateBound]));
  const sums = manifest.jails.map((jail) => {
    const sum = sumOf(Object.values(jailTexts(jail)));
    const values = jail.lateBound === undefined ? [] : (late.get(jail.name)?.sent ?? []);
    const text = values.length === 0 ? sum : `${sum} ${sumOfContents(values.map(({ parts }) => parts))}`;
    return [`jail ${jail.name}`, text];
  });
  return { 'provision.sh': renderHostState(manifest), ...Object.fromEntries(sums) };
}

/** Stacks with anything that only Terraform knows: most have none, and are not searched for it. */
const withLateBound = new WeakSet<IConstruct>();

/** A jail says that it has such a thing. */
export function noteLateBound(jail: Construct): void {
  withLateBound.add(stackOf(jail));
}

/** What Terraform sends a host beside its files; asked before synthesis begins, too. */
export function lateBoundOf(host: Host): SentValue[] {
  const stack = stackOf(host);
  if (!withLateBound.has(stack)) {
    return [];
  }
  const hosts = models.get(stack)?.hosts ?? stackMembers(stack).hosts;
  const jails = hosts.find((one) => one.host === host)?.jails ?? [];
  return jails.flatMap((jail) => jail._lateBound.sent);
}

/** A host's whole jail.conf. */
export function hostJailConf(host: Host): string {
  const model = modelOf(stackOf(host)).hosts.find((one) => one.host === host);
  if (model === undefined) {
    return '';
  }
  const text = renderJailConf(model.manifest);
  return model.jails
    .filter(({ _lateBound }) => !_lateBound.isEmpty)
    .reduce((conf, { _lateBound }) => withValues(conf, _lateBound), text);
}

/** The resources of a host's jails. Asked before synthesis begins too, so it does without the model. */
export function jailResourcesOf(host: Host): TextResource[] {
  const stack = stackOf(host);
  const { hosts } = underWay ? modelOf(stack).members : stackMembers(stack);
  const members = hosts.find((one) => one.host === host);
  return members === undefined ? [] : members.jails.map((jail) => jail._resource);
}

let runtime: string | undefined;

/** Read once, because every host carries the same. */
function runtimeOnce(): string {
  return (runtime ??= runtimeScript());
}

function hostFiles(model: HostModel): [string, string | Uint8Array][] {
  const { manifest } = model;
  const jailConf = renderJailConf(manifest);
  const checked = manifestSchema.parse(manifest);
  const files: [string, string | Uint8Array][] = [
    ['manifest.json', `${JSON.stringify(checked, null, 2)}\n`],
    ['jail.conf', jailConf],
    ['provision.sh', renderProvision(manifest, { runtime: runtimeOnce(), jailConf })],
    ...model.jails.flatMap((jail) =>
      jail._files.map((file) => [file.entry.bundled, file.bytes] as [string, Uint8Array]),
    ),
  ];
  return files.map(([name, content]) => [`${manifest.host.name}/${name}`, content]);
}
