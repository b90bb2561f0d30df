import { run } from '../jail/small-run';

const names = (calls: readonly string[]): unknown[] =>
  run('', calls)
    .at(-1)
    ?.jails.map(({ name }) => name) ?? [];

const refusal = (calls: readonly string[]): string | undefined => run('', calls).at(-1)?.stderr;

const A = '-c name=a path=/jails/web persist children.max=9';

describe('names', () => {
  test('one that ends with a dot leaves its last part to the jid', () => {
    expect(names([A, '-c name=a. path=/jails/web persist'])).toEqual(['a', 'a.2']);
  });

  test('a child is renamed by its last part or its whole name, and its children with it', () => {
    const family = [
      A,
      '-c name=a.x path=/jails/web persist children.max=8',
      '-c name=a.x.y path=/jails/web persist',
    ];
    expect(names([...family, '-m jid=2 name=z'])).toEqual(['a', 'a.z', 'a.z.y']);
    expect(names([...family, '-m jid=2 name=a.z'])).toEqual(['a', 'a.z', 'a.z.y']);
  });

  test('it stays with its parent, whatever else is called so', () => {
    const both = [A, '-c name=a.x path=/jails/web persist', '-c name=a.y path=/jails/web persist'];
    expect(refusal([...both, '-m jid=2 name=b.y'])).toBe("jail: cannot change jail's parent\n");
    expect(refusal([...both, '-m jid=2 name=y'])).toBe('jail: jail "y" already exists\n');
    expect(refusal([...both, '-m jid=2 name=a'])).toBe('');
  });
});

test('a parent that only its child held goes with it', () => {
  const family = [A, '-c name=a.x path=/jails/web persist', '-m name=a nopersist'];
  expect(names(family)).toEqual(['a', 'a.x']);
  expect(names([...family, '-R a.x'])).toEqual([]);
});

describe('parameters', () => {
  test('a host uuid has room for 63 bytes', () => {
    const uuid = (length: number) => `-c path=/jails/web persist host.hostuuid=${'u'.repeat(length)}`;
    expect(refusal([uuid(63)])).toBe('');
    expect(refusal([uuid(64)])).toBe('jail: jail_set: File name too long\n');
  });

  test('modules refuse theirs after the kernel has found its own faults', () => {
    expect(refusal(['-c path=/jails/web sysvmsg=9'])).toBe('jail: new jail must persist or attach\n');
    expect(refusal(['-c path=/jails/web persist sysvmsg=9'])).toBe('jail: jail_set: Invalid argument\n');
  });

  test('a boolean that cannot be set is named as it was passed', () => {
    expect(refusal(['-c path=/jails/web persist dying=0'])).toBe('jail: unknown parameter: nodying\n');
  });
});

describe('parameters that are set at creation only', () => {
  const web = (parameters: string) => `-c name=web path=/jails/web persist ${parameters}`.trim();

  test('osrelease and osreldate are the host’s, or the parent’s, unless given', () => {
    expect(refusal([web(''), '-m name=web osrelease=15.0-RELEASE osreldate=1500068'])).toBe('');
    expect(refusal([web(''), '-m name=web osrelease=14.4-RELEASE'])).toBe(
      'jail: osrelease cannot be changed after creation\n',
    );
    const child = [`${A} osrelease=14.4-RELEASE`, '-c name=a.x path=/jails/web persist'];
    expect(refusal([...child, '-m name=a.x osrelease=14.4-RELEASE'])).toBe('');
  });

  test('addresses make ip4 new, also beside ip4 = inherit', () => {
    const both = web('ip4=inherit ip4.addr=10.0.0.2');
    expect(refusal([both, '-m name=web ip4=inherit'])).toBe('jail: ip4 cannot be changed after creation\n');
    expect(refusal([both, '-m name=web ip4=new'])).toBe('');
  });
});
