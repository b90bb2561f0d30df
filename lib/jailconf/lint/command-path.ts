import type { EvaluatedParameter } from '../evaluate';
import { readCInteger } from '../c-integer';
import { internalParameter } from '../internal-parameters';
import type { LintRule } from './rule';
import { finding, valuesSetAt } from './rule';

const HOOK = /^(?:command|exec\.(?:prepare|prestart|created|start|poststart|prestop|stop|poststop|release))$/;

const FIRST_WORD = /^\s*([^\s;&|<>"'$`()]+)/;
const LONGEST = 10_000;

/** What /bin/sh runs itself, and words that begin a compound command. */
const SHELL_WORDS = new Set(
  '. : [ alias bg break case cd command continue do done echo elif else esac eval exec exit export false fg fi for function getopts hash if jobs kill local printf pwd read readonly return set shift test then times trap true type ulimit umask unalias unset until wait while { } ( !'.split(
    ' ',
  ),
);

/** exec.clean empties the environment of every command, those on the host included. */
export const commandPath: LintRule = {
  id: 'command-path',
  summary: 'a command without its full path although exec.clean empties PATH',
  check: ({ evaluation: { jails } }) =>
    jails
      .filter(({ parameters }) => parameters.some(isCleaning))
      .flatMap(({ parameters, block }) =>
        parameters
          .filter(({ name }) => HOOK.test(name))
          .flatMap((parameter) => {
            const places = valuesSetAt(parameter, block);
            return parameter.values.flatMap((value, index) => {
              const word = FIRST_WORD.exec(value.slice(0, LONGEST))?.[1];
              return word === undefined || !needsPath(word)
                ? []
                : [
                    finding(
                      places[index]!,
                      `"${word}" in ${parameter.name} needs its full path, exec.clean leaves /bin:/usr/bin and what login.conf(5) adds`,
                    ),
                  ];
            });
          }),
      ),
};

function needsPath(word: string): boolean {
  return !word.includes('/') && !word.includes('=') && !SHELL_WORDS.has(word);
}

function isCleaning({ name, values }: EvaluatedParameter): boolean {
  if (internalParameter(name)?.name !== 'exec.clean') {
    return false;
  }
  const value = values.at(-1);
  const isTrue = value === undefined || /^true$/i.test(value) || readCInteger(value).value !== 0;
  return isTrue !== name.slice(name.lastIndexOf('.') + 1).startsWith('no');
}
