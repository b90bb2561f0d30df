import { inspect } from 'node:util';
import { Secret, TerraformStack, TerraformVariable, type SecretOptions } from '../../lib';
import { jailEntry, mistakes, onHost, untyped, web } from '../support/program';
import { testApp } from '../support/synth';

const variable = () => new TerraformVariable(new TerraformStack(testApp(), 'lab'), 'token', {});

describe('a secret', () => {
  it.each<[string, () => Secret]>([
    ['of a variable', () => Secret.fromVariable(variable())],
    ['of the environment', () => Secret.fromEnv('TF_VAR_token')],
    ['of a file', () => Secret.fromFile('~/token')],
  ])('%s shows nothing and has no text', (_case, make) => {
    const secret = make();
    expect(secret._problems).toEqual([]);
    expect(Secret.isSecret(secret)).toBe(true);
    expect(inspect(secret, { depth: 9 })).toBe('Secret {}');
    expect(JSON.stringify({ secret })).toBe('{"secret":"<secret>"}');
    expect({ ...secret }).toEqual({});
    const message = "a Secret has no text: pass it as 'secret' of a file or in 'secrets' of a Jail";
    expect(() => `${secret as unknown as string}`).toThrow(message);
    expect(() => `x${secret.toString()}`).toThrow(message);
  });

  it('is named after where it comes from', () => {
    const stack = onHost((above) =>
      web({
        services: ['cron'],
        secrets: {
          A: Secret.fromEnv('a'),
          B: Secret.fromVariable(new TerraformVariable(above, 'b', {})),
          C: Secret.fromFile('c.txt'),
          D: Secret.fromEnv('TF_VAR_a'),
        },
      })(above),
    );
    expect(jailEntry(stack).lateBound).toEqual([
      expect.objectContaining({ kind: 'file', secrets: ['TF_VAR_a', 'c.txt', 'var.b'] }),
    ]);
  });

  it.each<[string, Secret, string]>([
    [
      'a variable',
      Secret.fromVariable(untyped('x')),
      "Secret.fromVariable() takes a TerraformVariable, got 'x'",
    ],
    [
      'a name',
      Secret.fromEnv('a-b'),
      "Secret.fromEnv() takes the name of an environment variable (letters, digits and _), got 'a-b'",
    ],
    [
      'a name at all',
      Secret.fromEnv('TF_VAR_'),
      "Secret.fromEnv() takes the name of an environment variable (letters, digits and _), got 'TF_VAR_'",
    ],
    ['a path', Secret.fromFile(''), "Secret.fromFile() takes the path of a file, got ''"],
    [
      'a version',
      Secret.fromEnv('a', untyped<SecretOptions>({ version: 2 })),
      "'version' of a Secret is a text on one line, got 2",
    ],
  ])('needs %s', (_case, secret, message) => {
    const wrong = onHost(web({ services: ['cron'], secrets: { A: secret } }));
    expect(mistakes(wrong)).toContain(`[lab/web] ${message}`);
    const file = onHost(web({ files: [{ destination: '/a', secret }] }));
    expect(mistakes(file)).toContain(`[lab/web] ${message}`);
  });

  it('is of the stack that its jail is in', () => {
    const other = variable();
    expect(
      mistakes(onHost(web({ files: [{ destination: '/a', secret: Secret.fromVariable(other) }] }))),
    ).toContain(
      "[lab/web] the secret's variable 'lab/token' belongs to another stack: declare one in the jail's own",
    );
  });

  it('has no default, which would stand in the output', () => {
    const stack = onHost((above) => {
      const secret = Secret.fromVariable(new TerraformVariable(above, 'token', { default: 's3cr3t' }));
      web({ files: [{ destination: '/a', secret }] })(above);
    });
    expect(mistakes(stack)).toContain(
      "[lab/web] the secret's variable 'lab/token' has a default, which stands in the output: leave it out",
    );
  });

  it('has no default in a variable that is declared after the jail, either', () => {
    const stack = onHost((above) => {
      web({ files: [{ destination: '/a', secret: Secret.fromEnv('token') }] })(above);
      new TerraformVariable(above, 'token', { default: 's3cr3t' });
    });
    expect(mistakes(stack)).toContain(
      "[lab/web] the secret's variable 'lab/token' has a default, which stands in the output: leave it out",
    );
  });

  it('is no text of a file', () => {
    expect(
      mistakes(onHost(web({ files: [{ destination: '/a', content: untyped(Secret.fromEnv('a')) }] }))),
    ).toEqual(["[lab/web] 'files[0].content' must be a string, got an instance of Secret"]);
  });

  it.each(['0644', '0640', '0700', '4600', '0601'])('refuses the mode %s', (mode) => {
    expect(
      mistakes(onHost(web({ files: [{ destination: '/a', secret: Secret.fromEnv('a'), mode }] }))),
    ).toContain(`[lab/web] file '/a' holds a secret, its mode ${mode} lets others see it: at most 0600`);
  });
});
