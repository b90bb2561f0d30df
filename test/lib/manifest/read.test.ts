import { InputError } from '../../../lib/errors/input-error';
import { isManifest, parseManifest } from '../../../lib/manifest/read';
import { jail, manifest } from '../../support/manifest';

const parse = (value: unknown) => parseManifest('m.json', JSON.stringify(value));

describe('parseManifest', () => {
  it('reads back what synth writes', () => {
    const written = manifest({ jails: [jail({ name: 'web' })] });
    expect(parse(written)).toEqual(written);
  });

  it('refuses a file that was cut off', () => {
    const text = JSON.stringify(manifest()).slice(0, 100);
    expect(() => parseManifest('m.json', text)).toThrow(InputError);
    expect(() => parseManifest('m.json', text)).toThrow(
      /^m\.json: not valid JSON, it may be cut off: [^\n]+$/,
    );
    expect(() => parseManifest('m.json', '')).toThrow(
      'm.json: not valid JSON, it may be cut off: Unexpected end',
    );
  });

  it.each([
    [{}],
    [[]],
    [null],
    ['text'],
    [{ generator: 'other', schemaVersion: 1 }],
    [{ generator: 'cdktf-jails' }],
  ])('refuses %j, which is none of ours', (value) => {
    expect(() => parse(value)).toThrow(
      'm.json: not a manifest of cdktf-jails, name a synth output or its manifest.json',
    );
  });

  it('refuses a newer schema version and says what to do', () => {
    expect(() => parse({ ...manifest(), schemaVersion: 2 })).toThrow(
      'm.json: schema version 2 is newer than 1, the newest that this program knows, update cdktf-jails',
    );
  });

  it('refuses a version that never was', () => {
    expect(() => parse({ ...manifest(), schemaVersion: 'x' })).toThrow(
      'm.json: schema version "x" cannot be read, only 1, synthesize again',
    );
  });

  it('names the place of damage', () => {
    expect(() => parse({ ...manifest(), jails: [{ ...jail({ name: 'web' }), hostname: 7 }] })).toThrow(
      'm.json: jails.0.hostname: Invalid input: expected string, received number, synthesize again',
    );
  });

  it('refuses what is no JSON to begin with', () => {
    expect(() => parseManifest('jail.conf', 'web { persist; }')).toThrow(
      'jail.conf: not a manifest of cdktf-jails, name a synth output or its manifest.json',
    );
  });
});

describe('isManifest', () => {
  it('tells ours from those of others', () => {
    expect(isManifest('m.json', JSON.stringify(manifest()))).toBe(true);
    expect(isManifest('m.json', JSON.stringify({ version: '0.21.0', stacks: {} }))).toBe(false);
  });
});
