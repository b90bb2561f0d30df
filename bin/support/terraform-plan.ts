import { existsSync } from 'node:fs';
import { UserError } from './exit-status';
import { loadExeca } from './load-execa';
import { complain } from './output';
import type { SynthesizedStack } from './synthesized-stacks';

/** What a plan of one stack came to. */
export interface StackPlan {
  readonly stack: string;
  readonly status: 'unchanged' | 'changes' | 'error';
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  readonly resources: readonly { readonly address: string; readonly action: string }[];
  readonly errors: readonly string[];
}

/** As cdktf's own command line finds it, so that one variable turns both to OpenTofu. */
const BINARY = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';

/** `-detailed-exitcode`. */
const STATUSES = { 0: 'unchanged', 2: 'changes' } as const;

/** Gets a stack's folder ready to plan; says nothing unless it fails. */
export async function initialize({ folder }: SynthesizedStack): Promise<string | undefined> {
  const { failed, all, ending } = await run(folder, ['init', '-input=false', '-no-color'], 'pipe');
  return failed ? all || ending : undefined;
}

/** Plans a stack, on this process's own output; terraform itself would send colours into a pipe. */
export async function planAloud(
  { folder }: SynthesizedStack,
  coloured: boolean,
): Promise<StackPlan['status']> {
  const words = ['plan', '-input=false', '-detailed-exitcode', ...(coloured ? [] : ['-no-color'])];
  const { exitCode, ending } = await run(folder, words, 'inherit');
  if (exitCode === undefined) {
    complain(`${ending}\n`);
  }
  return statusOf(exitCode);
}

/** Plans a stack and tells what terraform says of it, line by line, to programs. */
export async function planAsData({ name, folder }: SynthesizedStack): Promise<StackPlan> {
  const words = ['plan', '-input=false', '-detailed-exitcode', '-json'];
  const { exitCode, stdout, all, ending } = await run(folder, words, 'pipe');
  const messages = stdout.split('\n').flatMap(messageOf);
  const counts = messages.find(({ type }) => type === 'change_summary')?.changes;
  const status = statusOf(exitCode);
  const errors = messages.flatMap(({ diagnostic }) =>
    diagnostic?.severity === 'error' ? [textOf(diagnostic)] : [],
  );
  return {
    stack: name,
    status,
    add: counts?.add ?? 0,
    change: counts?.change ?? 0,
    destroy: counts?.remove ?? 0,
    resources: messages.flatMap(({ type, change }) =>
      type === 'planned_change' && change !== undefined
        ? [{ address: change.resource.addr, action: change.action }]
        : [],
    ),
    errors: status === 'error' && errors.length === 0 ? [plainLines(all) || ending] : errors,
  };
}

/** A plan that could not even begin. */
export function failedPlan(stack: string, error: string): StackPlan {
  return { stack, status: 'error', add: 0, change: 0, destroy: 0, resources: [], errors: [error] };
}

/** The parts of a line of `terraform plan -json` that are looked at. */
interface Message {
  readonly type?: string;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly changes?: { readonly add: number; readonly change: number; readonly remove: number };
  readonly diagnostic?: Diagnostic;
}

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
}

/** A log that was turned on by TF_LOG may stand between the lines. */
function messageOf(line: string): Message[] {
  try {
    return [JSON.parse(line) as Message];
  } catch {
    return [];
  }
}

/** What is said outside of the JSON, such as of an option that terraform does not know. */
function plainLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => messageOf(line).length === 0)
    .join('\n')
    .trim();
}

function textOf({ summary, detail = '' }: Diagnostic): string {
  return detail === '' ? summary : `${summary}: ${detail}`;
}

function statusOf(exitCode: number | undefined): StackPlan['status'] {
  return STATUSES[exitCode as keyof typeof STATUSES] ?? 'error';
}

interface Run {
  readonly failed: boolean;
  readonly exitCode?: number;
  readonly stdout: string;
  readonly all: string;
  /** How it ended where it failed: with which exit status or signal. */
  readonly ending: string;
}

async function run(cwd: string, words: readonly string[], output: 'pipe' | 'inherit'): Promise<Run> {
  const { execa } = await loadExeca();
  if (!existsSync(cwd)) {
    throw new UserError(`${cwd}: no such directory, run cdktf synth again`);
  }
  const result = await execa(BINARY, words, {
    cwd,
    stdin: 'ignore',
    stdout: output,
    stderr: output,
    all: output === 'pipe',
    reject: false,
  });
  const { failed, exitCode, code, signal, stdout, all } = result;
  if (code === 'ENOENT') {
    throw new UserError(
      `${BINARY}: no such program, install it or name another one in TERRAFORM_BINARY_NAME`,
    );
  }
  if (exitCode === undefined && signal === undefined) {
    throw new UserError(`${BINARY}: cannot be run (${code})`);
  }
  const ending = `${BINARY} ${words[0]} ended with ${signal === undefined ? `status ${exitCode}` : `signal ${signal}`}`;
  return { failed, exitCode, stdout: stdout ?? '', all: all ?? '', ending };
}
