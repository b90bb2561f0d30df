import type { InternalParameter } from './internal-parameters';
import type { Budget } from './limits';
import { parameterKey, sameParameter } from './names';
import type { Parameter, Word, WordPart } from './syntax';

/** The pieces of a value whose variables are not all put in yet. */
export interface PendingParts {
  readonly parts: readonly WordPart[];
  /** The first piece that is not part of the value yet. */
  next: number;
}

/** A parameter or variable of one jail while its statements are put together. */
export class MergedParameter {
  /** The values; what is pending is there as far as it is known. */
  readonly values: string[] = [];
  /** The statements that the values come from. */
  readonly statements: Parameter[] = [];
  internal: InternalParameter | undefined;
  /** For each value what is still to be put in; undefined if no value holds a variable. */
  pending: (PendingParts | undefined)[] | undefined;
  /** In which round of the expansion this parameter was last begun. */
  generation = 0;
  /** A variable in it could not be resolved. */
  bad = false;
  previous: MergedParameter | undefined;
  following: MergedParameter | undefined;

  constructor(
    public name: string,
    readonly isVariable: boolean,
  ) {}

  add(words: readonly Word[]): void {
    for (const { text, parts } of words) {
      if (text === undefined) {
        this.pending ??= [];
        this.pending[this.values.length] = { parts, next: 0 };
      }
      this.values.push(text ?? '');
    }
  }

  clear(): void {
    this.values.length = 0;
    this.statements.length = 0;
    this.pending = undefined;
  }
}

/** What comparing two names weighs against one character. */
const COMPARISON_COST = 5;

/** Up to this length a list is searched as fast as a table. */
const SHORT_LIST = 32;

/** The parameters of one jail in jail(8)'s order, which changes while variables are resolved. */
export class ParameterList {
  first: MergedParameter | undefined;
  private last: MergedParameter | undefined;
  private length = 0;
  private byKey: Map<string, MergedParameter[]> | undefined;

  constructor(private readonly budget: Budget) {}

  append(parameter: MergedParameter): void {
    parameter.previous = this.last;
    if (this.last) {
      this.last.following = parameter;
    } else {
      this.first = parameter;
    }
    this.last = parameter;
    this.length++;
    this.index(parameter);
  }

  /** The first parameter that is the same but for a `no`. */
  findSame(name: string): MergedParameter | undefined {
    return this.search(name, sameParameter);
  }

  /** The first parameter of exactly this name. */
  find(name: string): MergedParameter | undefined {
    return this.search(name, (a, b) => a === b);
  }

  moveBefore(parameter: MergedParameter, other: MergedParameter): void {
    this.unlink(parameter);
    parameter.previous = other.previous;
    parameter.following = other;
    if (other.previous) {
      other.previous.following = parameter;
    } else {
      this.first = parameter;
    }
    other.previous = parameter;
  }

  *[Symbol.iterator](): Generator<MergedParameter> {
    for (let parameter = this.first; parameter; parameter = parameter.following) {
      yield parameter;
    }
  }

  private search(name: string, fits: (a: string, b: string) => boolean): MergedParameter | undefined {
    const candidates = this.byKey?.get(parameterKey(name));
    this.budget.spend(candidates?.length ?? 1);
    if (candidates?.length === 1 || (this.byKey && !candidates)) {
      return candidates?.find((candidate) => fits(candidate.name, name));
    }
    // Several of a key: the order of the list decides, which may not be that of the table.
    for (let parameter = this.first; parameter; parameter = parameter.following) {
      this.budget.spend(this.byKey ? COMPARISON_COST : 0);
      if (fits(parameter.name, name)) {
        return parameter;
      }
    }
    return undefined;
  }

  private index(parameter: MergedParameter): void {
    if (this.length < SHORT_LIST) {
      return;
    }
    if (!this.byKey) {
      this.byKey = new Map();
      for (const known of this) {
        this.enter(known, this.byKey);
      }
    } else {
      this.enter(parameter, this.byKey);
    }
  }

  private enter(parameter: MergedParameter, byKey: Map<string, MergedParameter[]>): void {
    const key = parameterKey(parameter.name);
    const known = byKey.get(key);
    if (known) {
      known.push(parameter);
    } else {
      byKey.set(key, [parameter]);
    }
  }

  private unlink(parameter: MergedParameter): void {
    if (parameter.previous) {
      parameter.previous.following = parameter.following;
    } else {
      this.first = parameter.following;
    }
    if (parameter.following) {
      parameter.following.previous = parameter.previous;
    } else {
      this.last = parameter.previous;
    }
  }
}
