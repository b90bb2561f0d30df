/**
 * Which settings weaken the isolation of a jail, and how. `vnet` is not among them: see
 * `jail-parameters/network.ts`.
 */
import { jailParameter } from './jail-parameters';
import { booleanOf, jailsysOf } from './parameter-word';
import type { ParameterType, ParameterValue, RiskCondition } from './jail-parameter';

/**
 * What a setting gives away, in one sentence; undefined when it gives nothing away.
 *
 * @param name in either spelling: `allow.noraw_sockets` with true means what `allow.raw_sockets` with false means
 * @param value undefined when the parameter is not set at all
 */
export function riskOf(name: string, value: ParameterValue | undefined): string | undefined {
  const resolved = jailParameter(name);
  const risks = resolved?.parameter.risks;
  if (resolved === undefined || risks === undefined) return undefined;
  const condition = conditionOf(asRead(value, resolved.parameter.type), resolved.negated);
  return condition && risks.find((risk) => risk.when.includes(condition))?.text;
}

/** A text as jail(8) reads it: `1` and `TRUE` are true. */
function asRead(value: ParameterValue | undefined, type: ParameterType): ParameterValue | undefined {
  if (typeof value !== 'string') return value;
  switch (type) {
    case 'bool':
      return booleanOf(value) ?? value;
    case 'jailsys':
      return jailsysOf(value) ?? value;
    default:
      return value;
  }
}

function conditionOf(value: ParameterValue | undefined, negated: boolean): RiskCondition | undefined {
  if (value === undefined) return 'omitted';
  if (value === 'inherit') return 'inherit';
  if (value === true || value === 'true') return negated ? 'false' : 'true';
  if (value === false || value === 'false') return negated ? 'true' : 'false';
  return conditionOfNumber(typeof value === 'string' && value !== '' ? Number(value) : value);
}

function conditionOfNumber(value: unknown): RiskCondition | undefined {
  if (value === 0) return 'zero';
  if (value === 1) return 'one';
  return typeof value === 'number' && value > 0 ? 'more' : undefined;
}
