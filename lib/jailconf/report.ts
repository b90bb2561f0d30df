import type { Evaluation, Phase } from './evaluate';

/** An evaluation as plain data, the same whatever reader and machine it was made on. */
export type EvaluationReport =
  | {
      readonly ok: true;
      readonly jails: readonly JailReport[];
      readonly warnings?: readonly string[];
      readonly unstarted?: readonly string[];
    }
  | { readonly ok: false; readonly errors: readonly string[]; readonly phase: Phase };

export interface JailReport {
  readonly name: string;
  readonly params: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** What jail(8) would say and do, for programs to compare. */
export function reportOf({ jails, problems, phase, warnings, unstarted }: Evaluation): EvaluationReport {
  if (phase !== undefined) {
    return { ok: false, errors: problems.map(({ message }) => message), phase };
  }
  return {
    ok: true,
    jails: jails.map(({ name, parameters }) => ({
      name,
      params: parameters.map(({ name: parameter, values }) => ({ name: parameter, values })),
    })),
    ...(warnings.length > 0 ? { warnings } : {}),
    ...(unstarted.length > 0 ? { unstarted } : {}),
  };
}
