import { riskOf } from '../../facts/jail-parameter-risk';
import { jailParameters } from '../../facts/jail-parameters';
import type { JailEntry } from '../../manifest/jail-schema';

export interface Risk {
  /** The parameter that weakens the jail. */
  readonly name: string;
  /** What it gives away. */
  readonly risk: string;
}

/** Parameters that weaken a jail by being absent. `path` is not among them: the root is always written. */
const RISKY_WHEN_ABSENT = jailParameters
  .map(({ name }) => name)
  .filter((name) => name !== 'path' && riskOf(name, undefined) !== undefined);

/** What weakens a jail, sorted by name. */
export function risksOf({ parameters }: JailEntry): readonly Risk[] {
  const risks: Risk[] = [];
  const look = (name: string) => {
    const risk = riskOf(name, parameters[name]);
    if (risk !== undefined) {
      risks.push({ name, risk });
    }
  };
  Object.keys(parameters).forEach(look);
  RISKY_WHEN_ABSENT.filter((name) => parameters[name] === undefined).forEach(look);
  return risks.sort((a, b) => (a.name < b.name ? -1 : 1));
}
