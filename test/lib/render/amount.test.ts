import { rctlResources } from '../../../lib/facts/rctl';
import { shortAmount } from '../../../lib/render/amount';
import { limit } from '../../support/manifest';

describe('shortAmount', () => {
  it.each<[string, number, string]>([
    ['memoryuse', 512 * 1024 ** 2, '512M'],
    ['memoryuse', 1536 * 1024 ** 2, '1536M'],
    ['memoryuse', 1001, '1001'],
    ['memoryuse', 0, '0'],
    ['readbps', 10 * 1024 ** 2, '10M'],
    ['maxproc', 1024, '1024'],
    ['pcpu', 200, '200'],
  ])('%s %d is %s', (resource, amount, text) => {
    expect(shortAmount(limit({ resource, amount }))).toBe(text);
  });

  it('shortens what counts bytes, and nothing else', () => {
    const shortened = rctlResources.filter(
      ({ name }) => shortAmount(limit({ resource: name, amount: 1024 })) === '1K',
    );
    expect(shortened).toEqual(rctlResources.filter(({ unit }) => unit.startsWith('bytes')));
  });
});
