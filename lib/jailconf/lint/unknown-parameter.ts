import { closest, distance } from 'fastest-levenshtein';
import { internalParameter } from '../internal-parameters';
import type { LintFacts, LintRule } from './rule';
import { finding } from './rule';

const LONGEST_NAME = 64;

export const unknownParameter: LintRule = {
  id: 'unknown-parameter',
  summary: 'a parameter that neither jail(8) nor any module of the kernel knows',
  check: ({ statements, facts }) =>
    statements
      .filter(({ name, isVariable }) => !isVariable && !isKnown(name, facts))
      .map((statement) => finding(statement, messageOf(statement.name, facts.names))),
};

function isKnown(name: string, facts: LintFacts): boolean {
  return facts.knows(name) || internalParameter(name)?.use === 'own';
}

function messageOf(name: string, names: readonly string[]): string {
  if (/^\.?include$/.test(name)) {
    return 'the directive is written ".include" and its file without "="';
  }
  const near = name.length <= LONGEST_NAME ? closest(name.toLowerCase(), names) : undefined;
  const hint =
    near !== undefined && distance(name.toLowerCase(), near) <= Math.max(2, name.length / 3)
      ? `, did you mean "${near}"?`
      : ', jail(8) refuses the jail';
  return `unknown parameter "${name}"${hint}`;
}
