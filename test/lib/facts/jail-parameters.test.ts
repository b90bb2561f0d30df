import {
  compareReleases,
  jailParameter,
  jailParameterNames,
  jailParameters,
  parameterAvailability,
} from '../../../lib/facts';
import { checkParameterValue } from '../../../lib/facts/jail-parameter-value';
import type { JailParameter } from '../../../lib/facts';

function fact(name: string): JailParameter {
  const resolved = jailParameter(name);
  if (resolved === undefined) throw new Error(`no parameter ${name}`);
  return resolved.parameter;
}

describe('the table of jail(8) parameters', () => {
  test('holds all 96, each once', () => {
    expect(jailParameters).toHaveLength(96);
    expect(new Set(jailParameterNames()).size).toBe(96);
    expect(jailParameters.filter(({ kind }) => kind === 'kernel')).toHaveLength(67);
    expect(jailParameters.filter(({ kind }) => kind === 'pseudo')).toHaveLength(29);
  });

  test('lists names sorted, for suggestions and for stable output', () => {
    expect(jailParameterNames()).toEqual([...jailParameterNames()].sort());
  });

  test.each(jailParameters.map((parameter) => [parameter.name, parameter] as const))(
    '%s is well formed',
    (name, p) => {
      expect(name).toMatch(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/);
      expect(p.summary).toMatch(/^[A-Z].{8,98}\.$/);
      expect(p.negation !== undefined).toBe(p.type === 'bool');
      expect(p.values !== undefined).toBe(p.type === 'jailsys');
      if (p.type.endsWith('list')) expect(p.repeatable).toBe(true);
      if (p.kind === 'pseudo') expect(p.change).toBe('restart');
      if (p.changeNote !== undefined) expect(p.change).toBe('conditional');
      for (const release of [p.since, p.notIn, p.knownIn]) {
        if (release !== undefined) expect(release).toMatch(/^\d+\.\d+$/);
      }
      if (p.knownIn !== undefined) expect(compareReleases(p.knownIn, p.notIn ?? '0.0')).toBeGreaterThan(0);
      if (p.default !== undefined && !p.readOnly) expect(checkParameterValue(p, p.default)).toBeUndefined();
    },
  );

  test('every conditional change says what it depends on', () => {
    const silent = jailParameters.filter((p) => p.change === 'conditional' && p.changeNote === undefined);
    expect(silent).toEqual([]);
  });

  test('what one parameter implies is another one, with a value that it takes', () => {
    for (const { implies } of jailParameters) {
      if (implies === undefined) continue;
      const [name = '', value = ''] = implies.split('=');
      expect(checkParameterValue(fact(name), value)).toBeUndefined();
    }
  });

  test('what conflicts with one parameter is another one, and says so too', () => {
    for (const { name, conflictsWith = [] } of jailParameters) {
      for (const other of conflictsWith.filter((pattern) => !pattern.endsWith('*'))) {
        expect(fact(other).conflictsWith).toBeDefined();
        expect(name).not.toBe(other);
      }
    }
  });

  test('nothing needs a permission that is none', () => {
    for (const { needs = '' } of jailParameters) {
      for (const word of needs.match(/[a-z_.]+(?=[<>=]|$| )/g) ?? []) {
        if (word !== 'and' && word !== 'new') expect(jailParameter(word)).toBeDefined();
      }
    }
  });

  test('says what a running jail needs for a change', () => {
    expect(fact('path').change).toBe('restart');
    expect(fact('vnet').change).toBe('restart');
    expect(fact('exec.start').change).toBe('restart');
    expect(fact('host.hostname').change).toBe('live');
    expect(fact('allow.raw_sockets').change).toBe('conditional');
  });
});

describe('a name leads to its parameter', () => {
  test.each([
    ['persist', 'persist', false],
    ['nopersist', 'persist', true],
    ['allow.raw_sockets', 'allow.raw_sockets', false],
    ['allow.noraw_sockets', 'allow.raw_sockets', true],
    ['allow.mount.nozfs', 'allow.mount.zfs', true],
    ['allow.nomount', 'allow.mount', true],
    ['mount.nodevfs', 'mount.devfs', true],
    ['ip4.nosaddrsel', 'ip4.saddrsel', true],
  ])('%s', (written, name, negated) => {
    expect(jailParameter(written)).toEqual({ parameter: fact(name), negated });
  });

  test('one key of meta or env', () => {
    expect(jailParameter('meta.owner')).toEqual({ parameter: fact('meta'), negated: false, key: 'owner' });
    expect(jailParameter('env.a.b')).toEqual({ parameter: fact('env'), negated: false, key: 'a.b' });
  });

  test.each(['', 'foo', 'novnet', 'nopath', 'exec.nostart', 'nomount', 'allow', 'meta.', 'noallow.mount'])(
    '%p leads nowhere',
    (written) => {
      expect(jailParameter(written)).toBeUndefined();
    },
  );
});

describe('which host has a parameter', () => {
  test.each([
    ['path', '13.5', 'yes'],
    ['allow.nfsd', '13.5', 'no'],
    ['allow.nfsd', '14.0', 'yes'],
    ['zfs.dataset', '14.4', 'no'],
    ['zfs.dataset', '15.0', 'yes'],
    ['meta', '15.1', 'yes'],
    ['exec.prepare', '13.5', 'yes'],
    ['allow.settime', '13.3', 'no'],
    ['allow.settime', '14.4', 'unknown'],
    ['allow.settime', '15.1', 'yes'],
    ['allow.vmm_ppt', '14.4', 'no'],
    ['allow.vmm_ppt', '15.1', 'unknown'],
  ])('%s on %s: %s', (name, release, expected) => {
    expect(parameterAvailability(fact(name), release)).toBe(expected);
  });
});
