import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installNullProvider } from './null-provider/install';

/** What one run of terraform did. */
export interface TerraformRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const binary = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';
let available: boolean | undefined;

/** Tests that need a program. Without it they are skipped, and say so; under CI they fail instead. */
export function describeWith(
  program: string,
  isThere: boolean,
  name: string,
  tests: () => void,
  asked: (name: string, tests: () => void) => void = describe,
): void {
  if (isThere || process.env.CI === 'true') {
    asked(name, tests);
  } else {
    describe.skip(`${name} (skipped: there is no ${program} on this machine)`, tests);
    process.stderr.write(`skipped: ${name}: there is no ${program} on this machine\n`);
  }
}

/** Tests that need the terraform binary. */
export function describeTerraform(name: string, tests: () => void): void {
  available ??= spawnSync(binary, ['version']).status === 0;
  describeWith(binary, available, name, tests);
}

/** A working copy of a synthesized stack, initialized, with the stand-in for hashicorp/null. */
export class TerraformFolder {
  /** The copy; removed by `remove`. */
  public readonly path: string;

  public constructor(stackFolder: string, ...initOptions: readonly string[]) {
    this.path = mkdtempSync(join(tmpdir(), 'terraform-'));
    cpSync(stackFolder, this.path, { recursive: true });
    this.expect('init', '-input=false', ...initOptions);
  }

  /** Puts another synthesis of the stack in place of the one before; the state stays. */
  public update(stackFolder: string): void {
    cpSync(stackFolder, this.path, { recursive: true });
  }

  /** Runs terraform and returns what came of it, good or bad. */
  public run(command: string, ...args: readonly string[]): TerraformRun {
    const { status, stdout, stderr, error } = spawnSync(binary, [command, '-no-color', ...args], {
      ...this.options(),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (error) {
      throw error;
    }
    return { status: status ?? -1, stdout, stderr };
  }

  /** Runs terraform beside this process, which may be what terraform speaks to. */
  public start(command: string, ...args: readonly string[]): Promise<TerraformRun> {
    return new Promise((resolve, reject) => {
      const child = spawn(binary, [command, '-no-color', ...args], {
        ...this.options(),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const [out, err]: [string[], string[]] = [[], []];
      child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
      child.once('error', reject);
      child.once('close', (status) =>
        resolve({ status: status ?? -1, stdout: out.join(''), stderr: err.join('') }),
      );
    });
  }

  private options() {
    return {
      cwd: this.path,
      env: {
        ...process.env,
        TF_CLI_CONFIG_FILE: installNullProvider(),
        TF_IN_AUTOMATION: '1',
        CHECKPOINT_DISABLE: '1',
      },
    };
  }

  /** Runs terraform and returns what it printed; a failure throws with all that it said. */
  public expect(command: string, ...args: readonly string[]): string {
    const { status, stdout, stderr } = this.run(command, ...args);
    if (status !== 0) {
      throw new Error(`terraform ${command} exited with ${status}\n${stdout}${stderr}`);
    }
    return stdout;
  }

  public validate(): void {
    this.expect('validate');
  }

  public plan(...args: readonly string[]): string {
    return this.expect('plan', '-input=false', ...args);
  }

  public apply(...args: readonly string[]): string {
    return this.expect('apply', '-input=false', '-auto-approve', ...args);
  }

  public destroy(...args: readonly string[]): string {
    return this.expect('destroy', '-input=false', '-auto-approve', ...args);
  }

  /** The plan as data, as `terraform show -json` gives it. */
  public planned(...args: readonly string[]): TerraformPlan {
    this.plan('-out=plan.bin', ...args);
    return JSON.parse(this.expect('show', '-json', 'plan.bin')) as TerraformPlan;
  }

  public remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The parts of a plan that tests look at. */
export interface TerraformPlan {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly after: { readonly triggers?: Readonly<Record<string, string>> } | null;
    };
  }[];
}
