import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Evaluation } from '../../lib/jailconf';
import { jailLintFacts } from '../../lib/facts/jail-lint-facts';
import { evaluate, lint } from '../../lib/jailconf';
import { kernelParameterTypes } from '../../lib/facts/jail-parameter-types';
import type { HostManifest } from '../../lib/manifest/schema';
import { expectGolden } from './golden';
import { filesBelow } from './synth';

/** One of the programs in examples/, synthesized as it stands. */
export class Example {
  public readonly outdir: string;
  private readonly files: ReadonlyMap<string, string>;

  /** Runs the program, which a test file can do once: it is a module like any other. */
  public constructor(public readonly name: string) {
    this.outdir = mkdtempSync(join(tmpdir(), `example-${name}-`));
    const before = process.env.CDKTF_OUTDIR;
    process.env.CDKTF_OUTDIR = this.outdir;
    try {
      jest.requireActual(join('..', '..', 'examples', name));
    } finally {
      process.env.CDKTF_OUTDIR = before;
    }
    this.files = filesBelow(this.outdir);
  }

  public remove(): void {
    rmSync(this.outdir, { recursive: true, force: true });
  }

  /** A file that synth wrote, by its path below the output directory. */
  public file(path: string): string {
    const text = this.files.get(path);
    if (text === undefined) {
      throw new Error(`${this.name} has no ${path}`);
    }
    return text;
  }

  /** The hosts that it declares, in the order of their names. */
  public hosts(): { readonly stack: string; readonly host: string }[] {
    return [...this.files.keys()].sort().flatMap((path) => {
      const [, stack, host] = /^stacks\/([^/]+)\/([^/]+)\/manifest\.json$/.exec(path) ?? [];
      return stack !== undefined && host !== undefined ? [{ stack, host }] : [];
    });
  }

  public manifest(stack: string, host: string): HostManifest {
    return JSON.parse(this.file(`stacks/${stack}/${host}/manifest.json`)) as HostManifest;
  }

  /** The warnings that cdktf's command line prints. */
  public warnings(): string[] {
    const { stacks } = JSON.parse(this.file('manifest.json')) as {
      stacks: Record<string, { annotations: { constructPath: string; message: string }[] }>;
    };
    return Object.values(stacks).flatMap((stack) =>
      stack.annotations.map(({ constructPath, message }) => `[${constructPath}] ${message}`),
    );
  }

  /** What jail(8) makes of a host's jail.conf. */
  public evaluated(stack: string, host: string): Evaluation {
    const bytes = readFileSync(join(this.outdir, 'stacks', stack, host, 'jail.conf'));
    const reader = { read: () => new Uint8Array(bytes), list: () => undefined };
    return evaluate('jail.conf', reader, kernelParameterTypes, { checkFstab: false });
  }

  /** What `conf lint` finds in a host's jail.conf. */
  public findings(stack: string, host: string): string[] {
    const { release } = this.manifest(stack, host).host;
    return lint(this.evaluated(stack, host), jailLintFacts, { release }).map(
      ({ rule, message }) => `${rule}: ${message}`,
    );
  }

  /** Compares what a reviewer reads with what was reviewed: jail.conf, and the state that provision.sh opens with. */
  public expectReviewed(stack: string, host: string): void {
    const folder = `stacks/${stack}/${host}`;
    expectGolden(`${this.name}/${host}/jail.conf`, this.file(`${folder}/jail.conf`));
    const [state = ''] = this.file(`${folder}/provision.sh`).split(/^}$/m);
    expectGolden(`${this.name}/${host}/provision-state.sh`, `${state}}\n`);
  }
}
