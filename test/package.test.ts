import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROJECT = join(__dirname, '..');

const PROGRAM = `
const app = new App();
const stack = new TerraformStack(app, 'small');
new Host(stack, 'alpha', { release: '15.1' });
const jails = new Dataset(stack, 'jails', { datasetName: 'zroot/jails' });
const base = new NullfsBase(stack, 'base', { dataset: jails, release: '15.1-RELEASE' });
const web = new Jail(stack, 'web', { root: JailRoot.clone(base), ip4Addresses: ['lo1|10.0.0.1/32'] });
new RctlLimit(web, 'memory', { resource: RctlResource.VMEMORYUSE, amount: Size.mebibytes(512) });
app.synth();
`;
const NAMES = 'App, Dataset, Host, Jail, JailRoot, NullfsBase, RctlLimit, RctlResource, Size, TerraformStack';

/** The package as npm would install it into another project, without asking a registry. */
describe('the packed package in another project', () => {
  let project: string;

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'package-'));
    run(PROJECT, 'npm', 'pack', '--silent', '--pack-destination', project);
    const [archive] = readdirSync(project);
    const modules = join(project, 'node_modules');
    mkdirSync(join(modules, '.bin'), { recursive: true });
    for (const name of readdirSync(join(PROJECT, 'node_modules')).filter((one) => !one.startsWith('.'))) {
      symlinkSync(join(PROJECT, 'node_modules', name), join(modules, name));
    }
    run(project, 'tar', '-xzf', String(archive));
    run(project, 'mv', 'package', join(modules, 'cdktf-jails'));
  }, 180_000);

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  test('holds what it needs and no sources', () => {
    const root = join(project, 'node_modules', 'cdktf-jails');
    expect(readdirSync(root).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'docs',
      'package.json',
    ]);
    expect(existsSync(join(root, 'dist', 'lib', 'runtime', 'main.sh'))).toBe(true);
    expect(existsSync(join(root, 'docs', 'manifest.schema.json'))).toBe(true);
    expect(run(root, 'find', 'dist', '-name', '*.ts', '!', '-name', '*.d.ts')).toBe('');
  });

  test('synthesizes from CommonJS', () => {
    writeFileSync(join(project, 'program.js'), `const { ${NAMES} } = require('cdktf-jails');\n${PROGRAM}`);
    run(project, process.execPath, 'program.js');
    expect(jailConf()).toContain('web {\n  path = "/zroot/jails/web";\n');
  });

  test('synthesizes from TypeScript, type-checked against its declarations', () => {
    writeFileSync(join(project, 'program.ts'), `import { ${NAMES} } from 'cdktf-jails';\n${PROGRAM}`);
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { strict: true, module: 'commonjs', target: 'es2022', types: [] } }),
    );
    run(project, process.execPath, join(PROJECT, 'node_modules/.bin/ts-node'), 'program.ts');
    expect(jailConf()).toContain('vmemoryuse:deny=512M');
  }, 120_000);

  test('brings its command line', () => {
    const command = join(project, 'node_modules/cdktf-jails/dist/bin/cdktf-jails.js');
    expect(run(project, process.execPath, command, '--help')).toContain('Usage: cdktf-jails');
  });

  function jailConf(): string {
    const text = readFileSync(join(project, 'cdktf.out/stacks/small/alpha/jail.conf'), 'utf8');
    rmSync(join(project, 'cdktf.out'), { recursive: true });
    return text;
  }
});

function run(cwd: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
