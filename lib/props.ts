import type { IConstruct } from 'constructs';
import type { z } from 'zod';
import { isLateBound } from './engine';
import { lateBoundProp } from './errors/props';
import { addProblem } from './problems';
import { describeIssue, spellPath } from './prop-issue';

/** A construct's schema: a strict object, so that a misspelt prop is an error and not silence. */
export type PropsSchema = z.ZodObject<Readonly<Record<string, z.ZodType>>>;

/**
 * Checks a construct's props and notes everything that is wrong. What could be checked is returned;
 * a prop with a mistake is left out, so that the rest of the program can still be checked with it.
 *
 * @param where the call, when the props are those of a method and not of the construct itself
 */
export function checkProps<S extends PropsSchema>(
  construct: IConstruct,
  schema: S,
  props: unknown,
  where?: string,
): Partial<z.output<S>> {
  const parsed = schema.safeParse(props);
  if (parsed.success) {
    return parsed.data as Partial<z.output<S>>;
  }
  const given = typeof props === 'object' && props !== null ? (props as Record<string, unknown>) : {};
  for (const issue of parsed.error.issues) {
    const late = lateBoundAt(given, issue.path);
    const messages = late ? [lateBoundProp(late)] : describeIssue(issue, given, schema);
    messages.forEach((message) =>
      addProblem(construct, where === undefined ? message : `${where}: ${message}`),
    );
  }
  const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  const sound = Object.fromEntries(
    Object.entries(given).filter(([name]) => name in schema.shape && !wrong.has(name)),
  );
  return (schema.partial().safeParse(sound).data ?? {}) as Partial<z.output<S>>;
}

/** The spelled path of a Terraform value where synth needs the value itself. */
function lateBoundAt(given: unknown, path: readonly PropertyKey[]): string | undefined {
  let value = given;
  for (const key of path) {
    value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
    if (isLateBound(value)) {
      return spellPath(path);
    }
  }
  return undefined;
}
