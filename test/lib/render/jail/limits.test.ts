import { limitAdditions, limitRemovals, limitRule } from '../../../../lib/render/jail/limits';
import { jail, limit } from '../../../support/manifest';

describe('the rules of rctl(8)', () => {
  it('are written without what is the default', () => {
    const web = jail({ name: 'web' });
    expect(limitRule(web, limit())).toBe('jail:web:maxproc:deny=100');
    expect(limitRule(web, limit({ per: 'user' }))).toBe('jail:web:maxproc:deny=100/user');
  });

  it('of one filter are cleared once, and all before any is added', () => {
    const web = jail({
      name: 'web',
      limits: [
        limit({ action: 'log' }),
        limit({ action: 'log', per: 'user', amount: 10 }),
        limit({ action: 'deny', per: 'user', amount: 20 }),
      ],
    });
    expect(limitAdditions(web).flatMap((line) => line.texts)).toEqual([
      '/usr/bin/rctl -r jail:web:maxproc:log 2>/dev/null || true',
      '/usr/bin/rctl -a jail:web:maxproc:log=100',
      '/usr/bin/rctl -a jail:web:maxproc:log=10/user',
      '/usr/bin/rctl -a jail:web:maxproc:deny=20/user',
    ]);
    expect(limitRemovals(web).flatMap((line) => line.texts)).toEqual([
      '/usr/bin/rctl -r jail:web:maxproc:log 2>/dev/null || true',
      '/usr/bin/rctl -r jail:web:maxproc:deny 2>/dev/null || true',
    ]);
  });
});
