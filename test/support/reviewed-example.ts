import { Example } from './example';
import { describeTerraform, TerraformFolder } from './terraform';

/** A host of an example, by its stack and its name. */
export interface ExampleHost {
  readonly stack: string;
  readonly host: string;
}

/**
 * What holds for every example: it is sound, deserves no warning, neither from synth nor from `conf lint`,
 * jail(8) understands every line, what reviewers read is what they have reviewed, and Terraform accepts it.
 */
export function describeExample(
  name: string,
  hosts: readonly ExampleHost[],
  tests: (example: Example) => void,
): void {
  const example = new Example(name);
  afterAll(() => example.remove());

  describe(`examples/${name}.ts`, () => {
    it('deserves no warning', () => {
      expect(example.warnings()).toEqual([]);
    });

    it.each(hosts)('is understood by jail(8), all of $host', ({ stack, host }) => {
      const { ok, problems, warnings, unstarted, jails } = example.evaluated(stack, host);
      expect({ ok, problems, warnings, unstarted }).toEqual({
        ok: true,
        problems: [],
        warnings: [],
        unstarted: [],
      });
      expect(jails.map((jail) => jail.name)).toEqual(
        example.manifest(stack, host).jails.map((jail) => jail.name),
      );
    });

    it.each(hosts)('is told nothing by conf lint, on $host', ({ stack, host }) => {
      expect(example.findings(stack, host)).toEqual([]);
    });

    it.each(hosts)('is what was reviewed, on $host', ({ stack, host }) => {
      example.expectReviewed(stack, host);
    });

    tests(example);
  });

  describeTerraform(`examples/${name}.ts in Terraform`, () => {
    it.each([...new Set(hosts.map(({ stack }) => stack))])('is valid: %s', (stack) => {
      // Where the state is kept is not asked: there may be nobody to answer.
      const folder = new TerraformFolder(`${example.outdir}/stacks/${stack}`, '-backend=false');
      folder.validate();
      folder.remove();
    });
  });
}
