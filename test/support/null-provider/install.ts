import { transformFileSync } from '@swc/core';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** The version that @cdktf/provider-null asks for. */
const VERSION = '3.2.4';
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/**
 * Installs the stand-in where Terraform finds it without a network, once for all tests and runs:
 * compiled, behind a launcher in a file system mirror, with a CLI configuration that knows nothing
 * else. Named by its own content, so that it is made again when it changes.
 *
 * @returns the path of the CLI configuration, for `TF_CLI_CONFIG_FILE`
 */
export function installNullProvider(): string {
  const sources = readdirSync(__dirname).sort();
  const hash = createHash('sha256').update(process.execPath);
  sources.forEach((name) => hash.update(name).update(readFileSync(join(__dirname, name))));
  // below node_modules, so that the compiled provider finds its libraries
  const cache = join(dirname(require.resolve('cdktf/package.json')), '..', '.cache', 'cdktf-jails');
  const folder = join(cache, `null-provider-${hash.digest('hex').slice(0, 16)}`);
  const configuration = join(folder, 'terraform.rc');
  if (!existsSync(configuration)) {
    build(folder, sources);
  }
  return configuration;
}

/** Made aside and put in place at once: several test processes may do it at the same time. */
function build(folder: string, sources: readonly string[]): void {
  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  for (const name of sources) {
    if (name.endsWith('.ts')) {
      const { code } = transformFileSync(join(__dirname, name), {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      });
      writeFileSync(join(draft, name.replace(/ts$/, 'js')), code);
    } else {
      copyFileSync(join(__dirname, name), join(draft, name));
    }
  }
  for (const registry of REGISTRIES) {
    const target = join(draft, 'mirror', registry, 'hashicorp', 'null', VERSION, platform());
    mkdirSync(target, { recursive: true });
    writeFileSync(
      join(target, `terraform-provider-null_v${VERSION}`),
      `#!/bin/sh\nexec '${process.execPath}' '${join(folder, 'main.js')}'\n`,
      { mode: 0o755 },
    );
  }
  writeFileSync(
    join(draft, 'terraform.rc'),
    [
      'disable_checkpoint = true',
      'provider_installation {',
      '  filesystem_mirror {',
      `    path = ${JSON.stringify(join(folder, 'mirror'))}`,
      '  }',
      '}',
      '',
    ].join('\n'),
  );
  try {
    renameSync(draft, folder);
  } catch {
    // another process was faster, its result is the same
    rmSync(draft, { recursive: true, force: true });
  }
}

/** `linux_amd64`, as Terraform spells it. */
function platform(): string {
  return `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
}
