import { buildStackModel } from '../../lib/model/stack-model';
import {
  Dataset,
  Host,
  Jail,
  JailRoot,
  NullfsBase,
  TerraformStack,
  type App,
  type JailProps,
} from '../../lib';
import type { JailEntry } from '../../lib/manifest/jail-schema';
import type { HostManifest } from '../../lib/manifest/schema';
import { renderJailBlock } from '../../lib/render/jail-block';
import { testApp } from './synth';

/** Declares what a test is about, in a stack `lab`. */
export type Program = (stack: TerraformStack) => void;

/** A stack of its own. */
export function lab(program: Program): TerraformStack {
  const stack = new TerraformStack(testApp(), 'lab');
  program(stack);
  return stack;
}

/** A host `alpha` with FreeBSD 14.4. */
export function host(stack: TerraformStack): Host {
  return new Host(stack, 'alpha', { release: '14.4' });
}

/** A stack that has a host `alpha` already. */
export function onHost(program: Program): TerraformStack {
  return lab((stack) => {
    host(stack);
    program(stack);
  });
}

/** The manifest of a stack's first host, by its constructs alone: nothing is checked or written. */
export function manifestOf(stack: TerraformStack): HostManifest {
  const [host] = buildStackModel(stack).hosts;
  if (host === undefined) {
    throw new Error('the stack has no host that can be described');
  }
  return host.manifest;
}

/** What is wrong with a program, a line for each mistake, as synth prints it. */
export function mistakes(stack: TerraformStack): string[] {
  try {
    (stack.node.root as App).synth();
    return [];
  } catch (error) {
    const [head, ...lines] = (error as Error).message.split('\n');
    if (!/^validation failed with \d+ problems?:$/.test(head ?? '')) {
      throw error;
    }
    return lines.map((line) => line.trim());
  }
}

/** What a caller in JavaScript may pass where TypeScript would not let it. */
export function untyped<T>(value: unknown): T {
  return value as T;
}

/** A base `zroot/jails/14.4-RELEASE` below a dataset `jails`. */
export function base(stack: TerraformStack): NullfsBase {
  const dataset = new Dataset(stack, 'jails', { datasetName: 'zroot/jails', mountpoint: '/jails' });
  return new NullfsBase(stack, 'base', { dataset, release: '14.4-RELEASE' });
}

/** A jail `web` in the directory `/jails/web`, with the props that a test is about. */
export function web(props: Partial<JailProps> = {}): (stack: TerraformStack) => Jail {
  return (stack) => new Jail(stack, 'web', { root: JailRoot.directory('/jails/web'), ...props });
}

/** The entry of a stack's only jail. */
export function jailEntry(stack: TerraformStack): JailEntry {
  const [jail] = manifestOf(stack).jails;
  if (jail === undefined) {
    throw new Error('the stack has no jail that can be described');
  }
  return jail;
}

/** The lines in the block of a stack's only jail, without indentation. */
export function blockLines(stack: TerraformStack): string[] {
  return renderJailBlock(jailEntry(stack))
    .split('\n')
    .slice(2, -2)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
