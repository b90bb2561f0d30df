import {
  checkZfsValue,
  isZfsReadOnlyProperty,
  isZfsUserProperty,
  zfsProperties,
  zfsProperty,
  zfsPropertyNames,
  zfsReadOnlyProperties,
} from '../../../lib/facts';

describe('the table of ZFS properties', () => {
  test('holds 59 that can be set and 33 that cannot, none of them both', () => {
    expect(zfsProperties).toHaveLength(59);
    expect(zfsPropertyNames()).toHaveLength(59);
    expect(zfsReadOnlyProperties).toHaveLength(33);
    expect(zfsReadOnlyProperties.filter((name) => zfsProperty(name) !== undefined)).toEqual([]);
  });

  test.each(zfsProperties.map((property) => [property.name, property] as const))(
    '%s is well formed',
    (name, p) => {
      expect(name).toMatch(/^[a-z0-9_]+@?$/);
      expect(p.summary).toMatch(/^[A-Z].{4,98}\.$/);
      if (p.type === 'bool') expect(p.values).toEqual(['on', 'off']);
      if (p.type === 'enum') expect(p.values?.length).toBeGreaterThan(1);
      for (const release of [p.since, ...Object.values(p.valuesSince ?? {})]) {
        if (release !== undefined) expect(release).toMatch(/^\d+\.\d+$/);
      }
      for (const value of Object.keys(p.valuesSince ?? {})) expect(p.values).toContain(value);
      if (p.default !== undefined && p.appliesTo === 'filesystem') {
        expect(checkZfsValue(name.endsWith('@') ? `${name}www` : name, p.default)).toBeUndefined();
      }
    },
  );

  test('finds a property by its name', () => {
    expect(zfsProperty('quota')?.type).toBe('size');
    expect(zfsProperty('userquota@www')?.name).toBe('userquota@');
    for (const name of ['userquota@', 'userquota', 'quota@www', 'used', 'org.example:note', '', '@']) {
      expect(zfsProperty(name)).toBeUndefined();
    }
  });

  test('knows the three kinds apart', () => {
    expect(isZfsReadOnlyProperty('used')).toBe(true);
    expect(isZfsReadOnlyProperty('quota')).toBe(false);
    expect(isZfsUserProperty('org.example:note')).toBe(true);
    expect(isZfsUserProperty('quota')).toBe(false);
  });
});
