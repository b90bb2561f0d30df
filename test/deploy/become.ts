/** Programs by which a user becomes root, as far as a rule lets them; they come from packages. */
export type BecomeProgram = 'doas' | 'sudo';

/** What a login user may run without being root. */
const HARMLESS = /^(\/.*\/)?(\[|chmod|find|ls|mkdir|mktemp|mv|rm|sh|test)$/;

const REFUSAL = {
  doas: 'doas: Operation not permitted',
  sudo: 'sudo: a password is required',
};

/**
 * Stands in for doas(1) with `permit nopass ops as root cmd /bin/sh`, or for sudo(8) with the like: it
 * takes `-n` and that one command, notes what it was asked for, and leaves nothing of the environment.
 */
export function becomeProgram(program: BecomeProgram): string {
  const PATH = '/sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin';
  return [
    '#!/bin/sh',
    'echo "$*" >>/var/log/become',
    `if [ "$1 $2" != '-n /bin/sh' ]; then echo '${REFUSAL[program]}' >&2; exit 1; fi`,
    'shift',
    `exec env -i HOME=/root LOGNAME=root USER=root SHELL=/bin/sh PATH=${PATH} "$@"`,
    '',
  ].join('\n');
}

/** Refuses what only root may do to whoever has not become root by that program. */
export function refusal(program: BecomeProgram): (argv: readonly string[]) => boolean {
  let isRoot = false;
  return ([name = '', ...args]) => {
    isRoot ||= args[0] === `/usr/local/bin/${program}` && args[1] === '-n';
    return !isRoot && !HARMLESS.test(name);
  };
}
