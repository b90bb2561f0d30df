import { ownedComments } from '../../../lib/jailconf';
import { evaluateText } from './memory-reader';

/** Each comment's text with the name of what it is about. */
function owners(text: string): string[] {
  const { parsed } = evaluateText(text);
  return ownedComments(parsed!).map(({ owner, block, apart, lines }) => {
    const name = owner === 'file' ? 'file' : owner.kind === 'include' ? '.include' : owner.name;
    return `${lines.join('|')}: ${name}${block ? ` in ${block.name}` : ''}${apart ? ', apart' : ''}`;
  });
}

describe('a comment is about', () => {
  test.each([
    ['what stands before it on its line', 'a {\n  persist; # c\n  vnet;\n}', 'c: persist in a'],
    ['what it stands in', 'a {\n  exec.start = x, # c\n    y;\n}', 'c: exec.start in a'],
    ['the last of several on its line', 'a {\n  persist; vnet; # c\n}', 'c: vnet in a'],
    ['what follows', 'a {\n  persist;\n  // c\n  vnet;\n}', 'c: vnet in a'],
    ['what follows on its line', 'a { /* c */ persist; }', 'c: persist in a'],
    ['the block that follows', '# c\na { }', 'c: a'],
    ['the block whose brace is before it', 'a { # c\n  persist;\n}', 'c: a in a'],
    ['the block whose brace ends before it', 'a { b { }\n} # c\npersist;', 'c: a'],
    ['the block whose head it stands in', 'a /* c */ {\n  persist;\n}', 'c: a in a'],
    ['the block at whose end it stands', 'a {\n  persist;\n  # c\n}\nb { }', 'c: a in a'],
    ['the inner block', 'a {\n  b {\n    # c\n    persist;\n  }\n  vnet;\n}', 'c: persist in b'],
    ['the outer block, behind the inner', 'a {\n  b {\n  }\n  # c\n  vnet;\n}', 'c: vnet in a'],
    ['the directive that follows', '# c\n.include "nosuch*";', 'c: .include'],
    ['the file, with an empty line below', '# c\n\npersist;', 'c: file, apart'],
    ['the file, at its end', 'persist;\n# c\n', 'c: file'],
    ['what follows in a block, with an empty line below', 'a {\n  # c\n \n  vnet;\n}', 'c: vnet in a, apart'],
  ])('%s', (_, text, owner) => {
    expect(owners(text)).toEqual([owner]);
  });
});

test('an empty line parts all that stands above it', () => {
  expect(owners('# a\n# b\n\n# c\r\n# d\r\npersist;')).toEqual([
    'a: file, apart',
    'b: file, apart',
    'c: persist',
    'd: persist',
  ]);
});

test('the lines of a comment come without its signs', () => {
  expect(owners('/*\n * a\n *\n * b\n */\n## c\npersist;')).toEqual(['a||b: persist', 'c: persist']);
});
