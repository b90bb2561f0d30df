import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { isLateBound } from '../engine';
import * as errors from '../errors/props';
import { shown } from '../errors/shown';

type Issue = z.core.$ZodIssue;

/** What a check of our own says of itself, beside its message. */
export interface IssueFacts {
  /** The value is a Terraform value, which synth cannot look into. */
  readonly lateBound?: boolean;
  /** The message says which object of ours is wanted, and not what was given. */
  readonly instance?: boolean;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object of names and values',
};

/** Says what a schema found in the words of someone who wrote the program and never saw the schema. */
export function describeIssue(issue: Issue, given: unknown, schema: z.ZodType): string[] {
  const name = spellPath(issue.path);
  const value = valueAt(given, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = namesOf(schemaAt(schema, issue.path));
      return issue.keys.map((key) =>
        errors.unknownProp(spellPath([...issue.path, key]), nearest(key, known), known),
      );
    }
    case 'invalid_type':
    case 'too_small':
    case 'too_big':
      return [describeKind(issue, name, value, schemaAt(schema, issue.path))];
    case 'invalid_value':
      return [describeChoice(name, issue.values.map(String), value)];
    case 'invalid_key': {
      const record = spellPath(issue.path.slice(0, -1));
      return issue.issues.map((inner) =>
        describeOwn(record, issue.path.at(-1), inner.message, factsOf(inner as Issue)),
      );
    }
    case 'custom':
      return [describeOwn(name, value, issue.message, factsOf(issue))];
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

/** A value as the user would recognise it, on one line and of bounded length. */
export function show(value: unknown): string {
  if (isLateBound(value)) {
    return 'a Terraform value';
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : 'a list';
  }
  switch (typeof value) {
    case 'string':
      return shown(value);
    case 'object':
      return value === null ? 'null' : showObject(value);
    case 'function':
      return 'a function';
    default:
      return String(value);
  }
}

/** A call as an error names it: with its argument where that helps to find it. */
export function showCall(method: string, argument: unknown): string {
  return typeof argument === 'string' && !isLateBound(argument)
    ? `${method}(${shown(argument)})`
    : `${method}()`;
}

/** A name near enough to be a slip of the finger. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  const most = name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3));
  return best !== undefined && best.edits <= most ? best.candidate : undefined;
}

function factsOf(issue: Issue): IssueFacts {
  return issue.code === 'custom' ? (issue.params ?? {}) : {};
}

function showObject(value: object): string {
  const name = Object.getPrototypeOf(value)?.constructor?.name as string | undefined;
  return name === undefined || name === 'Object' || name === '' ? 'an object' : `an instance of ${name}`;
}

function describeKind(
  issue: Issue & { code: 'invalid_type' | 'too_small' | 'too_big' },
  name: string,
  value: unknown,
  schema: z.ZodType | undefined,
): string {
  if (issue.code !== 'invalid_type' && issue.origin === 'string') {
    return errors.emptyText(name);
  }
  if (issue.code !== 'invalid_type' && issue.origin === 'array') {
    return errors.emptyList(name);
  }
  const kind = wholeNumber(schema) ?? kindOf(issue);
  return value === undefined
    ? errors.missingProp(name, `give it ${kind}`)
    : errors.wrongType(name, kind, show(value));
}

function kindOf(issue: Issue & { code: 'invalid_type' | 'too_small' | 'too_big' }): string {
  switch (issue.code) {
    case 'too_small':
      return `a whole number of at least ${issue.minimum}`;
    case 'too_big':
      return `a whole number of at most ${issue.maximum}`;
    default:
      return KINDS[issue.expected] ?? `of type ${issue.expected}`;
  }
}

function describeChoice(name: string, allowed: readonly string[], value: unknown): string {
  if (value === undefined) {
    return errors.missingChoice(name, allowed);
  }
  const near = typeof value === 'string' ? nearest(value, allowed) : undefined;
  return errors.notOneOf(name, allowed, show(value), near);
}

function describeOwn(name: string, value: unknown, message: string, facts: IssueFacts): string {
  if (facts.lateBound === true) {
    return errors.lateBoundProp(name);
  }
  if (facts.instance !== true) {
    return errors.wrongValue(name, message);
  }
  return value === undefined
    ? errors.missingProp(name, message)
    : errors.wrongInstance(name, message, show(value));
}

/** The range of a schema that takes whole numbers. */
function wholeNumber(schema: z.ZodType | undefined): string | undefined {
  return schema instanceof z.ZodNumber && schema.isInt
    ? `a whole number from ${schema.minValue} to ${schema.maxValue}`
    : undefined;
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined | null)?.[key],
    given,
  );
}

/** What a schema demands at a place inside the value. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional) {
    return schemaAt(schema.unwrap() as z.ZodType, path);
  }
  const [key, ...rest] = path;
  if (key === undefined) {
    return schema;
  }
  const next = schema instanceof z.ZodArray ? schema.element : propertyOf(schema, String(key));
  return next === undefined ? undefined : schemaAt(next as z.ZodType, rest);
}

function propertyOf(schema: z.ZodType, name: string): z.ZodType | undefined {
  return schema instanceof z.ZodObject && Object.hasOwn(schema.shape, name)
    ? (schema.shape[name] as z.ZodType)
    : undefined;
}

/** The names that an object may have. */
function namesOf(schema: z.ZodType | undefined): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
