import { describeTerraform } from '../support/terraform';

/**
 * Tests that need terraform and another program. Without it they are skipped, and say so; under CI they
 * fail instead.
 */
export function describeDeploy(name: string, program: string, available: boolean, tests: () => void): void {
  if (available || process.env.CI === 'true') {
    describeTerraform(name, tests);
  } else {
    describe.skip(`${name} (skipped: there is no ${program} on this machine)`, tests);
    process.stderr.write(`skipped: ${name}: there is no ${program} on this machine\n`);
  }
}
