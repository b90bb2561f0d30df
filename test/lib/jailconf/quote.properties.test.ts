import fc from 'fast-check';
import { printBlock, quoteName, quoteWord } from '../../../lib/jailconf';
import { writableText } from './arbitraries';
import { evaluateText } from './memory-reader';

test('any text that is quoted is read back as it was', () => {
  fc.assert(
    fc.property(writableText, (text) => {
      const { jails, problems } = evaluateText(`a { exec.start = ${quoteWord(text)}; }`);
      expect(problems).toEqual([]);
      expect(jails[0]?.parameters[1]?.values).toEqual([text]);
    }),
  );
});

test('any name that is quoted is read back as it was', () => {
  fc.assert(
    fc.property(writableText, (name) => {
      const { sections } = evaluateText(`${quoteName(name)} { }`);
      expect(sections[0]?.name).toBe(name);
    }),
  );
});

test('any block that is printed is read back as it was', () => {
  const parameter = fc.record({
    name: fc.constantFrom('exec.start', 'mount', 'depend', 'path', 'my own', 'persist'),
    values: fc.array(writableText, { maxLength: 4 }),
    comment: fc.array(writableText, { maxLength: 2 }),
  });
  const block = fc.record({
    name: fc.constantFrom('web', 'a jail', 'a;b'),
    comment: fc.array(writableText, { maxLength: 2 }),
    statements: fc.uniqueArray(parameter, { selector: ({ name }) => name }),
  });
  fc.assert(
    fc.property(block, ({ name, comment, statements }) => {
      const printed = printBlock({ name, comment, statements });
      const { jails } = evaluateText(printed, {}, { until: 'expand' });
      expect(jails.map((jail) => jail.name)).toEqual([name]);
      expect(jails[0]?.parameters.slice(1).map(({ name: known, values }) => [known, values])).toEqual(
        statements.map((statement) => [statement.name, statement.values]),
      );
    }),
  );
});
