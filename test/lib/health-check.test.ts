import { TerraformVariable } from 'cdktf';
import { HealthCheck, type HealthCheckOptions } from '../../lib';
import { jailEntry, mistakes, onHost, untyped, web } from '../support/program';

const checked = (healthCheck: HealthCheck) => onHost(web({ ip4Addresses: ['em0|10.0.0.2/24'], healthCheck }));

describe('HealthCheck', () => {
  it('asks a port, with patience', () => {
    expect(jailEntry(checked(HealthCheck.tcp(80))).healthCheck).toStrictEqual({
      kind: 'tcp',
      port: 80,
      interval: 2,
      retries: 15,
      timeout: 5,
    });
  });

  it('runs a command, word by word', () => {
    const command = ['/usr/local/bin/redis-cli', '-h', 'my host', '', '$x'];
    expect(jailEntry(checked(HealthCheck.command(command))).healthCheck).toStrictEqual({
      kind: 'command',
      command,
      interval: 2,
      retries: 15,
      timeout: 5,
    });
  });

  it.each<[HealthCheckOptions]>([[{ interval: 10 }], [{ retries: 1 }], [{ timeout: 3600 }]])(
    'takes %j',
    (options) => {
      expect(jailEntry(checked(HealthCheck.tcp(80, options))).healthCheck).toMatchObject(options);
      expect(HealthCheck.command(['/bin/true'], options)).toMatchObject(options);
    },
  );

  it('tells itself from anything else', () => {
    expect([HealthCheck.isHealthCheck(HealthCheck.tcp(80)), HealthCheck.isHealthCheck({ port: 80 })]).toEqual(
      [true, false],
    );
  });
});

describe('a wrong health check', () => {
  it.each<[string, () => HealthCheck, string]>([
    [
      'port 0',
      () => HealthCheck.tcp(0),
      "HealthCheck.tcp(): 'port' must be a whole number from 1 to 65535, got 0",
    ],
    [
      'port 65536',
      () => HealthCheck.tcp(65536),
      "HealthCheck.tcp(): 'port' must be a whole number from 1 to 65535, got 65536",
    ],
    [
      'a text',
      () => HealthCheck.tcp(untyped('80')),
      "HealthCheck.tcp(): 'port' must be a whole number from 1 to 65535, got '80'",
    ],
    [
      'no port',
      () => HealthCheck.tcp(untyped(undefined)),
      "HealthCheck.tcp(): 'port' is missing, give it a whole number from 1 to 65535",
    ],
    [
      'no interval',
      () => HealthCheck.tcp(80, { interval: 0 }),
      "HealthCheck.tcp(): 'interval' must be a whole number from 1 to 3600, got 0",
    ],
    [
      'half a second',
      () => HealthCheck.tcp(80, { timeout: 0.5 }),
      "HealthCheck.tcp(): 'timeout' must be a whole number from 1 to 3600, got 0.5",
    ],
    [
      'a misspelt option',
      () => HealthCheck.tcp(80, untyped({ retry: 3 })),
      "HealthCheck.tcp(): unknown prop 'retry', use one of interval, retries, timeout",
    ],
    [
      'an option alone',
      () => HealthCheck.tcp(80, untyped(5)),
      'HealthCheck.tcp(): the props must be an object, got 5',
    ],
    [
      'no command',
      () => HealthCheck.command([]),
      "HealthCheck.command(): 'command[0]' is missing, give it a string",
    ],
    [
      'a line',
      () => HealthCheck.command(untyped('/bin/true')),
      "HealthCheck.command(): 'command' must be a list, got '/bin/true'",
    ],
    [
      'null',
      () => HealthCheck.command(untyped(null)),
      "HealthCheck.command(): 'command' must be a list, got null",
    ],
    [
      'a program without its path',
      () => HealthCheck.command(['true']),
      "HealthCheck.command(): 'command[0]': program 'true' is relative: begin it with '/'",
    ],
    [
      'a number as an argument',
      () => HealthCheck.command(['/bin/test', untyped(5)]),
      "HealthCheck.command(): 'command[1]' must be a string, got 5",
    ],
    [
      'a NUL',
      () => HealthCheck.command(['/bin/test', 'a\0']),
      "HealthCheck.command(): 'command[1]': text 'a\\u0000' holds a NUL, which no file can carry: remove it",
    ],
  ])('%s', (_case, make, message) => {
    expect(mistakes(checked(make()))).toEqual([`[lab/web] ${message}`]);
  });

  it('refuses Terraform values by name', () => {
    const stack = onHost((above) => {
      const { stringValue, numberValue } = new TerraformVariable(above, 'value', {});
      web({ healthCheck: HealthCheck.command(['/bin/test', stringValue], { interval: numberValue }) })(above);
    });
    expect(mistakes(stack)).toEqual([
      "[lab/web] HealthCheck.command(): 'command[1]' must be known at synth, got a Terraform value",
      "[lab/web] HealthCheck.command(): 'interval' must be known at synth, got a Terraform value",
    ]);
  });
});
