import { LocalBackend } from 'cdktf';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { JailProps } from '../../lib';
import {
  Dataset,
  Host,
  Jail,
  JailRoot,
  NullfsBase,
  Secret,
  TerraformStack,
  TerraformVariable,
  VnetBridge,
} from '../../lib';
import type { RunResult } from '../freebsd/host';
import { readOutput, testApp, type Synthesized } from '../support/synth';
import { TerraformFolder, type TerraformRun } from '../support/terraform';
import { hostLines } from './deployment';
import { describeDeploy } from './describe-deploy';
import { hasSshd } from './sshd';
import { Target } from './target';

jest.setTimeout(300_000);

/** Everything that sh, awk, Terraform and jail.conf could take for their own. */
const AWKWARD = `it's "quoted" \\ \\n $HOME \${x} %{ if } $(id) \`id\` * é 漢 \t|\n  second line $`;

const VALUES = { hostname: 'www.example.org', address: '10.0.0.7', motd: `Hi ${AWKWARD}`, greeting: AWKWARD };
const SECRETS = { PASSWORD: `s3cr3t-one 'x' $(id) \\ é`, token: 's3cr3t-two' };
/** No text at all. */
const KEY = Buffer.from([0, 1, 2, 0xff, 0xfe, 10, 13, 0, 0x73, 0x33, 0x63, 0x72, 0x33, 0x74]);

describeDeploy('values that only Terraform knows', 'sshd', hasSshd(), () => {
  let target: Target;
  let folder: TerraformFolder;
  let home: string;
  let output: Synthesized;
  const runs: RunResult[] = [];
  const environment = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).forEach(([name, value]) => (process.env[`TF_VAR_${name}`] = value));

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'values-'));
    writeFileSync(join(home, 'key'), KEY);
    environment({ ...VALUES, ...SECRETS });
    target = await Target.start();
    const { host } = target;
    const sh = host.sh.bind(host);
    jest.spyOn(host, 'sh').mockImplementation(async (...given) => {
      const result = await sh(...given);
      runs.push(result);
      return result;
    });
    output = synth();
    folder = new TerraformFolder(output.folder('prod'));
  });
  afterAll(async () => {
    Object.keys({ ...VALUES, ...SECRETS }).forEach((name) => delete process.env[`TF_VAR_${name}`]);
    folder.remove();
    rmSync(home, { recursive: true });
    await target.close();
  });

  function synth(props: Partial<JailProps> = {}): Synthesized {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    new LocalBackend(stack, { path: 'terraform.tfstate' });
    const variable = (name: string) => new TerraformVariable(stack, name, { type: 'string' });
    const text = (name: keyof typeof VALUES) => variable(name).stringValue;
    const host = new Host(stack, 'alpha', { release: '14.4', ssh: target.ssh });
    const dataset = new Dataset(host, 'jails', { datasetName: 'zroot/jails', mountpoint: '/jails' });
    const base = new NullfsBase(host, 'base', { dataset, release: '14.4-RELEASE', ...target.base });
    const lan = new VnetBridge(host, 'lan', { ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1' });
    const web = new Jail(host, 'web', {
      root: JailRoot.nullfs(base),
      hostname: text('hostname'),
      services: ['cron'],
      environment: { GREETING: text('greeting'), PLAIN: "it's" },
      secrets: { PASSWORD: Secret.fromEnv('PASSWORD'), TOKEN: Secret.fromVariable(variable('token')) },
      files: [
        { destination: '/etc/motd', content: `5$${text('motd')}\n` },
        { destination: '/root/a key', secret: Secret.fromFile(join(home, 'key')), mode: '0400' },
      ],
      ...props,
    });
    lan.attach(web, { ip4Address: text('address') });
    new Jail(host, 'db', { root: JailRoot.nullfs(base) });
    app.synth();
    return readOutput(app);
  }

  const apply = (...options: string[]) => folder.start('apply', '-input=false', '-auto-approve', ...options);
  const inWeb = (path: string) => `/jails/web/rw${path}`;
  const mode = (path: string) => ((target.host.files.stat(path)?.mode ?? 0) & 0o7777).toString(8);
  const plan = () => folder.run('plan', '-input=false', '-detailed-exitcode');
  let first: TerraformRun;

  test('are shown by the plan, secrets only by where they come from', () => {
    folder.validate();
    const { status, stdout } = plan();
    expect(status).toBe(2);
    expect(stdout).toContain('host.hostname = "www.example.org";');
    expect(stdout).toContain('exec.start = "/sbin/ifconfig e0b_web inet 10.0.0.7 up";');
    expect(stdout).toContain('PASSWORD=<secret TF_VAR_PASSWORD>');
    expect(stdout).toContain('TOKEN=<secret var.token>');
  });

  test('arrive with the first apply, which is as talkative as ever', async () => {
    first = await apply();
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(hostLines(first).at(-1)).toBe('host alpha: jails changed: 2');
    expect(Object.keys(target.jails)).toEqual(['db', 'web']);
    // the closed inbox, once in a host's life; the folder, the values, the run
    expect(target.connections).toBe(4);
  });

  test('stand in jail.conf and in the running jail', async () => {
    const conf = target.host.files.read('/etc/jail.conf');
    expect(conf).toContain('  host.hostname = "www.example.org";\n');
    expect(conf).toContain('  exec.start = "/sbin/ifconfig e0b_web inet 10.0.0.7/24 up";\n');
    expect(conf).not.toContain('late-bound');
    expect((await target.host.sh('jls -j web host.hostname')).stdout).toBe('www.example.org\n');
  });

  test('are in files byte for byte', () => {
    expect(target.host.files.read(inWeb('/etc/motd'))).toBe(`5$${VALUES.motd}\n`);
    expect(readFileSync(target.host.files.real(inWeb('/root/a key')))).toEqual(KEY);
    expect(mode(inWeb('/root/a key'))).toBe('400');
  });

  test('are in the environment of services as sh reads it', async () => {
    const file = inWeb('/etc/cdktf-jails.env');
    expect(mode(file)).toBe('600');
    expect(target.host.files.read(inWeb('/etc/rc.conf'))).toContain('cron_env_file="/etc/cdktf-jails.env"');
    const names = ['GREETING', 'PLAIN', 'PASSWORD', 'TOKEN'];
    const print = names.map((name) => `printf '%s|' "$${name}"`).join('; ');
    const { stdout } = await target.host.sh(`set -a; . ${file}; set +a; ${print}`);
    expect(stdout).toBe(`${AWKWARD}|it's|${SECRETS.PASSWORD}|${SECRETS.token}|`);
  });

  test('leave nothing to do', async () => {
    const connections = target.connections;
    expect(plan().status).toBe(0);
    expect(target.connections).toBe(connections);
  });

  describe('secrets', () => {
    const pieces = ['s3cr3t', Buffer.from('s3cr3t').toString('base64').slice(0, 8), KEY.toString('base64')];
    const tells = (bytes: Buffer): boolean => pieces.some((piece) => bytes.includes(piece));

    /** Every file but devices, without following a link. */
    function below(root: string): string[] {
      return readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
        const path = join(root, entry.name);
        return entry.isDirectory() && entry.name !== 'dev' ? below(path) : entry.isFile() ? [path] : [];
      });
    }

    test('are in no file that synth wrote', () => {
      expect(below(output.outdir).filter((file) => tells(readFileSync(file)))).toEqual([]);
    });

    test('are in no plan, no state and nothing else that Terraform keeps or says', () => {
      folder.plan('-out=plan.bin');
      folder.run('plan', '-out=destroy.bin', '-destroy', '-input=false');
      const shown = [folder.expect('show', '-json', 'plan.bin'), folder.expect('show', '-json')];
      expect([...shown, first.stdout].filter((text) => tells(Buffer.from(text)))).toEqual([]);
      expect(existsSync(join(folder.path, 'terraform.tfstate'))).toBe(true);
      expect(below(folder.path).filter((file) => tells(unpacked(readFileSync(file))))).toEqual([]);
    });

    test('were no argument of any command', () => {
      const commands = runs.flatMap((run) => run.commands);
      expect(commands.length).toBeGreaterThan(50);
      expect(commands.filter(({ argv }) => tells(Buffer.from(argv.join(' '))))).toEqual([]);
    });

    test('are nowhere on the host but in the two files of their jail', () => {
      const places = ['/etc', '/jails', '/root', '/tmp', '/var'].map((path) => target.host.files.real(path));
      const told = places.flatMap(below).filter((file) => tells(readFileSync(file)));
      // seen in the jail's own dataset, and where that is mounted
      const inJail = [
        '/root/etc/cdktf-jails.env',
        '/root/root/a key',
        '/rw/etc/cdktf-jails.env',
        '/rw/root/a key',
      ];
      expect(told.map((file) => file.replace(/^.*\/jails\/web/, '')).sort()).toEqual(inJail);
    });
  });

  test('a changed value is a line of the plan, and restarts its jail only', async () => {
    const before = target.jails;
    environment({ hostname: 'web.example.org', address: '10.0.0.8/24' });
    const { stdout } = plan();
    expect(stdout).toContain('-   exec.start = "/sbin/ifconfig e0b_web inet 10.0.0.7 up";');
    expect(stdout).toContain('+   exec.start = "/sbin/ifconfig e0b_web inet 10.0.0.8/24 up";');
    expect(stdout).toContain('Plan: 2 to add, 0 to change, 2 to destroy.');
    expect(await apply()).toMatchObject({ status: 0, stderr: '' });
    expect(target.jails.db).toBe(before.db);
    expect(target.jails.web).not.toBe(before.web);
  });

  test('a changed secret arrives with the next apply that runs', async () => {
    environment({ PASSWORD: 's3cr3t-three' });
    expect(plan().status).toBe(0);
    const run = await apply('-replace=null_resource.alpha_Converge_D8CD88C3');
    expect(hostLines(run)).toEqual([
      '  jail web: write file /etc/cdktf-jails.env',
      '  jail web: restart service cron',
      'host alpha: jails changed: 1',
    ]);
    expect(target.host.files.read(inWeb('/etc/cdktf-jails.env'))).toContain("PASSWORD='s3cr3t-three'");
  });

  test('what cannot be a host name fails in the plan, by name', () => {
    environment({ hostname: 'a b' });
    const { status, stderr } = plan();
    expect(status).toBe(1);
    expect(stderr.replace(/\s*\n[│\s]*/g, ' ')).toContain(
      'jail web: hostname: the value from Terraform is no host name: letters, digits and hyphens, in labels with dots between them',
    );
  });
});

/** A plan is an archive: what is packed in it, behind what it is itself. */
function unpacked(bytes: Buffer): Buffer {
  const parts = [bytes];
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    try {
      parts.push(inflateRawSync(bytes.subarray(start), { finishFlush: 2 }));
    } catch {
      // stored as it is, and so already looked at
    }
  }
  return Buffer.concat(parts);
}
