import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { Secret, TerraformVariable } from '../../lib';
import { environmentOf } from '../../lib/environment';
import { jailEntry, mistakes, onHost, web } from '../support/program';

const services = ['nginx', 'php-fpm'];

describe('the environment of services', () => {
  it('is a file that only root can read, which rc.conf names for each service', () => {
    const { files, sysrc } = jailEntry(onHost(web({ services, environment: { B: "it's", A: '' } })));
    expect(files).toEqual([
      expect.objectContaining({
        destination: '/etc/cdktf-jails.env',
        mode: '0600',
        owner: 'root',
        group: 'wheel',
      }),
    ]);
    expect(sysrc).toEqual({
      nginx_env_file: '/etc/cdktf-jails.env',
      php_fpm_env_file: '/etc/cdktf-jails.env',
    });
  });

  it('is sorted, and quoted for sh', () => {
    expect(environmentOf({ services, environment: { B: "it's $x", A: '' } }).file?.content).toBe(
      "A=''\nB='it'\\''s $x'\n",
    );
  });

  it('is read by sh as it was written, whatever it is', () => {
    const text = fc
      .string({ unit: 'binary' })
      .filter((value) => value.isWellFormed() && !value.includes('\0'));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), (values) => {
        const environment = Object.fromEntries(values.map((value, index) => [`V${index}`, value]));
        const { file } = environmentOf({ services, environment });
        const script = `${file?.content}\nfor v in ${values.map((_, index) => `"$V${index}"`).join(' ')}; do printf '%s\\0' "$v"; done`;
        const read = execFileSync('/bin/sh', ['-s'], { input: script, encoding: 'utf8' });
        expect(read.split('\0').slice(0, -1)).toEqual(values);
      }),
      { numRuns: 20 },
    );
  });

  it('is put together by Terraform as soon as one value is its own', () => {
    const entry = jailEntry(
      onHost((above) => {
        const { stringValue } = new TerraformVariable(above, 'b', {});
        web({ services, environment: { A: 'x', B: stringValue }, secrets: { C: Secret.fromEnv('c') } })(
          above,
        );
      }),
    );
    expect(entry.files).toEqual([]);
    expect(entry.lateBound).toEqual([
      {
        name: 'web/files/etc/cdktf-jails.env',
        member: 'environment and secrets',
        kind: 'file',
        destination: '/etc/cdktf-jails.env',
        mode: '0600',
        owner: 'root',
        group: 'wheel',
        secrets: ['TF_VAR_c'],
      },
    ]);
  });

  it.each<[string, Parameters<typeof web>[0], string]>([
    [
      'without services',
      { environment: { A: '' } },
      "'environment' is for the jail's services, name them in 'services'",
    ],
    [
      'with one name for two things',
      { services, environment: { A: '' }, secrets: { A: Secret.fromEnv('a') } },
      "'secrets.A' is in 'environment' too, leave one of them out",
    ],
    [
      'beside a variable of rc.conf that says otherwise',
      { services, environment: { A: '' }, sysrc: { nginx_env_file: '/x' } },
      "'sysrc.nginx_env_file' is set by 'environment' and 'secrets', leave one of them out",
    ],
    [
      'beside a file in its place',
      { services, environment: { A: '' }, files: [{ destination: '/etc/cdktf-jails.env', content: '' }] },
      "file '/etc/cdktf-jails.env' is given twice, leave one of them out",
    ],
    [
      'with a name that rc.subr takes for its own',
      { services, environment: { command: '' } },
      "'environment': 'command' is a variable of rc.subr(8) itself, a service would not start: use another name",
    ],
  ])('is refused %s', (_case, props, message) => {
    expect(mistakes(onHost(web(props)))).toContain(`[lab/web] ${message}`);
  });
});
