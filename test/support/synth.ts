import type { TerraformStack } from 'cdktf';
import { App } from 'cdktf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow } from './files-below';

export { filesBelow };

/** What a synthesis wrote. */
export interface Synthesized {
  /** The output directory. */
  readonly outdir: string;

  /** Every file of it, by relative posix path. */
  readonly files: ReadonlyMap<string, string>;

  /** A stack's folder on disk. */
  folder(stack: string): string;

  /** A stack's files, by path relative to its folder. */
  stack(name: string): ReadonlyMap<string, string>;

  /** A stack's `cdk.tf.json` as data: compare parts of it, never its text. */
  terraform(stack: string): TerraformJson;
}

/** The parts of Terraform's JSON that tests look at. */
export interface TerraformJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, TerraformBlock>>>>;
  readonly terraform?: TerraformBlock;
  readonly provider?: Readonly<Record<string, readonly TerraformBlock[]>>;
  readonly [block: string]: unknown;
}

export type TerraformBlock = Readonly<Record<string, unknown>>;

const outdirs: string[] = [];

afterAll(() => outdirs.splice(0).forEach((outdir) => rmSync(outdir, { recursive: true, force: true })));

/** An app with an output directory of its own, removed when the test file is done. */
export function testApp(): App {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-jails-'));
  outdirs.push(outdir);
  return new App({ outdir });
}

/** Synthesizes an app in this process and reads back what it wrote. */
export function synthApp(app: App): Synthesized {
  app.synth();
  return readOutput(app);
}

/** What lies in an app's output directory. */
export function readOutput(app: App): Synthesized {
  const files = filesBelow(app.outdir);
  const stack = (name: string) => {
    const prefix = `stacks/${name}/`;
    return new Map(
      [...files]
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, text]) => [path.slice(prefix.length), text]),
    );
  };
  return {
    outdir: app.outdir,
    files,
    stack,
    folder: (name) => join(app.outdir, 'stacks', name),
    terraform: (name) => JSON.parse(stack(name).get('cdk.tf.json') ?? 'null') as TerraformJson,
  };
}

/** Expects that an app does not synthesize, for exactly these reasons, and that nothing was written. */
export function expectProblems(app: App, lines: readonly string[]): void {
  const before = filesBelow(app.outdir);
  const count = lines.length === 1 ? '1 problem' : `${lines.length} problems`;
  expect(problemText(app)).toBe(
    [`validation failed with ${count}:`, ...lines.map((line) => `  ${line}`)].join('\n'),
  );
  expect(filesBelow(app.outdir)).toEqual(before);
}

function problemText(app: App): string {
  try {
    app.synth();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no problem';
}

/** The resources of a type by the construct path that made them: `web/alpha/Converge`. */
export function resourcesByPath(
  synthesized: Synthesized,
  stack: TerraformStack | string,
  type = 'null_resource',
): ReadonlyMap<string, TerraformBlock> {
  const name = typeof stack === 'string' ? stack : stack.node.id;
  const blocks = Object.values(synthesized.terraform(name).resource?.[type] ?? {});
  return new Map(
    blocks.map((block) => [(block['//'] as { metadata: { path: string } }).metadata.path, block] as const),
  );
}
