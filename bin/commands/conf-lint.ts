import { Command, InvalidArgumentError } from 'commander';
import { jailLintFacts } from '../../lib/facts/jail-lint-facts';
import { kernelParameterTypes } from '../../lib/facts/jail-parameter-types';
import { evaluate, lint, lintRules } from '../../lib/jailconf';
import type { LintDiagnostic } from '../../lib/jailconf';
import { AWAY_FROM_HOST } from '../support/away-from-host';
import { sourceOf } from '../support/disk-reader';
import { ExitStatus } from '../support/exit-status';
import { didYouMean } from '../support/nearest';
import { coloursFor, print, printJson } from '../support/output';
import { parseRelease } from '../support/release';
import { showDiagnostic } from '../support/show-diagnostic';

interface Options {
  readonly release?: string;
  readonly ignore?: readonly string[];
  readonly rules?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  cdktf-jails conf lint /etc/jail.conf
  cdktf-jails conf lint --release 14.4 /etc/jail.conf.d/*.conf
  cdktf-jails conf lint --ignore weak-isolation --ignore late-globals jail.conf
  cdktf-jails conf lint --json jail.conf | jq '.findings[] | select(.rule == "weak-isolation")'
  cdktf-jails conf lint --rules

Exit status: 0 if nothing was found, 2 if there are warnings, 1 if there are errors.
`;

export function confLint(): Command {
  return new Command('lint')
    .description('say what is wrong, misread or risky in jail.conf files')
    .argument('[files...]', 'jail.conf files, or - for standard input')
    .option('--release <release>', "the host's release, such as 14.4: tells what it lacks")
    .option('--ignore <rule>', 'leave a rule out; may be repeated', addRule)
    .option('--rules', 'list the rules')
    .option('--json', 'print the findings as one line of JSON')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function addRule(id: string, before: readonly string[] = []): string[] {
  const known = lintRules.map((rule) => rule.id);
  if (!known.includes(id)) {
    throw new InvalidArgumentError(`there is no rule of that name${didYouMean(id, known)}`);
  }
  return [...before, id];
}

function run(files: readonly string[], options: Options, command: Command): void {
  if (options.rules) {
    listRules(options.json ?? false);
    return;
  }
  if (files.length === 0) {
    command.error("error: missing required argument 'files'");
  }
  const release = options.release === undefined ? undefined : parseRelease(options.release);
  const findings = files.flatMap((file) => lintFile(file, { ignore: options.ignore ?? [], release }));
  if (options.json) {
    printJson({ findings: findings.map(toJson) });
  } else {
    showFindings(findings);
  }
  const failed = findings.some(({ severity }) => severity === 'error');
  process.exitCode = failed ? ExitStatus.ERROR : findings.length > 0 ? ExitStatus.FINDINGS : ExitStatus.OK;
}

function lintFile(file: string, options: { ignore: readonly string[]; release?: string }): LintDiagnostic[] {
  const { name, reader } = sourceOf(file);
  const evaluation = evaluate(name, reader, kernelParameterTypes, AWAY_FROM_HOST);
  return lint(evaluation, jailLintFacts, options);
}

function listRules(json: boolean): void {
  const rules = lintRules.map(({ id, summary }) => ({ rule: id, summary }));
  const width = Math.max(...rules.map(({ rule }) => rule.length)) + 2;
  if (json) {
    printJson({ rules });
  } else {
    print(rules.map(({ rule, summary }) => `${rule.padEnd(width)}${summary}\n`).join(''));
  }
}

function showFindings(findings: readonly LintDiagnostic[]): void {
  const colours = coloursFor(process.stdout);
  for (const finding of findings) {
    const message = `${finding.message} [${finding.rule}]`;
    print(`${showDiagnostic({ ...finding, message }, colours)}\n`);
  }
  if (findings.length > 0) {
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    print(`\n${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}\n`);
  }
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function toJson({ rule, severity, message, location }: LintDiagnostic): object {
  return {
    file: location?.file.name ?? null,
    line: location?.line ?? null,
    column: location?.column ?? null,
    severity,
    rule,
    message,
  };
}
