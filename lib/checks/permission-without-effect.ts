import * as errors from '../errors/check-isolation';
import type { JailEntry } from '../manifest/jail-schema';
import { eachJail } from './each';
import { hasOwnStack } from './model/network-stack';

interface Need {
  /** The permissions that have it. */
  readonly of: RegExp;
  readonly met: (jail: JailEntry) => boolean;
  readonly words: string;
}

const NEEDS: readonly Need[] = [
  {
    of: /^allow\.mount\./,
    met: ({ parameters }) => parameters['allow.mount'] === true,
    words: "'allow.mount'",
  },
  { of: /^allow\.mount(\.|$)/, met: (jail) => statfsLevel(jail) < 2, words: "'enforce_statfs' 0 or 1" },
  { of: /^allow\.nfsd$/, met: hasOwnStack, words: "a network stack of the jail's own" },
  { of: /^allow\.nfsd$/, met: (jail) => statfsLevel(jail) > 0, words: "'enforce_statfs' 1 or 2" },
];

/** The kernel grants these and refuses every use of them (kern_jail.c, vfs_mount.c). */
export const permissionWithoutEffect = eachJail((jail) =>
  Object.keys(jail.parameters)
    .filter((name) => name.startsWith('allow.') && jail.parameters[name] === true)
    .sort()
    .flatMap((name) => {
      const missing = NEEDS.filter(({ of, met }) => of.test(name) && !met(jail)).map(({ words }) => words);
      return missing.length === 0 ? [] : [errors.withoutEffect(name, missing.join(' and '))];
    }),
);

function statfsLevel({ parameters }: JailEntry): number {
  return Number(parameters.enforce_statfs ?? 2);
}
