import { normalParameter } from '../diff/normal-form';
import type { FieldValue } from '../diff/trait';
import type { EvaluatedJail } from '../jailconf';
import type { JailEntry } from '../manifest/jail-schema';
import type { HostManifest } from '../manifest/schema';
import { shortAmount } from '../render/amount';
import { jailStatements } from '../render/jail-block';
import { meaningOf, type Meaning } from './meaning';
import type { ImportPlan, JailPlan } from './plan';
import { HOOK_PROPS } from './recognise/hooks';

/** Something that the file and the program's synth do not say alike. */
export interface Difference {
  readonly jail: string;
  readonly parameter: string;
  readonly file: string;
  readonly program: string;
}

/**
 * What a synthesized program makes otherwise than the file that it was imported from. Parameters are
 * compared as jail(8) reads them; what became constructs, with what the manifest says of it.
 */
export function compareImport(
  plan: ImportPlan,
  manifest: HostManifest,
  synthesized: readonly EvaluatedJail[],
): Difference[] {
  return plan.jails.flatMap((jail) => {
    const entry = manifest.jails.find((one) => one.name === jail.name);
    const block = synthesized.find((one) => one.name === jail.name);
    return entry === undefined || block === undefined
      ? [{ jail: jail.name, parameter: 'name', file: jail.name, program: 'not set' }]
      : differences(jail.name, meaningOfFile(jail), meaningOfProgram(jail, entry, block));
  });
}

function differences(jail: string, file: Meaning, program: Meaning): Difference[] {
  return [...new Set([...file.keys(), ...program.keys()])]
    .sort()
    .filter((name) => file.get(name) !== program.get(name))
    .map((parameter) => ({
      jail,
      parameter,
      file: file.get(parameter) ?? 'not set',
      program: program.get(parameter) ?? 'not set',
    }));
}

function meaningOfFile({ source, replacedLines, attachments, limits }: JailPlan): Meaning {
  const replaced = new Set([...replacedLines].map(({ hook, text }) => keyOf(hook, text)));
  return new Map([
    ...meaningOf(ownLines([...source.parameters.values()], replaced)),
    ...told(
      'VnetBridge',
      attachments.map(({ bridge, jailEnd, mac, ip4, ip6, route4, route6 }) => [
        bridge,
        jailEnd,
        mac,
        ip4,
        ip6,
        route4,
        route6,
      ]),
    ),
    ...told(
      'RctlLimit',
      limits.map(({ resource, action, amount, per }) => [resource, action, amount, per]),
    ),
  ]);
}

function meaningOfProgram({ attachments }: JailPlan, entry: JailEntry, block: EvaluatedJail): Meaning {
  const fixed = new Set(attachments.filter((one) => one.mac !== undefined).map((one) => one.jailEnd));
  return new Map([
    ...meaningOf(ownLines(block.parameters.map(normalParameter), linesOfTheLibrary(entry))),
    ...told(
      'VnetBridge',
      entry.interfaces.map((one) => [
        one.bridge,
        one.jailEnd,
        // Every interface has one; it was the program's choice only where it was the file's.
        fixed.has(one.jailEnd) ? one.jailMac : undefined,
        one.ip4Address,
        one.ip6Address,
        one.defaultRoute4,
        one.defaultRoute6,
      ]),
    ),
    ...told(
      'RctlLimit',
      entry.limits.map((limit) => [limit.resource, limit.action, shortAmount(limit), limit.per]),
    ),
  ]);
}

/** Hook lines whose origin is no hook of the user's. */
function linesOfTheLibrary(entry: JailEntry): Set<string> {
  const hooks = jailStatements(entry)
    .flat()
    .filter(({ name }) => name in HOOK_PROPS);
  return new Set(
    hooks.flatMap(({ name, values, origins }) =>
      values
        .filter((_, index) => !origins[index]!.member.startsWith('exec'))
        .map((text) => keyOf(name, text)),
    ),
  );
}

/** Parameters by name, with the lines of hooks that nothing else stands for. */
function ownLines(
  parameters: readonly { readonly name: string; readonly value: FieldValue }[],
  others: ReadonlySet<string>,
): Map<string, FieldValue> {
  return new Map(
    parameters.map(({ name, value }) => [
      name,
      name in HOOK_PROPS ? [value].flat().filter((line) => !others.has(keyOf(name, line))) : value,
    ]),
  );
}

/** What constructs of a kind say, as one value. */
function told(kind: string, rows: readonly (readonly (string | undefined)[])[]): [string, string][] {
  const texts = rows.map((row) => row.filter((word) => word !== undefined).join(' ')).sort();
  return texts.length === 0 ? [] : [[kind, texts.join('; ')]];
}

function keyOf(hook: string, line: string): string {
  return `${hook}\0${line}`;
}
