import type { IConstruct } from 'constructs';
import { z } from 'zod';
import { isLateBound } from '../engine';
import { lateBoundProp, notAnObject } from '../errors/props';
import { addProblem } from '../problems';
import { describeIssue, show, spellPath } from './prop-issue';

/** A construct's schema: a strict object, so that a misspelt prop is an error and not silence. */
export type PropsSchema = z.ZodObject<Readonly<Record<string, z.ZodType>>>;

/** What a schema makes of props: all that is sound, and what is wrong with the rest. */
export interface ParsedProps<S extends PropsSchema> {
  readonly props: Partial<z.output<S>>;
  readonly problems: readonly string[];
}

/**
 * Checks a construct's props and notes everything that is wrong. What could be checked is returned;
 * a prop, or an item of a list, with a mistake is left out, so that the rest of the program can still be checked with it.
 *
 * @param where the call, when the props are those of a method and not of the construct itself
 */
export function checkProps<S extends PropsSchema>(
  construct: IConstruct,
  schema: S,
  given: unknown,
  where?: string,
): Partial<z.output<S>> {
  const { props, problems } = parseProps(schema, given);
  problems.forEach((problem) =>
    addProblem(construct, where === undefined ? problem : `${where}: ${problem}`),
  );
  return props;
}

/** Checks props whatever they are: a program in JavaScript may pass anything. */
export function parseProps<S extends PropsSchema>(schema: S, given: unknown): ParsedProps<S> {
  const props = given ?? {};
  if (typeof props !== 'object' || Array.isArray(props)) {
    return { props: {}, problems: [notAnObject(show(props))] };
  }
  const parsed = schema.safeParse(props);
  if (parsed.success) {
    return { props: parsed.data as Partial<z.output<S>>, problems: [] };
  }
  const { issues } = parsed.error;
  return {
    props: soundProps(schema, props, issues),
    problems: issues.flatMap((issue) => {
      const late = lateBoundAt(props, issue.path);
      return late === undefined ? describeIssue(issue, props, schema) : [lateBoundProp(late)];
    }),
  };
}

function soundProps<S extends PropsSchema>(
  schema: S,
  props: object,
  issues: readonly z.core.$ZodIssue[],
): Partial<z.output<S>> {
  const sound = Object.entries(props)
    .filter(([name]) => Object.hasOwn(schema.shape, name))
    .map(([name, value]) => {
      const inside = issues.filter((issue) => issue.path[0] === name).map((issue) => issue.path.slice(1));
      return [name, inside.length === 0 ? value : soundItems(value, schema.shape[name]!, inside)] as const;
    })
    .filter(([, value]) => value !== undefined);
  return (schema.partial().safeParse(Object.fromEntries(sound)).data ?? {}) as Partial<z.output<S>>;
}

/** Of lists and records the sound items, so that those are still checked; of anything else nothing. */
function soundItems(value: unknown, schema: z.ZodType, wrong: readonly PropertyKey[][]): unknown {
  if (!isCollection(schema) || wrong.some((path) => path.length === 0)) {
    return undefined;
  }
  const keys = new Set(wrong.map(([key]) => String(key)));
  const items = Object.entries(value as object).filter(([key]) => !keys.has(key));
  if (items.length === 0) {
    return undefined;
  }
  return Array.isArray(value) ? items.map(([, item]) => item as unknown) : Object.fromEntries(items);
}

function isCollection(schema: z.ZodType): boolean {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodArray || inner instanceof z.ZodRecord;
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
