import { AWAY_FROM_HOST } from '../../bin/support/away-from-host';
import { Jail, JailRoot, Secret, TerraformVariable, VnetBridge, type TerraformStack } from '../../lib';
import { jailLintFacts } from '../../lib/facts/jail-lint-facts';
import { kernelParameterTypes } from '../../lib/facts/jail-parameter-types';
import { decodeBytes, encodeText, evaluate, format, lint } from '../../lib/jailconf';
import { renderJailBlock } from '../../lib/render/jail-block';
import { countReferences } from '../../lib/values/late-bound-reference';
import { blockLines, jailEntry, manifestOf, mistakes, onHost, untyped, web } from '../support/program';

const value = (stack: TerraformStack, id = 'value') => new TerraformVariable(stack, id, {}).stringValue;

describe('a Terraform value', () => {
  it('is a reference in the manifest and in jail.conf', () => {
    const stack = onHost((above) => {
      const text = value(above);
      web({ hostname: `www.${text}`, ip4Addresses: ['10.0.0.2', text], ip6Addresses: [text] })(above);
    });
    expect(jailEntry(stack)).toMatchObject({
      hostname: '@late-bound:web/hostname@',
      ip4Addresses: ['10.0.0.2', '@late-bound:web/ip4Addresses/1@'],
      ip6Addresses: ['@late-bound:web/ip6Addresses/0@'],
      lateBound: [
        { name: 'web/hostname', member: 'hostname', kind: 'hostname' },
        { name: 'web/ip4Addresses/1', member: 'ip4Addresses[1]', kind: 'ip4' },
        { name: 'web/ip6Addresses/0', member: 'ip6Addresses[0]', kind: 'ip6' },
      ],
    });
    expect(blockLines(stack)).toContain('host.hostname = "@late-bound:web/hostname@";');
  });

  it('may be an object, as a variable and an expression have it', () => {
    const stack = onHost((above) => {
      const text = untyped<string>(new TerraformVariable(above, 'value', {}).value);
      const files = [{ destination: '/a', content: text }];
      const jail = web({ hostname: text, ip4Addresses: [text], environment: { A: text }, files })(above);
      new VnetBridge(above, 'lan', { ip4Cidr: '10.0.0.0/24' }).attach(jail, { ip4Address: text });
    });
    expect(jailEntry(stack).lateBound?.map(({ member }) => member)).toEqual([
      'files[0].content',
      'environment',
      'hostname',
      'ip4Addresses[0]',
      "attach('web').ip4Address",
    ]);
  });

  it('is nothing that a review of jail.conf stumbles over, wherever it stands', () => {
    const stack = onHost((above) => {
      const text = value(above);
      web({ hostname: text, ip4Addresses: ['10.0.0.2', text], ip6Addresses: [text] })(above);
      const app = new Jail(above, 'app', { root: JailRoot.directory('/jails/app') });
      const network = { ip4Cidr: '10.9.0.0/24', gateway4: '10.9.0.1', ip6Cidr: 'fd00::/64' };
      new VnetBridge(above, 'lan', network).attach(app, { ip4Address: text, ip6Address: text });
    });
    const jailConf = encodeText(manifestOf(stack).jails.map(renderJailBlock).join('\n'));
    const reader = { read: () => jailConf, list: () => undefined };
    const evaluation = evaluate('jail.conf', reader, kernelParameterTypes, AWAY_FROM_HOST);
    expect(countReferences(decodeBytes(jailConf))).toBe(5);
    expect(lint(evaluation, jailLintFacts, { release: '14.4' })).toEqual([]);
    expect(format('jail.conf', jailConf)).toEqual({ ok: true, content: jailConf });
  });

  it('stays what it is in the jail itself, for use elsewhere', () => {
    onHost((above) => {
      const text = value(above);
      expect(web({ hostname: text })(above).hostname).toBe(text);
    });
  });

  it('gets the prefix length of the bridge that it is attached to', () => {
    const stack = onHost((above) => {
      const lan = new VnetBridge(above, 'lan', { ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1' });
      lan.attach(web()(above), { ip4Address: value(above) });
    });
    expect(jailEntry(stack).interfaces).toEqual([
      expect.objectContaining({ ip4Address: '@late-bound:web/lan/ip4Address@', defaultRoute4: '10.0.0.1' }),
    ]);
    expect(jailEntry(stack).lateBound).toEqual([
      { name: 'web/lan/ip4Address', member: "attach('web').ip4Address", kind: 'ip4', prefix: 24 },
    ]);
  });

  it('has no place on a bridge without a network for it', () => {
    const stack = onHost((above) => {
      new VnetBridge(above, 'lan', { ip4Cidr: '10.0.0.0/24' }).attach(web()(above), {
        ip6Address: value(above),
      });
    });
    expect(mistakes(stack)).toEqual([
      "[lab/lan] attach('web'): 'ip6Address' is a Terraform value, and without 'ip6Cidr' the bridge has no network for it",
    ]);
  });

  it('is what a file holds, alone or in the midst of text', () => {
    const stack = onHost((above) =>
      web({ files: [{ destination: '/a b', content: `x ${value(above)}` }] })(above),
    );
    expect(jailEntry(stack)).toMatchObject({
      files: [],
      lateBound: [
        {
          name: 'web/files/a%20b',
          member: 'files[0].content',
          kind: 'file',
          destination: '/a b',
          mode: '0644',
        },
      ],
    });
  });

  it('needs a way to the host, each one', () => {
    const stack = onHost((above) =>
      web({
        hostname: value(above),
        files: [
          { destination: '/a', content: value(above, 'a') },
          { destination: '/b', secret: Secret.fromEnv('b') },
        ],
      })(above),
    );
    const rest =
      "comes from Terraform, which does not reach host 'alpha': give the host 'ssh', or a value that synth knows";
    expect(mistakes(stack)).toEqual(
      ['files[0].content', 'files[1].secret', 'hostname'].map((member) => `[lab/web] '${member}' ${rest}`),
    );
  });

  it('is confused with no text of the program', () => {
    const stack = onHost((above) => {
      web({ hostname: value(above) })(above);
      const execStart = ['/bin/echo @late-bound:web/hostname@'];
      new Jail(above, 'app', { root: JailRoot.directory('/jails/app'), execStart });
    });
    expect(mistakes(stack)).toContain(
      "[lab/app] one of its texts holds '@late-bound:', which stands for Terraform values here: write it otherwise",
    );
  });

  it('leaves hosts without any as they were', () => {
    const stack = onHost(web({ execStart: ['/bin/echo @late-bound:x@'] }));
    expect(mistakes(stack)).toEqual([]);
    expect(Object.keys(manifestOf(stack).jails[0] ?? {})).not.toContain('lateBound');
  });
});
