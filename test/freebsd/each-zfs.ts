/**
 * Tests that hold whether a host's ZFS is simulated or real. The same tests run twice: what the simulated
 * zfs(8) says and does is thereby held to what ZFS itself says and does.
 */
import { missingForRealPool } from './machine/real-pool';

type Kind = 'simulated' | 'real';
let current: Kind = 'simulated';

/** What the hosts of the running test have. */
export const currentZfs = (): Kind => current;

const missing = missingForRealPool();
const inCI = process.env.CI === 'true';

/** The same group of tests on simulated and on real ZFS. */
export function describeOnEachZfs(name: string, tests: () => void): void {
  describe(name, tests);
  describeOnRealZfs(`${name}, on real ZFS`, tests);
}

/** The same test on simulated and on real ZFS. */
export function itOnEachZfs(name: string, test: () => Promise<void>): void {
  it(name, test);
  describeOnRealZfs('on real ZFS', () => it(name, test));
}

function describeOnRealZfs(name: string, tests: () => void): void {
  if (missing !== undefined && !inCI) {
    console.warn(`left out, and so not proven here, because ${missing}: ${name}`);
    describe.skip(name, tests);
    return;
  }
  describe(name, () => {
    beforeAll(() => {
      if (missing !== undefined) throw new Error(`the tests need real ZFS: ${missing}`);
      current = 'real';
    });
    afterAll(() => (current = 'simulated'));
    tests();
  });
}
