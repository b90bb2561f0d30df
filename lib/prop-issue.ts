import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import * as errors from './errors/props';
import { shown } from './facts/shown';

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object of names and values',
};

/** Says what a schema found in the words of someone who wrote the program and never saw the schema. */
export function describeIssue(issue: Issue, given: unknown, schema: z.ZodType): string[] {
  const name = spellPath(issue.path);
  const value = valueAt(given, issue.path);
  const got = show(value);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = namesAt(schema, issue.path);
      return issue.keys.map((key) =>
        errors.unknownProp(spellPath([...issue.path, key]), nearest(key, known)),
      );
    }
    case 'invalid_type':
      return value === undefined
        ? [errors.missingProp(name)]
        : [errors.wrongType(name, KINDS[issue.expected] ?? `of type ${issue.expected}`, got)];
    case 'invalid_value':
      return [errors.notOneOf(name, issue.values.map(String), got)];
    case 'too_small':
    case 'too_big':
      return [describeSize(issue, name, got)];
    case 'custom':
      return [value === undefined ? errors.missingProp(name) : errors.wrongValue(name, issue.message)];
    default:
      return [errors.wrongValue(name, issue.message)];
  }
}

/** `files[0].destination`. */
export function spellPath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`,
    )
    .join('');
}

/** A value as the user would write it, shortened where it is long. */
export function show(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  return typeof value === 'object' && value !== null ? 'an object' : shown(value);
}

/** A name near enough to be a slip of the finger. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= Math.max(2, name.length / 3) ? best.candidate : undefined;
}

function describeSize(issue: Issue & { code: 'too_small' | 'too_big' }, name: string, got: string): string {
  switch (issue.origin) {
    case 'string':
      return errors.emptyText(name);
    case 'array':
      return errors.emptyList(name);
    default:
      return issue.code === 'too_small'
        ? errors.outOfRange(name, `at least ${issue.minimum}`, got)
        : errors.outOfRange(name, `at most ${issue.maximum}`, got);
  }
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined | null)?.[key],
    given,
  );
}

/** The names that an object at this place of the schema may have. */
function namesAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const { def } = schema._zod as unknown as {
    def: { innerType?: z.ZodType; element?: z.ZodType; shape?: Record<string, z.ZodType>; in?: z.ZodType };
  };
  const inner = def.innerType ?? def.in;
  if (inner !== undefined) {
    return namesAt(inner, path);
  }
  const [key, ...rest] = path;
  if (key === undefined) {
    return Object.keys(def.shape ?? {});
  }
  const next = typeof key === 'number' ? def.element : def.shape?.[String(key)];
  return next === undefined ? [] : namesAt(next, rest);
}
