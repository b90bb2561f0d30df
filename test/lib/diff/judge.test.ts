import { compareTraits, type Change } from '../../../lib/diff/change';
import { judge } from '../../../lib/diff/judge';
import { mark, trait, type FieldValue, type Trait } from '../../../lib/diff/trait';

function judged(old: Trait | undefined, now: Trait | undefined): Change {
  const [change] = compareTraits(old ? [old] : [], now ? [now] : []);
  return judge(change!);
}

const parameter = (name: string, old?: FieldValue, now?: FieldValue): Change =>
  judged(
    old === undefined ? undefined : trait('parameter', name, { value: old }),
    now === undefined ? undefined : trait('parameter', name, { value: now }),
  );

describe('the effect of a changed parameter', () => {
  it.each([
    ['allow.raw_sockets', undefined, 'true', 'live'],
    ['allow.raw_sockets', 'true', undefined, 'live'],
    ['securelevel', '1', '2', 'live'],
    ['children.max', '0', '5', 'live'],
    ['host.hostname', 'a', 'b', 'live'],
    // Nothing says what an absent securelevel should become.
    ['securelevel', '2', undefined, 'restart'],
    ['vnet', undefined, 'new', 'restart'],
    ['osrelease', undefined, '14.4', 'restart'],
    ['mount.devfs', undefined, 'true', 'restart'],
    // The mounted /dev keeps its rules.
    ['devfs_ruleset', '4', '5', 'restart'],
    ['stop.timeout', '10', '20', 'restart'],
    ['allow.set_hostname', 'true', undefined, 'restart'],
  ])('%s from %s to %s is %s', (name, old, now, effect) => {
    expect(parameter(name, old, now).effect).toBe(effect);
  });

  it('is told when it only spells the default out', () => {
    expect(parameter('enforce_statfs', undefined, '2').notes).toEqual(['the default']);
  });
});

describe('the risk of a changed parameter', () => {
  it('is told when isolation is weakened', () => {
    expect(parameter('allow.raw_sockets', undefined, 'true').risk).toBe(
      'the jail may craft packets and probe networks',
    );
    expect(parameter('enforce_statfs', '2', '0').risk).toBe('the jail sees every mount of the host');
    expect(parameter('exec.clean', 'true', undefined).risk).toBe(
      "the caller's environment leaks into the jail's commands",
    );
  });

  it('is not told when isolation is as weak as before or stronger', () => {
    expect(parameter('allow.raw_sockets', 'true', undefined)).not.toHaveProperty('risk');
    expect(parameter('securelevel', '1', '2')).not.toHaveProperty('risk');
  });
});

describe('the effect of what is no parameter', () => {
  it.each([
    [mark('package', 'nginx'), 'live'],
    [mark('service', 'nginx'), 'live'],
    [mark('dependency', 'db'), 'none'],
    [trait('file', '/etc/motd', { content: 'a' }), 'live'],
    [trait('rc variable', 'a', { value: 'b' }), 'live'],
    [trait('limit', 'maxproc:deny', { value: 100 }), 'live'],
    [trait('hook', 'exec.poststart', { value: ['/bin/true'] }), 'restart'],
    [trait('mount', '/data', { dataset: 'zroot/data' }), 'restart'],
    [trait('interface', 'lan', { ip4Address: '10.0.0.2/24' }), 'restart'],
    [trait('address', 'ip4.addr', { value: ['10.0.0.2'] }), 'restart'],
    [trait('bridge', 'lan', { mtu: 1400 }), 'live'],
    [trait('hook', 'exec.prestop', { value: ['/bin/true'] }), 'none'],
    [trait('health check', '', { kind: 'tcp', port: '80' }), 'live'],
    [trait('snapshots', '', { value: 3 }), 'none'],
  ])('%j added is %s', (one, effect) => {
    expect(judged(undefined, one).effect).toBe(effect);
  });

  it('of a package that leaves: it stays installed', () => {
    expect(judged(mark('package', 'nginx'), undefined)).toMatchObject({
      effect: 'live',
      notes: ['stays installed'],
    });
  });

  describe('on the root', () => {
    const nullfs = {
      kind: 'nullfs',
      path: '/j/web',
      base: 'zroot/14.3',
      basePath: '/14.3',
      writable: ['etc'],
    };
    const clone = { kind: 'clone', path: '/j/web', base: 'zroot/14.3', dataset: 'zroot/web' };
    const effect = (old: object, now: object) =>
      judged(trait('root', '', old), trait('root', '', now)).effect;

    it('is a jail made anew when it is another root', () => {
      expect(effect(clone, { ...clone, base: 'zroot/14.4' })).toBe('recreate');
      expect(effect(clone, { ...clone, dataset: 'zroot/www' })).toBe('recreate');
      expect(effect(nullfs, { ...nullfs, path: '/j/www' })).toBe('recreate');
      expect(effect(nullfs, { kind: 'directory', path: '/j/web' })).toBe('recreate');
    });

    it('is a restart when a nullfs root gets another base or other directories of its own', () => {
      expect(effect(nullfs, { ...nullfs, base: 'zroot/14.4', basePath: '/14.4' })).toBe('restart');
      expect(effect(nullfs, { ...nullfs, writable: ['etc', 'var'] })).toBe('restart');
    });
  });
});

describe('what is said of a dataset', () => {
  const dataset = (parts: object) => trait('dataset', 'zroot/web', { removalPolicy: 'retain', ...parts });

  it.each([
    [dataset({}), undefined, 'kept with all in it, no longer managed'],
    [dataset({ removalPolicy: 'destroy' }), undefined, 'destroyed with all in it'],
    [dataset({}), dataset({ removalPolicy: 'destroy' }), 'from now on destroyed when it leaves the program'],
    [dataset({ removalPolicy: 'destroy' }), dataset({}), 'from now on kept when it leaves the program'],
    [
      dataset({}),
      dataset({ normalization: 'formC' }),
      "'normalization' is fixed when a dataset is made: the host will refuse",
    ],
  ])('%#: from its policy', (old, now, note) => {
    expect(judged(old, now).notes).toEqual([note]);
  });

  it('is live for a property that can be set at any time', () => {
    expect(judged(dataset({ quota: '1G' }), dataset({ quota: '2G' })).effect).toBe('live');
  });

  it('is a new dataset where it is cloned from another base', () => {
    expect(judged(dataset({ clonedFrom: 'a' }), dataset({ clonedFrom: 'b' })).effect).toBe('recreate');
  });
});
