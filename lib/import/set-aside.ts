import type { ImportOptions } from './make-plan';
import type { ImportPlan } from './plan';

/** Something that synthesis refuses, as it tells it. */
export interface Refusal {
  readonly path: string;
  readonly message: string;
}

/**
 * What to try next when synthesis refuses a program: a jail with a fault keeps everything as it is
 * written; when it did so already, it is left out. Undefined when no jail is to blame.
 */
export function setAside(
  plan: ImportPlan,
  options: ImportOptions,
  refusals: readonly Refusal[],
): ImportOptions | undefined {
  const verbatim = new Set(options.verbatim);
  const leaveOut = new Map(options.leaveOut);
  for (const { path, message } of refusals) {
    for (const name of jailsAt(plan, path)) {
      if (options.verbatim.has(name)) {
        leaveOut.set(name, message);
      } else {
        verbatim.add(name);
      }
    }
  }
  const moved = verbatim.size > options.verbatim.size || leaveOut.size > options.leaveOut.size;
  return moved ? { ...options, verbatim, leaveOut } : undefined;
}

/** The jails that a construct path is about: itself, or those on a bridge or with a dataset. */
function jailsAt(plan: ImportPlan, path: string): string[] {
  const id = path.split('/')[1] ?? '';
  const own = plan.jails.filter((jail) => jail.name === id);
  const users = plan.jails.filter(
    (jail) =>
      jail.attachments.some((one) => isNamed(id, one.bridge)) ||
      jail.mounts.some((one) => isNamed(id, one.dataset.name.slice(one.dataset.name.lastIndexOf('/') + 1))),
  );
  return (own.length > 0 ? own : users).map((jail) => jail.name);
}

/** A construct's id is its name, or begins with it where another one has it. */
function isNamed(id: string, name: string): boolean {
  return id === name || id.startsWith(`${name}-`);
}
