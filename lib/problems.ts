import type { IConstruct } from 'constructs';

const problems = new WeakMap<IConstruct, string[]>();

/**
 * Notes what is wrong with a construct. Constructors do not throw: a program with twenty mistakes
 * shall show all twenty at once, when it is synthesized.
 */
export function addProblem(construct: IConstruct, message: string): void {
  const known = problems.get(construct);
  if (known === undefined) {
    problems.set(construct, [message]);
  } else if (!known.includes(message)) {
    known.push(message);
  }
}

/** What is known to be wrong with a construct, in the order in which it was found. */
export function problemsOf(construct: IConstruct): readonly string[] {
  return problems.get(construct) ?? [];
}
