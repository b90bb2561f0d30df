import { InputError } from '../errors/input-error';
import { kernelParameterTypes } from '../facts/jail-parameter-types';
import {
  diagnosticOf,
  evaluate,
  formatDiagnostic,
  type Block,
  type EvaluatedJail,
  type ParsedFile,
  type SourceReader,
} from '../jailconf';
import { decodeBinary } from '../jailconf/bytes';
import type { HostManifest } from '../manifest/schema';
import { jailStatements, renderJailBlock } from '../render/jail-block';
import type { ConfJail } from './conf-traits';

/** A jail.conf cut into the blocks of its jails. */
export interface ConfSide {
  readonly jails: readonly ConfJail[];
  /** The text of each jail's block, with the comment above it. */
  readonly blocks: ReadonlyMap<string, string>;
  /** All that stands outside of these blocks: globals, variables, wildcards. */
  readonly rest: string;
}

/**
 * Reads a jail.conf with all that it includes.
 *
 * @throws InputError when jail(8) could not read it
 */
export function readConf(fileName: string, reader: SourceReader): ConfSide {
  const {
    jails: all,
    problems,
    parsed,
  } = evaluate(fileName, reader, kernelParameterTypes, { until: 'expand' });
  const [first] = problems;
  if (first !== undefined || parsed === undefined) {
    const diagnostic = first && formatDiagnostic(diagnosticOf(first)).split('\n')[0];
    throw new InputError(diagnostic ?? fileName);
  }
  const jails = startedOnes(all);
  const spans = new Map(jails.map((jail) => [jail.block, spanOf(jail)]));
  return {
    jails: jails.map(({ name, parameters }) => ({ name, parameters })),
    blocks: new Map(jails.map((jail) => [jail.name, textOf(jail.block, spans.get(jail.block)!)])),
    rest: filesOf(parsed)
      .map((file) => outside(file, spans))
      .join('\n'),
  };
}

/** Of several blocks of one name jail(8) starts the first. */
function startedOnes(jails: readonly EvaluatedJail[]): EvaluatedJail[] {
  const names = new Set<string>();
  return jails.filter(({ name }) => !names.has(name) && names.add(name));
}

/** The jail.conf that a manifest alone stands for. */
export function confOfManifest(manifest: HostManifest): ConfSide {
  return {
    jails: manifest.jails.map((jail) => ({
      name: jail.name,
      parameters: jailStatements(jail).flat(),
    })),
    blocks: new Map(manifest.jails.map((jail) => [jail.name, renderJailBlock(jail)])),
    rest: '',
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** From the first comment line directly above the block to its closing brace. */
function spanOf({ block }: EvaluatedJail): Span {
  const { file } = block;
  let line = file.lineAt(block.start);
  if (file.binary.slice(file.startOf(line), block.start).trim() !== '') {
    return block;
  }
  while (line > 1 && /^\s*(#|\/\/)/.test(file.textOf(line - 1))) {
    line -= 1;
  }
  return { start: file.startOf(line), end: block.end };
}

function textOf(block: Block, { start, end }: Span): string {
  return `${decodeBinary(block.file.binary.slice(start, end))}\n`;
}

function filesOf(parsed: ParsedFile): ParsedFile[] {
  const included = parsed.body.flatMap((node) => (node.kind === 'include' ? node.files : []));
  return [parsed, ...included.flatMap(filesOf)];
}

function outside(parsed: ParsedFile, spans: ReadonlyMap<Block, Span>): string {
  const { binary } = parsed.file;
  let at = 0;
  const pieces: string[] = [];
  for (const node of parsed.body) {
    const span = node.kind === 'block' ? spans.get(node) : undefined;
    if (span !== undefined) {
      pieces.push(binary.slice(at, Math.max(at, span.start)));
      at = span.end;
    }
  }
  return decodeBinary([...pieces, binary.slice(at)].join(''))
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '');
}
