import { jailLintFacts } from '../../../lib/facts/jail-lint-facts';
import { misreadings, reportOf } from '../../../lib/jailconf';
import { evaluateText } from './memory-reader';

/**
 * Where machines or versions of jail(8) part: the reader takes amd64's way, which says nothing, and
 * warns; where jail(8) crashes there is no way to take.
 */
describe('a byte that is not ASCII where a statement begins', () => {
  test.each([
    ['a statement', 'a { persist; }\nété = 1;\nb { broken\n', ['a'], '2:1'],
    ['a jail', 'a { persist; }\nétat { persist; }\nb { persist; }\n', ['a'], '2:1'],
    ['a byte-order mark', '\uFEFFa { persist; }\n', [], '1:1'],
  ])('%s ends the file, with a warning', (_, text, names, place) => {
    const evaluation = evaluateText(text);
    expect(evaluation.ok).toBe(true);
    expect(evaluation.jails.map(({ name }) => name)).toEqual(names);
    const told = misreadings(evaluation, jailLintFacts).map(
      ({ rule, location }) => `${rule} ${location?.line}:${location?.column}`,
    );
    expect(told).toEqual([`file-ends-early ${place}`]);
  });
});

test.each([
  ['as the whole value', '$l = one, two, three;\nj { exec.start = $l; }', '"l" holds 3 values'],
  ['in quotes', '$l = one, two;\nj { exec.start = "$l"; }', '"l" holds 2 values'],
  ['in a list', '$l = a, b;\nj { exec.start = $l, c; }', '"l" holds 2 values'],
  [
    'of a parameter',
    'j { exec.start = one, two; exec.stop = ${exec.start}; }',
    '"exec.start" holds 2 values',
  ],
])('a list used as a value crashes jail(8), which is an error here: %s', (_, text, what) => {
  expect(reportOf(evaluateText(text))).toEqual({
    ok: false,
    errors: [
      expect.stringMatching(
        new RegExp(
          `^j: exec\\.st(art|op): ${what}, and jail\\(8\\) crashes on a list used as a value, write the values out$`,
        ),
      ),
    ],
    phase: 'expand',
  });
});
