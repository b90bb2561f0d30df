import { DataTerraformRemoteStateLocal, TerraformBackend, TerraformStack } from 'cdktf';
import type { TerraformElement } from 'cdktf';
import type { IConstruct } from 'constructs';
import { basename, dirname } from 'node:path';
import { fromStackFolder } from './stack-folder';

/** The state files that we gave a relative name, by the element that names them. */
const moved = new WeakMap<TerraformElement, string>();

/**
 * The backend that cdktf adds names its state file by an absolute path, and so does what other stacks
 * read of it. The same file, named from the stack's folder, gives the same bytes on every machine.
 * A backend that the program chose is left alone.
 */
export function nameStateRelatively(stack: TerraformStack, outdir: string): void {
  visit(stack);

  function visit(scope: IConstruct): void {
    for (const child of scope.node.children) {
      if (TerraformBackend.isBackend(child)) {
        rename(child, 'path', child.toTerraform()?.terraform?.backend?.local?.path);
      } else if (isLocalRemoteState(child)) {
        const [state] = Object.values<RemoteState>(child.toTerraform()?.data?.terraform_remote_state ?? {});
        rename(child, 'config.path', state?.config?.path);
      }
      if (!TerraformStack.isStack(child)) {
        visit(child);
      }
    }
  }

  function rename(element: TerraformElement, property: string, current: unknown): void {
    const file = moved.get(element) ?? (isDefault(current) ? current : undefined);
    if (file !== undefined) {
      moved.set(element, file);
      element.addOverride(property, fromStackFolder(outdir, stack.node.id, file));
    }
  }
}

interface RemoteState {
  readonly config?: { readonly path?: unknown };
}

function isDefault(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    dirname(path) === process.cwd() &&
    /^terraform\..+\.tfstate$/.test(basename(path))
  );
}

function isLocalRemoteState(construct: IConstruct): construct is DataTerraformRemoteStateLocal {
  return construct instanceof DataTerraformRemoteStateLocal;
}
