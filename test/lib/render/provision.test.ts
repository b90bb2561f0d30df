import { execFileSync } from 'node:child_process';
import { renderProvision } from '../../../lib/render/provision';
import { jail, manifest } from '../../support/manifest';

const runtime = 'main() {\n    printf "main %s\\n" "$*"\n}\n';
const script = renderProvision(
  manifest({ jails: [jail({ name: 'db' }), jail({ name: 'web', hostname: "$(touch x) `y` 'z'" })] }),
  { runtime, jailConf: 'web {\n}\n' },
);

describe('renderProvision', () => {
  it('opens with whose it is and with the state, one fact a line', () => {
    expect(
      script
        .split('\n')
        .filter((line) => !line.includes('jail_parameter'))
        .slice(0, 20),
    ).toEqual([
      '#!/bin/sh',
      '# cdktf-jails: host=alpha',
      '# What host alpha of stack production shall be, and the program that brings it there.',
      '# Change the program that wrote this file, not the file.',
      '#',
      '#   sh provision.sh plan     what would change; reads only',
      '#   sh provision.sh apply    changes it',
      '#   sh provision.sh -h       everything else',
      '',
      '# shellcheck disable=SC2016 # nothing in here is to be expanded',
      'desired_state() {',
      '  host alpha release=14.4 architecture=amd64 jail_conf=/etc/jail.conf state=/var/db/cdktf-jails',
      '',
      '  jail db root=directory path=/jails/db snapshots=5',
      '',
      '  jail web root=directory path=/jails/web snapshots=5',
      '',
      '  bundle jail.conf sha256=6562a5b93f81bb17db5cddd38b05b8a298f48922c5a31e2e0f0e79d4b0fdcf7f',
      expect.stringMatching(/^ {2}live_parameters allow\.adjtime /),
      expect.stringMatching(/^ {2}off_by_default allow\.adjtime /),
    ]);
    expect(script).toContain(`\n  jail_parameter web host.hostname '$(touch x) \`y\` '\\''z'\\'''\n`);
  });

  it('ends with the one line that runs anything', () => {
    expect(script).toMatch(/\n}\n\nmain "\$@"\n$/);
    expect(script).toContain(runtime);
  });

  it.each([[['dash']], [['busybox', 'sh']]])('is read by %j', ([program, ...args]) => {
    expect(execFileSync(program!, [...args!, '-c', script, 'provision.sh', 'plan', '-h']).toString()).toBe(
      'main plan -h\n',
    );
  });
});
