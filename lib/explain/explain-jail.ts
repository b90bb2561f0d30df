import { jailParameter, riskOf } from '../facts';
import { printParameter } from '../jailconf/print';
import type { JailEntry } from '../manifest/jail-schema';
import { jailStatements } from '../render/jail-block';
import type { Origin, Statement } from '../render/statement';
import type { ExplainedLine } from './explained-line';
import { defaultOf, meaningOf, sinceOf } from './meaning';

/** Every line of a jail's block, in its order. */
export function explainJail(jail: JailEntry): ExplainedLine[] {
  return jailStatements(jail).flat().flatMap(explainStatement);
}

/** A list stands on a line for each of its values, or on one line for all. */
function explainStatement(statement: Statement): ExplainedLine[] {
  const { name, values, origins, comment } = statement;
  const lines = printParameter({ ...statement, comment: undefined });
  const known = jailParameter(name);
  const parameter = known === undefined || known.key !== undefined ? name : known.parameter.name;
  const risk = riskOf(name, values.length === 0 ? true : values[0]);
  return lines.map((line, index) => ({
    line,
    parameter,
    meaning: meaningOf(name, values[index], origins[index]),
    default: defaultOf(name),
    since: sinceOf(name),
    origins: lines.length > 1 ? origins.slice(index, index + 1) : distinct(origins),
    ...(risk === undefined ? {} : { risk }),
    ...(comment === undefined ? {} : { comment }),
  }));
}

function distinct(origins: readonly Origin[]): Origin[] {
  return origins.filter(
    (one, index) =>
      origins.findIndex((other) => other.path === one.path && other.member === one.member) === index,
  );
}
