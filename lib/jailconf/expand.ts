import { normalizeText } from './bytes';
import type { Budget } from './limits';
import type { MergedJail } from './merge';
import { arrayInline, inJail, variableLoop, variableNotFound } from './messages';
import type { MergedParameter, PendingParts } from './parameter-list';

/** jail(8) would die here, not complain. */
export class ReaderCrash extends Error {}

/**
 * Puts the values of variables in, where a parameter counts as a variable too. A variable that holds
 * variables itself is resolved first, and for that moved before the parameter that wants it: so jail(8)
 * changes the order of parameters (config.c, load_config).
 */
export function expandVariables(jail: MergedJail, budget: Budget): void {
  const { parameters } = jail;
  let generation = 0;
  for (let next = parameters.first; next; next = next.following) {
    generation++;
    next = new Round(jail, budget, generation).resolve(next);
  }
}

/** The resolving of one parameter and of those it needs that are not resolved yet. */
class Round {
  private readonly begun: MergedParameter[] = [];

  constructor(
    private readonly jail: MergedJail,
    private readonly budget: Budget,
    private readonly generation: number,
  ) {}

  /** Resolves a parameter, or the one it had to wait for; the one it ended with is returned. */
  resolve(parameter: MergedParameter): MergedParameter {
    let current = parameter;
    this.begin(current);
    for (;;) {
      const needed = this.resolveValues(current);
      if (!needed) {
        return current;
      }
      this.begin(needed);
      this.jail.parameters.moveBefore(needed, current);
      current = needed;
    }
  }

  private begin(parameter: MergedParameter): void {
    parameter.generation = this.generation;
    this.begun.push(parameter);
  }

  /** Resolves the values in order; stops at a variable that must be resolved before. */
  private resolveValues(parameter: MergedParameter): MergedParameter | undefined {
    const { pending, values } = parameter;
    this.budget.spend(pending?.length ?? 0);
    for (let index = 0; pending && index < pending.length; index++) {
      const parts = pending[index];
      if (parts) {
        const needed = this.resolveValue(parameter, index, parts);
        if (needed) {
          return needed;
        }
        values[index] = normalizeText(values[index] ?? '');
        pending[index] = undefined;
      }
    }
    parameter.pending = undefined;
    return undefined;
  }

  private resolveValue(
    parameter: MergedParameter,
    index: number,
    pending: PendingParts,
  ): MergedParameter | undefined {
    for (; pending.next < pending.parts.length; pending.next++) {
      const part = pending.parts[pending.next];
      if (typeof part === 'object') {
        const found = this.find(parameter, part.variable);
        if (found?.pending) {
          return found;
        }
        if (found) {
          this.substitute(parameter, index, pending, found);
        }
      } else {
        parameter.values[index] += part ?? '';
      }
    }
    return undefined;
  }

  private find(parameter: MergedParameter, name: string): MergedParameter | undefined {
    const { jail, budget } = this;
    const found = jail.parameters.find(name);
    budget.spend(found?.values.length ?? 1);
    if (!found || found.values.length === 0) {
      return this.fail(parameter, variableNotFound(jail.name, parameter.name, name));
    }
    if (found.bad) {
      return this.fail(parameter, undefined);
    }
    if (found.generation === this.generation) {
      return this.fail(parameter, variableLoop(jail.name, name));
    }
    return found;
  }

  private substitute(
    parameter: MergedParameter,
    index: number,
    { parts, next }: PendingParts,
    found: MergedParameter,
  ): void {
    const { jail, budget } = this;
    const [first = ''] = found.values;
    if (found.values.length === 1) {
      budget.spend(first.length);
      parameter.values[index] += first;
    } else if (parameter.values[index] !== '' || parts.slice(next + 1).some((part) => part !== '')) {
      this.fail(parameter, arrayInline(jail.name, parameter.name));
    } else {
      jail.complain(listCrashes(jail.name, parameter.name, found), originOf(parameter, jail));
      throw new ReaderCrash();
    }
  }

  /** Complains, and spoils all that was begun in this round. */
  private fail(parameter: MergedParameter, message: string | undefined): undefined {
    if (message !== undefined) {
      this.jail.complain(message, originOf(parameter, this.jail));
    }
    for (const begun of this.begun) {
      begun.bad = true;
    }
    return undefined;
  }
}

function listCrashes(jail: string, parameter: string, list: MergedParameter): string {
  return inJail(
    jail,
    `${parameter}: "${list.name}" holds ${list.values.length} values, and jail(8) crashes on a list used as a value, write the values out`,
  );
}

function originOf(
  parameter: MergedParameter,
  jail: MergedJail,
): { file: MergedJail['block']['file']; start: number } {
  return parameter.statements.at(-1) ?? jail.block;
}
