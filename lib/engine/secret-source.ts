import { TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import * as errors from '../errors/secret';
import { fileOfProject } from './stack-folder';
import { escapeTemplate } from './template';

/** Where Terraform finds a secret when it deploys; synth never looks. */
export type SecretSource = VariableSource | EnvironmentSource | FileSource;

interface VariableSource {
  readonly kind: 'variable';
  readonly variable: TerraformVariable;
}

interface EnvironmentSource {
  readonly kind: 'environment';
  /** Without the `TF_VAR_` in front. */
  readonly name: string;
}

interface FileSource {
  readonly kind: 'file';
  readonly path: string;
}

/** Under which child of a stack the variables stand that we declare ourselves. */
const OWN_VARIABLES = 'cdktf-jails-secrets';

/** True for a variable of Terraform. */
export function isTerraformVariable(value: unknown): value is TerraformVariable {
  return value instanceof TerraformVariable;
}

/** A secret's name for people: where it comes from, never what it is. */
export function secretLabel(source: SecretSource): string {
  switch (source.kind) {
    case 'variable':
      return `var.${source.variable.friendlyUniqueId}`;
    case 'environment':
      return `TF_VAR_${source.name}`;
    case 'file':
      return source.path;
  }
}

/**
 * Makes a secret usable in a stack: its variable is declared, and Terraform is told to keep it out of
 * plan and state (`ephemeral`, since Terraform 1.10) and off the terminal.
 */
export function claimSecret(scope: Construct, source: SecretSource): void {
  const variable = variableOf(scope, source);
  if (variable !== undefined && TerraformStack.of(variable) === TerraformStack.of(scope)) {
    variable.addOverride('ephemeral', true);
    variable.addOverride('sensitive', true);
  }
}

/**
 * What keeps a secret from being one. Asked at synth, because the program may declare the variable of an
 * environment secret, or give one a default, after the jail.
 */
export function secretProblem(scope: Construct, source: SecretSource): string | undefined {
  const variable = variableOf(scope, source);
  if (variable === undefined) {
    return undefined;
  }
  if (TerraformStack.of(variable) !== TerraformStack.of(scope)) {
    return errors.secretOfOtherStack(variable.node.path);
  }
  return variable.default === undefined ? undefined : errors.secretWithDefault(variable.node.path);
}

function variableOf(scope: Construct, source: SecretSource): TerraformVariable | undefined {
  switch (source.kind) {
    case 'variable':
      return source.variable;
    case 'environment':
      return environmentVariable(TerraformStack.of(scope), source.name);
    case 'file':
      return undefined;
  }
}

/**
 * The Terraform expression that gives a secret.
 *
 * @param as its bytes in base64, or its text, where one line end at the end of a file does not count
 */
export function secretExpression(scope: Construct, source: SecretSource, as: 'base64' | 'text'): string {
  if (source.kind === 'file') {
    const path = `pathexpand(${escapeTemplate(JSON.stringify(fileOfProject(scope, source.path)))})`;
    return as === 'base64' ? `filebase64(${path})` : `chomp(file(${path}))`;
  }
  const name = variableOf(scope, source)?.friendlyUniqueId;
  return as === 'base64' ? `base64encode(var.${name})` : `var.${name}`;
}

/** The stack's variable of that name, the program's own if it has declared it. */
function environmentVariable(stack: TerraformStack, name: string): TerraformVariable {
  const declared = stack.node.tryFindChild(name);
  if (declared instanceof TerraformVariable) {
    return declared;
  }
  const group = stack.node.tryFindChild(OWN_VARIABLES) ?? new Construct(stack, OWN_VARIABLES);
  const known = group.node.tryFindChild(name);
  if (known instanceof TerraformVariable) {
    return known;
  }
  const variable = new TerraformVariable(group as Construct, name, {
    type: 'string',
    description: `A secret of jails; set TF_VAR_${name} where terraform runs`,
  });
  variable.overrideLogicalId(name);
  return variable;
}
