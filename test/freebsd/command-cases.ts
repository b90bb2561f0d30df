import { currentZfs } from './each-zfs';
import { SimulatedHost } from './host';
import type { HostOptions, RunOptions } from './host';
import type { Release } from './release';

/** A command line and what comes of it: exit status, then the whole output, or a pattern it matches. */
export interface Case {
  readonly run: string;
  readonly exit?: number;
  readonly out?: string | RegExp;
  readonly err?: string | RegExp;
}

/**
 * What FreeBSD would print and return, as commands that follow one another on the same host. On a host with
 * real ZFS an error only has to be told: each version has its own words.
 */
export async function expectCases(
  host: SimulatedHost,
  cases: readonly Case[],
  options: RunOptions = {},
): Promise<void> {
  for (const { run, exit = 0, out, err } of cases) {
    const result = await host.sh(run, options);
    const seen = { run, exit: result.exit, out: result.stdout, err: result.stderr };
    const match = (wanted: string | RegExp | undefined, text: string): string =>
      wanted === undefined || (wanted instanceof RegExp && wanted.test(text)) ? text : String(wanted);
    const words = currentZfs() === 'real' && err !== undefined ? /./ : (err ?? '');
    expect(seen).toEqual({ run, exit, out: match(out, result.stdout), err: match(words, result.stderr) });
  }
}

/** A host for the tests of one file. */
export function useHost(release: Release, options: HostOptions = {}): () => SimulatedHost {
  let host: SimulatedHost | undefined;
  beforeAll(async () => {
    host = await SimulatedHost.create(release, { zfs: currentZfs(), ...options });
  }, 60_000);
  afterAll(async () => host?.close());
  return () => {
    if (!host) throw new Error('the host is not there yet');
    return host;
  };
}

/** A jail root that programs can run in, at a path of the host. */
export async function makeJailRoot(host: SimulatedHost, path: string, version: string): Promise<void> {
  await host.plant({ file: '/root/base.txz', content: '' });
  host.files.write('/root/base.txz', SimulatedHost.base(version));
  const result = await host.sh(`mkdir -p ${path} && tar -xpf /root/base.txz -C ${path}`);
  expect(result.stderr).toBe('');
}

/** Calls that FreeBSD may know but the simulation does not: the run has to say so. */
export async function expectUnknown(host: SimulatedHost, calls: readonly string[]): Promise<void> {
  for (const call of calls) {
    const { unknown } = await host.sh(call, { allowUnknown: true });
    expect([call, unknown.length]).toEqual([call, 1]);
    await expect(host.sh(call)).rejects.toThrow(unknown[0]);
  }
}
