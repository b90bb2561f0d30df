import { normalParameter, type NormalParameter } from '../diff/normal-form';
import type { EvaluatedJail, Parameter } from '../jailconf';

/** A parameter of a hand-written jail, with the statements that it comes from. */
export interface SourceParameter extends NormalParameter {
  readonly statements: readonly Parameter[];
}

/** A hand-written jail as jail(8) comes to have it. */
export interface SourceJail {
  readonly name: string;
  readonly evaluated: EvaluatedJail;
  readonly parameters: ReadonlyMap<string, SourceParameter>;
}

export function sourceJail(evaluated: EvaluatedJail): SourceJail {
  const parameters = evaluated.parameters.map(({ name, values, statements }) => {
    const normal = normalParameter({ name, values });
    return [normal.name, { ...normal, statements }] as const;
  });
  return { name: evaluated.name, evaluated, parameters: new Map(parameters) };
}

/** The values of a list; none when the parameter is not set. */
export function listOf(jail: SourceJail, name: string): string[] {
  const value = jail.parameters.get(name)?.value;
  return value === undefined ? [] : [value].flat();
}

/** The value of what has one; undefined when the parameter is not set. */
export function textOf(jail: SourceJail, name: string): string | undefined {
  return listOf(jail, name).at(-1);
}
