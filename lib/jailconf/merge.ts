import { isNumericName } from './c-integer';
import type { InternalParameter } from './internal-parameters';
import { internalParameter } from './internal-parameters';
import type { Budget } from './limits';
import type { Report } from './problem';
import { nameClash, redefined } from './messages';
import { isWildcard, matchesWildcard } from './names';
import { MergedParameter, ParameterList } from './parameter-list';
import type { Section } from './sections';
import type { Block, Parameter, Word } from './syntax';

/** A jail with all the parameters that reach it: its own, the globals and those of fitting wildcards. */
export class MergedJail {
  readonly parameters = new ParameterList();
  /** The parameters that jail(8) itself looks at, by their plain name. */
  readonly internal = new Map<string, MergedParameter>();
  /** jail(8) will not touch this jail. */
  failed = false;

  constructor(
    readonly name: string,
    readonly block: Block,
    private readonly budget: Budget,
    private readonly report: Report,
  ) {}

  /** Sets the parameter that the name of the block stands for. */
  imply(name: 'name' | 'jid'): void {
    const parameter = new MergedParameter(name, false);
    parameter.values.push(this.name);
    this.append(parameter);
  }

  /** Adds one statement: it appends to, replaces or clears what an earlier one set. */
  add(statement: Parameter): void {
    const { name, isVariable, operator, values } = statement;
    this.budget.spend(1 + values.length);
    const known = this.parameters.findSame(name, this.budget);
    if (!known) {
      const parameter = new MergedParameter(name, isVariable);
      parameter.values.push(...values.map(valueOf));
      parameter.statements.push(statement);
      this.append(parameter, statement);
    } else if (known.isVariable !== isVariable) {
      this.complain(nameClash(this.name, name), statement);
    } else if (known.internal?.immutable) {
      this.complain(redefined(this.name, known.name), statement);
    } else {
      known.name = name;
      if (operator !== '+=') {
        known.values.length = 0;
        known.statements.length = 0;
      }
      for (const value of values) {
        known.values.push(valueOf(value));
      }
      known.statements.push(statement);
    }
  }

  complain(message: string, at: { readonly file: Parameter['file']; readonly start: number }): void {
    this.failed = true;
    this.report({ message, file: at.file, offset: at.start });
  }

  private append(parameter: MergedParameter, statement?: Parameter): void {
    this.parameters.append(parameter);
    const internal = internalParameter(parameter.name);
    if (internal && parameter.isVariable && statement) {
      this.complain(nameClash(this.name, parameter.name), statement);
    } else if (internal) {
      this.setInternal(parameter, internal);
    }
  }

  private setInternal(parameter: MergedParameter, internal: InternalParameter): void {
    parameter.internal = internal;
    this.internal.set(internal.name, parameter);
  }
}

/**
 * Gives every jail its parameters, one jail after the other: what stands before it in the files, its
 * own, and what stands behind it, as far as the wildcards fit.
 */
export function* mergeSections(
  sections: readonly Section[],
  budget: Budget,
  report: Report,
): Generator<MergedJail> {
  const wildcards = sections
    .map((section, order) => ({ ...section, order }))
    .filter(({ name }) => isWildcard(name));
  for (const [order, { name, block, parameters }] of sections.entries()) {
    if (!block || isWildcard(name)) {
      continue;
    }
    const jail = new MergedJail(name, block, budget, report);
    jail.imply(isNumericName(name) ? 'jid' : 'name');
    budget.spend(wildcards.length);
    const fitting = wildcards.filter((wildcard) => matchesWildcard(name, wildcard.name));
    const before = fitting.filter((wildcard) => wildcard.order < order);
    const after = fitting.filter((wildcard) => wildcard.order > order);
    for (const section of [...before, { parameters }, ...after]) {
      section.parameters.forEach((statement) => jail.add(statement));
    }
    if (!jail.internal.has('name')) {
      jail.imply('name');
    }
    yield jail;
  }
}

function valueOf(word: Word): MergedParameter['values'][number] {
  return word.text ?? { parts: word.parts, next: 0, text: '' };
}
