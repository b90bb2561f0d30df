import { Host, Jail, JailRoot, TerraformStack } from '../../../lib';
import { buildStackModel } from '../../../lib/model/stack-model';
import { base, lab, manifestOf, mistakes, onHost, untyped, web } from '../../support/program';

describe('which host a construct belongs to', () => {
  const jailsByHost = (stack: TerraformStack) =>
    Object.fromEntries(
      buildStackModel(stack).hosts.map(({ manifest }) => [
        manifest.host.name,
        manifest.jails.map((jail) => jail.name),
      ]),
    );

  it('is the one above it, however far', () => {
    const stack = lab((above) => {
      new Host(above, 'alpha', { release: '14.4' });
      new Jail(new Host(above, 'beta', { release: '14.4' }), 'web', {
        root: JailRoot.directory('/jails/web'),
      });
    });
    expect(mistakes(stack)).toEqual([]);
    expect(jailsByHost(stack)).toEqual({ alpha: [], beta: ['web'] });
  });

  it('is the one that is given, even below another one', () => {
    const stack = lab((above) => {
      const alpha = new Host(above, 'alpha', { release: '14.4' });
      const beta = new Host(above, 'beta', { release: '14.4' });
      new Jail(beta, 'web', { root: JailRoot.directory('/jails/web'), host: alpha });
    });
    expect(mistakes(stack)).toEqual([]);
    expect(jailsByHost(stack)).toEqual({ alpha: ['web'], beta: [] });
  });

  it('is that of the dataset for what lies below one: the base, and the root that a jail gets', () => {
    const stack = lab((above) => {
      const alpha = new Host(above, 'alpha', { release: '14.4' });
      new Host(above, 'beta', { release: '14.4' });
      new Jail(above, 'web', { root: JailRoot.nullfs(base(untyped(alpha))), host: alpha });
    });
    expect(mistakes(stack)).toEqual([]);
    expect(manifestOf(stack).datasets.map((dataset) => dataset.name)).toEqual([
      'zroot/jails',
      'zroot/jails/14.4-RELEASE',
      'zroot/jails/web',
    ]);
  });

  it('must be said where a stack has several', () => {
    const stack = lab((above) => {
      new Host(above, 'alpha', { release: '14.4' });
      new Host(above, 'beta', { release: '14.4' });
      web()(above);
    });
    expect(mistakes(stack)).toEqual([
      "[lab/web] stack 'lab' has several hosts (alpha, beta), pass 'host' or put this construct below one",
    ]);
  });

  it('is asked for once where a stack has none', () => {
    const stack = lab((above) => {
      web()(above);
      base(above);
    });
    expect(mistakes(stack)).toEqual([
      "[lab] the stack has no Host, make one: new Host(stack, 'alpha', { release: '14.4' })",
    ]);
  });

  it('cannot be one of another stack', () => {
    const stack = onHost((above) => {
      const other = new TerraformStack(above.node.root, 'other');
      web({ host: new Host(other, 'beta', { release: '14.4' }) })(above);
    });
    expect(mistakes(stack)).toEqual([
      "[lab/web] host 'other/beta' is in another stack, a stack describes its own hosts only",
    ]);
  });

  it('must be a Host', () => {
    expect(mistakes(onHost(web({ host: untyped('alpha') })))).toEqual([
      "[lab/web] 'host': pass a Host, got 'alpha'",
    ]);
  });
});
