import type { JailPlan, Literal, Prop } from './plan';

/** What all jails of a program have in common, to be said once. */
export interface Common {
  readonly props: readonly Prop[];
  readonly allow: readonly string[];
  readonly parameters: readonly Prop[];
}

const NOTHING: Common = { props: [], allow: [], parameters: [] };

/** Nothing for a single jail, which has nothing to share. */
export function commonOf(jails: readonly JailPlan[]): Common {
  const [first, ...others] = jails;
  if (first === undefined || others.length === 0) {
    return NOTHING;
  }
  const everywhere = (pick: (jail: JailPlan) => readonly Prop[]) => (prop: Prop) =>
    others.every((jail) => pick(jail).some((other) => isSame(prop, other)));
  return {
    props: first.props.filter(everywhere((jail) => jail.props)).map(withoutComments),
    allow: first.allow.filter((name) => others.every((jail) => jail.allow.includes(name))),
    parameters: first.parameters.filter(everywhere((jail) => jail.parameters)).map(withoutComments),
  };
}

export function isSame(a: Prop, b: Prop): boolean {
  return a.name === b.name && textOf(a.value) === textOf(b.value);
}

export function isEmpty({ props, allow, parameters }: Common): boolean {
  return props.length + allow.length + parameters.length === 0;
}

function withoutComments({ name, value }: Prop): Prop {
  return { name, value, comments: [] };
}

function textOf(value: Literal): string {
  return JSON.stringify(value);
}
