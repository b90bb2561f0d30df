import { Command } from 'commander';
import { ExitStatus } from '../support/exit-status';
import { coloursFor, complain, print, printJson } from '../support/output';
import type { SynthesizedStack } from '../support/synthesized-stacks';
import type { StackPlan } from '../support/terraform-plan';

interface Options {
  readonly directory: string;
  readonly init: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Runs 'terraform init' and 'terraform plan' in the folder of each stack; nothing is written but what
terraform itself keeps there, and no host is asked. TERRAFORM_BINARY_NAME=tofu takes OpenTofu. More options
go by terraform's own variables, such as TF_CLI_ARGS_plan='-var-file=prod.tfvars'.

Examples:
  cdktf-jails plan                                           # all stacks of cdktf.out
  cdktf-jails plan prod staging
  cdktf-jails plan --json | jq -e '[.stacks[].destroy] | add == 0'

Exit status: 0 if there is nothing to do in any stack, 2 if there are changes, 1 if a plan failed.
`;

const SHOWN = { unchanged: 'no changes', changes: 'changes', error: 'failed' } as const;

export function plan(): Command {
  return new Command('plan')
    .description('plan synthesized stacks with terraform, and exit as its -detailed-exitcode does')
    .argument('[stacks...]', 'stacks by name, all of them unless said otherwise')
    .option('-d, --directory <dir>', "cdktf's output directory", 'cdktf.out')
    .option('--no-init', "do without 'terraform init': the folders are ready")
    .option('--json', 'print one line of JSON instead')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(names: readonly string[], options: Options): Promise<void> {
  const { readStacks } = await import('../support/synthesized-stacks');
  const { diskTree } = await import('../support/file-tree');
  const stacks = readStacks(diskTree, options.directory, names);
  const statuses = options.json ? await tellAsData(stacks, options) : await tell(stacks, options);
  process.exitCode = combined(statuses);
}

/** One plan after the other, as terraform shows them. */
async function tell(stacks: readonly SynthesizedStack[], { init }: Options): Promise<StackPlan['status'][]> {
  const terraform = await import('../support/terraform-plan');
  const { isColorSupported } = coloursFor(process.stdout);
  const statuses: StackPlan['status'][] = [];
  for (const stack of stacks) {
    print(`== stack ${stack.name}\n`);
    const failure = init ? await terraform.initialize(stack) : undefined;
    if (failure !== undefined) {
      complain(`${failure}\n`);
    }
    statuses.push(failure === undefined ? await terraform.planAloud(stack, isColorSupported) : 'error');
  }
  stacks.forEach(({ name }, index) => print(`${name}: ${SHOWN[statuses[index] ?? 'error']}\n`));
  return statuses;
}

async function tellAsData(
  stacks: readonly SynthesizedStack[],
  { init }: Options,
): Promise<StackPlan['status'][]> {
  const terraform = await import('../support/terraform-plan');
  const plans: StackPlan[] = [];
  for (const stack of stacks) {
    const failure = init ? await terraform.initialize(stack) : undefined;
    plans.push(
      failure === undefined ? await terraform.planAsData(stack) : terraform.failedPlan(stack.name, failure),
    );
  }
  printJson({ changes: plans.some(({ status }) => status === 'changes'), stacks: plans });
  return plans.map(({ status }) => status);
}

function combined(statuses: readonly StackPlan['status'][]): ExitStatus {
  if (statuses.includes('error')) {
    return ExitStatus.ERROR;
  }
  return statuses.includes('changes') ? ExitStatus.FINDINGS : ExitStatus.OK;
}
