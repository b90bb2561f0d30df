import { explainJail, findJail, linesOf } from '../../../lib/explain';
import { jail, manifest } from '../../support/manifest';

const host = (name: string, ...jails: string[]) =>
  manifest({ host: { name }, jails: jails.map((one) => jail({ name: one })) });

describe('findJail', () => {
  it('looks through all hosts', () => {
    expect(findJail([host('a', 'web'), host('b', 'db')], 'db').manifest.host.name).toBe('b');
  });

  it('suggests the nearest name', () => {
    expect(() => findJail([host('a', 'web', 'database')], 'databse')).toThrow(
      "no jail 'databse', did you mean 'database'",
    );
  });

  it('lists the names when none is near', () => {
    expect(() => findJail([host('a', 'web', 'db')], 'something')).toThrow(
      "no jail 'something', there are web, db",
    );
    expect(() => findJail([host('a', ...'abcdefghijkl')], 'something')).toThrow(
      "no jail 'something', there are a, b, c, d, e, f, g, h, i, j, …",
    );
    expect(() => findJail([host('a')], 'web')).toThrow("no jail 'web', there is none at all");
  });

  it('asks for the host where several have such a jail', () => {
    const hosts = [host('a', 'web'), host('b', 'web')];
    expect(() => findJail(hosts, 'web')).toThrow("jail 'web' is on the hosts a, b, choose one with --host");
    expect(findJail(hosts, 'web', 'b').manifest.host.name).toBe('b');
    expect(() => findJail(hosts, 'web', 'alpha')).toThrow("no host 'alpha', there are a, b");
  });
});

describe('linesOf', () => {
  const lines = explainJail(
    jail({
      name: 'web',
      parameters: { 'allow.set_hostname': false, persist: true },
      hooks: { start: ['a', 'b'], stop: ['c'] },
    }),
  );
  const named = (parameter: string) => linesOf(lines, parameter).map(({ line }) => line);

  it('takes either spelling of a boolean', () => {
    expect(named('allow.set_hostname')).toEqual(['allow.noset_hostname;']);
    expect(named('allow.noset_hostname')).toEqual(['allow.noset_hostname;']);
  });

  it('takes a group', () => {
    expect(named('exec')).toEqual([
      'exec.clean;',
      expect.stringMatching(/^exec\.prestart = /),
      'exec.start = a;',
      'exec.start += b;',
      'exec.stop = c;',
    ]);
  });

  it('of a parameter that is not set is empty', () => {
    expect(named('allow.mount')).toEqual([]);
  });

  it('suggests the nearest parameter', () => {
    expect(() => named('persits')).toThrow("jail(8) knows no parameter 'persits', did you mean 'persist'");
    expect(() => named('qwertyuiop')).toThrow("jail(8) knows no parameter 'qwertyuiop'");
  });
});
