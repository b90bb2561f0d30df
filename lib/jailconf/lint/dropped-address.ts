import type { LintRule } from './rule';
import { finding, valuesSetAt } from './rule';

/** All behind the first `/` of each string is dropped before the addresses are checked (config.c). */
export const droppedAddress: LintRule = {
  id: 'dropped-address',
  summary: 'part of an address list that jail(8) drops without a look at it',
  check: ({ evaluation: { jails } }) =>
    jails.flatMap(({ parameters, block }) =>
      parameters
        .filter(({ name }) => name === 'ip4.addr' || name === 'ip6.addr')
        .flatMap((parameter) => {
          const limit = parameter.name === 'ip4.addr' ? 32 : 128;
          const places = valuesSetAt(parameter, block);
          return parameter.values.flatMap((value, index) => {
            const at = places[index]!;
            const mask = value.includes('/')
              ? (value.slice(value.indexOf('/') + 1).split(' ', 1)[0] ?? '')
              : '';
            if (mask.includes(',')) {
              return [
                finding(
                  at,
                  `all behind the first "/" of "${value}" is dropped, write one address to a string`,
                ),
              ];
            }
            return mask !== '' && !/\D/.test(mask) && Number(mask) > limit
              ? [finding(at, `jail(8) does not check the mask of "${value}", at most /${limit} makes sense`)]
              : [];
          });
        }),
    ),
};
