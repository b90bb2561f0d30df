import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { limit } from '../../support/manifest';
import { hostOf, thin } from './example';
import { fileWith, ProvisionedHost } from './provisioned-host';

jest.setTimeout(60_000);

let host: ProvisionedHost;

/** A host on which a jail runs, and what somebody did in it. */
async function runs(parts: Partial<JailEntry>, byHand = 'true'): Promise<void> {
  host = await ProvisionedHost.create();
  host.give(hostOf([thin('web', parts)], { bridges: [] }));
  await host.apply();
  await host.host.sh(`jexec web sh -c '${byHand}'`);
}

/** What apply says of the jail as it shall be now; afterwards nothing is left to do. */
async function given(parts: Partial<JailEntry>): Promise<string> {
  host.give(hostOf([thin('web', parts)], { bridges: [] }));
  const { stdout } = await host.apply();
  expect((await host.plan()).stdout).toBe('host alpha: nothing to do\n');
  return stdout;
}

afterEach(() => host.close());

describe('a change of a running jail that its health check refuses', () => {
  const healthCheck = { kind: 'tcp', port: 80, interval: 1, retries: 1, timeout: 1 } as const;

  it('leaves its parameters and limits as they were', async () => {
    const before = { limits: [limit({ amount: 50 })], parameters: { 'children.max': 1 } };
    await runs(before);
    const after = {
      limits: [limit({ amount: 9 }), limit({ resource: 'openfiles' })],
      parameters: { 'children.max': 3, 'allow.raw_sockets': true },
    };
    host.give(hostOf([thin('web', { ...after, healthCheck })], { bridges: [] }));
    expect((await host.run(['apply'])).exit).toBe(1);
    expect(await host.ask('rctl; jls -j web children.max allow.raw_sockets')).toBe(
      'jail:web:maxproc:deny=50\n1 false\n',
    );
    expect(await given(before)).toBe('host alpha: nothing to do\n');
  });

  it('is known where it cannot be put back, and goes by a new start', async () => {
    await runs({});
    host.give(hostOf([thin('web', { parameters: { 'children.max': 3 }, healthCheck })], { bridges: [] }));
    expect((await host.run(['apply'])).exit).toBe(1);
    expect((await host.plan()).stdout).not.toContain('children.max');
    host.give(hostOf([thin('web')], { bridges: [] }));
    expect((await host.plan()).stdout).toContain('~ jail web: restart\n    - parameter children.max 3\n');
    await given({});
    expect(await host.ask('jls -j web children.max')).toBe('0\n');
  });
});

describe('what somebody did by hand in a jail', () => {
  it('is no failure where a variable is gone already, and only its default is left', async () => {
    await runs({ sysrc: { sendmail_enable: 'YES' } }, 'sysrc -x sendmail_enable');
    await given({});
    await given({ sysrc: { syslogd_flags: '-b "$x"' } });
    expect(await host.ask('sysrc -j web -n syslogd_flags')).toBe('-b "$x"\n');
  });

  it('stays where a directory stands in the place of a file that left the program', async () => {
    await runs({ files: [fileWith('web', '/etc/a', 'x')] }, 'rm /etc/a; mkdir /etc/a; touch /etc/a/theirs');
    await given({});
    expect(await host.ask('jexec web ls /etc/a')).toBe('theirs\n');
  });
});

it('a file may take the place of the directory of another one that left the program', async () => {
  await runs({ files: [fileWith('web', '/etc/d/b', 'y')] });
  expect(await given({ files: [fileWith('web', '/etc/d', 'y')] })).toContain(
    '  jail web: write file /etc/d\n',
  );
});
