import type { InternalParameter } from './internal-parameters';
import type { Budget } from './limits';
import { parameterKey, sameParameter } from './names';
import type { Parameter, WordPart } from './syntax';

/** A value whose variables are not all put in yet. */
export interface PendingValue {
  readonly parts: readonly WordPart[];
  /** The first part that is not in `text` yet. */
  next: number;
  text: string;
}

/** A parameter or variable of one jail while its statements are put together. */
export class MergedParameter {
  readonly values: (string | PendingValue)[] = [];
  /** The statements that the values come from. */
  readonly statements: Parameter[] = [];
  internal: InternalParameter | undefined;
  /** In which round of the expansion this parameter was last begun. */
  generation = 0;
  /** A variable in it could not be resolved. */
  bad = false;
  /** Values before this one are resolved. */
  resolved = 0;
  previous: MergedParameter | undefined;
  following: MergedParameter | undefined;

  constructor(
    public name: string,
    readonly isVariable: boolean,
  ) {}

  /** The values once all are resolved. */
  get texts(): string[] {
    return this.values.map((value) => (typeof value === 'string' ? value : value.text));
  }
}

/** The parameters of one jail in jail(8)'s order, which changes while variables are resolved. */
export class ParameterList {
  first: MergedParameter | undefined;
  private last: MergedParameter | undefined;
  private readonly byKey = new Map<string, MergedParameter[]>();

  append(parameter: MergedParameter): void {
    parameter.previous = this.last;
    if (this.last) {
      this.last.following = parameter;
    } else {
      this.first = parameter;
    }
    this.last = parameter;
    const key = parameterKey(parameter.name);
    const known = this.byKey.get(key);
    if (known) {
      known.push(parameter);
    } else {
      this.byKey.set(key, [parameter]);
    }
  }

  /** The first parameter that is the same but for a `no`. */
  findSame(name: string, budget: Budget): MergedParameter | undefined {
    const candidates = this.byKey.get(parameterKey(name)) ?? [];
    budget.spend(candidates.length);
    return candidates.find((candidate) => sameParameter(candidate.name, name));
  }

  /** The first parameter of exactly this name. */
  find(name: string, budget: Budget): MergedParameter | undefined {
    const candidates = (this.byKey.get(parameterKey(name)) ?? []).filter(
      (candidate) => candidate.name === name,
    );
    if (candidates.length <= 1) {
      return candidates[0];
    }
    for (const parameter of this) {
      budget.spend(1);
      if (parameter.name === name) {
        return parameter;
      }
    }
    return undefined;
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
