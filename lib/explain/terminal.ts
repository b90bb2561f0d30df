import type { Colors } from 'picocolors/types';
import type { ExplainedLine } from './explained-line';
import type { FoundJail } from './find';
import { defaultOf, meaningOf, sinceOf } from './meaning';

/** The lines of a jail's block for a person at a terminal. */
export function printExplanation(found: FoundJail, lines: readonly ExplainedLine[], colors: Colors): string {
  const { jail, manifest } = found;
  const head = `${colors.bold(jail.name)} on host ${manifest.host.name}, declared at ${jail.path}`;
  const told = lines.map((line, index) => printLine(line, lines[index - 1], colors));
  return [`${head}\n`, ...told].join('\n');
}

/** A parameter that the jail does not set: what holds instead. */
export function printAbsence({ jail }: FoundJail, parameter: string, colors: Colors): string {
  return [
    `${jail.name} does not set ${colors.bold(parameter)}`,
    `    ${meaningOf(parameter, undefined, undefined)}`,
    colors.dim(`    default: ${defaultOf(parameter)} · since: ${sinceOf(parameter)}`),
    '',
  ].join('\n');
}

function printLine(line: ExplainedLine, before: ExplainedLine | undefined, colors: Colors): string {
  const origins = line.origins.map(({ path, member }) => `${path} (${member})`).join(', ');
  const first = before?.parameter !== line.parameter;
  const facts = first ? ` · default: ${line.default} · since: ${line.since}` : '';
  return [
    ...(line.comment ?? []).map((text) => colors.dim(`# ${text}`)),
    colors.cyan(line.line),
    `    ${line.meaning}`,
    ...(line.risk === undefined ? [] : [colors.red(`    ! weakens isolation: ${line.risk}`)]),
    colors.dim(`    from: ${origins}${facts}`),
    '',
  ].join('\n');
}
