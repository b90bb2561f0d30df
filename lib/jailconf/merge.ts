import { isNumericName } from './c-integer';
import type { InternalParameter } from './internal-parameters';
import { internalParameter } from './internal-parameters';
import type { Budget } from './limits';
import type { Report } from './problem';
import { nameClash, redefined } from './messages';
import { isWildcard, matchesWildcard } from './names';
import { MergedParameter, ParameterList } from './parameter-list';
import type { Section } from './sections';
import type { Block, Parameter } from './syntax';

/** What a statement in one more jail weighs against one character. */
const STATEMENT_COST = 50;

/** A jail with all the parameters that reach it: its own, the globals and those of fitting wildcards. */
export class MergedJail {
  readonly parameters: ParameterList;
  /** The parameters that jail(8) itself looks at, by their plain name. */
  readonly internal = new Map<string, MergedParameter>();
  /** jail(8) will not touch this jail. */
  failed = false;

  constructor(
    readonly name: string,
    readonly block: Block,
    private readonly budget: Budget,
    private readonly report: Report,
  ) {
    this.parameters = new ParameterList(budget);
  }

  /** Sets the parameter that the name of the block stands for. */
  imply(name: 'name' | 'jid'): void {
    const parameter = new MergedParameter(name, false);
    parameter.values.push(this.name);
    this.append(parameter);
  }

  /** Adds one statement: it appends to, replaces or clears what an earlier one set. */
  add(statement: Parameter): void {
    const { name, isVariable, operator, values } = statement;
    this.budget.spend(STATEMENT_COST + values.length);
    const known = this.parameters.findSame(name);
    if (!known) {
      const parameter = new MergedParameter(name, isVariable);
      parameter.add(values);
      parameter.statements.push(statement);
      this.append(parameter, statement);
    } else if (known.isVariable !== isVariable) {
      this.complain(nameClash(this.name, name), statement);
    } else if (known.internal?.immutable) {
      this.complain(redefined(this.name, known.name), statement);
    } else {
      known.name = name;
      if (operator !== '+=') {
        known.clear();
      }
      known.add(values);
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
    const before = wildcards.filter((wildcard) => wildcard.order < order);
    const after = wildcards.filter((wildcard) => wildcard.order > order);
    for (const wildcard of before) {
      addFitting(jail, wildcard);
    }
    parameters.forEach((statement) => jail.add(statement));
    for (const wildcard of after) {
      addFitting(jail, wildcard);
    }
    if (!jail.internal.has('name')) {
      jail.imply('name');
    }
    yield jail;
  }
}

function addFitting(jail: MergedJail, wildcard: Section): void {
  if (matchesWildcard(jail.name, wildcard.name)) {
    wildcard.parameters.forEach((statement) => jail.add(statement));
  }
}
