import { LocalBackend } from 'cdktf';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetProps, JailProps, PlanResource, SshConnection } from '../../lib';
import { Dataset, Host, Jail, JailRoot, NullfsBase, TerraformStack } from '../../lib';
import { synthApp, testApp } from '../support/synth';
import type { TerraformRun } from '../support/terraform';
import { TerraformFolder } from '../support/terraform';
import type { Target } from './target';

/** What one host shall be. */
export interface Wanted {
  /** Jails by construct id, each on the host's base. */
  readonly jails: Readonly<Record<string, Partial<JailProps>>>;

  /** The host's datasets. */
  readonly dataset?: Partial<DatasetProps>;

  /** What is different about the way to the host. */
  readonly ssh?: Partial<SshConnection>;
}

/** Hosts behind sshd, and the Terraform that deploys to them. */
export class Deployment {
  private folder?: TerraformFolder;

  /** @param targets the machines, by the name of the host */
  public constructor(
    private readonly targets: Readonly<Record<string, Target>>,
    private readonly planResource?: PlanResource,
  ) {}

  /** Synthesizes a program for all hosts, in place of the one before. */
  public synth(wanted: Readonly<Record<string, Wanted>>): void {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    new LocalBackend(stack, { path: 'terraform.tfstate' });
    for (const [name, { jails, dataset: datasetProps, ssh }] of Object.entries(wanted)) {
      const target = this.targets[name];
      if (target === undefined) {
        throw new Error(`there is no target for host ${name}`);
      }
      const { planResource } = this;
      const host = new Host(stack, name, { release: '14.4', ssh: { ...target.ssh, ...ssh }, planResource });
      const dataset = new Dataset(host, 'jails', {
        datasetName: 'zroot/jails',
        mountpoint: '/jails',
        ...datasetProps,
      });
      const base = new NullfsBase(host, 'base', { dataset, release: '14.4-RELEASE', ...target.base });
      Object.entries(jails).forEach(
        ([id, props]) => new Jail(host, id, { root: JailRoot.nullfs(base), ...props }),
      );
    }
    const folder = synthApp(app).folder('prod');
    if (this.folder === undefined) {
      this.folder = new TerraformFolder(folder);
      this.folder.validate();
    } else {
      this.folder.update(folder);
    }
  }

  /** What Terraform would do, such as `replace alpha_web`; nothing is asked of the hosts. */
  public changes(): readonly string[] {
    return this.terraform
      .planned()
      .resource_changes.filter(({ change }) => change.actions.join() !== 'no-op')
      .map(({ address, change }) => {
        const action = change.actions.length === 2 ? 'replace' : change.actions.join();
        return `${action} ${address.replace(/^\w+\./, '').replace(/_[0-9A-F]{8}$/, '')}`;
      })
      .sort();
  }

  /** The plan as people read it, from the first change on, without ids and sums that differ between runs and machines. */
  public planText(): string {
    const text = this.terraform.plan();
    return text
      .slice(text.indexOf('  # '))
      .replace(/sha256=\w+/, 'sha256=…')
      .replace(/(~ id +=) "[^"]*"/g, '$1 "…"');
  }

  /** Whether a plan finds nothing to do; 2 when it does, as `terraform plan` exits. */
  public planStatus(): number {
    return this.terraform.run('plan', '-input=false', '-detailed-exitcode').status;
  }

  public apply(): Promise<TerraformRun> {
    return this.terraform.start('apply', '-input=false', '-auto-approve');
  }

  public destroy(): Promise<TerraformRun> {
    return this.terraform.start('destroy', '-input=false', '-auto-approve');
  }

  /** Every file that Terraform keeps, its plan and what it shows of both. */
  public traces(): readonly Buffer[] {
    const { terraform } = this;
    const shown = [terraform.planned(), terraform.expect('show', '-json')].map((data) =>
      Buffer.from(JSON.stringify(data)),
    );
    const names = readdirSync(terraform.path, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return [...shown, ...files.map((file) => readFileSync(file))];
  }

  public remove(): void {
    this.folder?.remove();
  }

  private get terraform(): TerraformFolder {
    if (this.folder === undefined) {
      throw new Error('nothing was synthesized yet');
    }
    return this.folder;
  }
}

/** What the hosts said, without Terraform's own lines. */
export function hostLines({ stdout }: Pick<TerraformRun, 'stdout'>): readonly string[] {
  return [...stdout.matchAll(/^\S+ \(remote-exec\): (.*)$/gm)]
    .map(([, line = '']) => line)
    .filter((line) => !/^(Connecting to remote host|Connected!| {2}[A-Z][\w ]+: )/.test(line));
}
