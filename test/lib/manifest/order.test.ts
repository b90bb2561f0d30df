import { sortBy, sorted, sortedRecord } from '../../../lib/manifest/order';

test('texts are ordered by code units, not by a locale', () => {
  expect(sorted(['b', 'ä', 'B', 'a'])).toEqual(['B', 'a', 'b', 'ä']);
});

test('texts that are in order are given back as they are', () => {
  const texts = ['a', 'a', 'b'];
  expect(sorted(texts)).toBe(texts);
});

test('what is given is never changed', () => {
  const texts = ['b', 'a'];
  sorted(texts);
  sortBy(texts, (text) => text);
  expect(texts).toEqual(['b', 'a']);
});

test('a record keeps its values, in the order of its names', () => {
  expect(Object.entries(sortedRecord({ b: 1, a: 2 }))).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});
