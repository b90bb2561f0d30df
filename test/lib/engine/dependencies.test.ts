import { resource } from '@cdktf/provider-null';
import { Aspects, TerraformModule, TerraformStack } from 'cdktf';
import type { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import { hostResources, jailResource } from '../../../lib/engine';
import type { TextResource } from '../../../lib/engine';
import type { Synthesized } from '../../support/synth';
import { expectProblems, resourcesByPath, synthApp, testApp } from '../../support/synth';
import { describeTerraform, TerraformFolder } from '../../support/terraform';
import { Thing } from './simple-synthesis';

class Jail extends Thing {
  public readonly resource: TextResource;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    this.resource = jailResource(this, () => ({ 'jail.conf': id }));
  }
}

class Host extends Thing {
  public readonly jails: Jail[] = [];

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    hostResources(this, {
      ssh: { host: '192.0.2.1' },
      directory: id,
      triggers: () => ({}),
      jailResources: () => this.jails.map((jail) => jail.resource),
    });
  }

  public jail(id: string): Jail {
    const jail = new Jail(this, id);
    this.jails.push(jail);
    return jail;
  }
}

function program() {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  return { app, stack, alpha: new Host(stack, 'alpha'), beta: new Host(stack, 'beta') };
}

/** What a resource waits for, by construct path, without what it would wait for anyway. */
function waits(written: Synthesized, path: string, stack = 'prod'): readonly string[] {
  const resources = resourcesByPath(written, stack);
  const paths = new Map(
    [...resources].map(([found, block]) => {
      const { uniqueId } = (block['//'] as { metadata: { uniqueId: string } }).metadata;
      return [`null_resource.${uniqueId}`, found];
    }),
  );
  const own = path.endsWith('/Converge') ? path.slice(0, -'/Converge'.length) : undefined;
  return ((resources.get(path)?.depends_on ?? []) as string[])
    .map((address) => paths.get(address) ?? address)
    .filter((found) => own === undefined || !found.startsWith(`${own}/`));
}

test('without addDependency nothing waits', () => {
  const { app, alpha } = program();
  alpha.jail('web');
  const written = synthApp(app);
  expect(waits(written, 'prod/alpha/web/Resource')).toEqual([]);
  expect(waits(written, 'prod/alpha/Resource')).toEqual([]);
});

test('a jail waits for another jail of its host', () => {
  const { app, alpha } = program();
  alpha.jail('web').node.addDependency(alpha.jail('db'));
  const written = synthApp(app);
  expect(waits(written, 'prod/alpha/web/Resource')).toEqual(['prod/alpha/db/Resource']);
  expect(waits(written, 'prod/alpha/Resource')).toEqual([]);
});

test("a jail waits for another host's jail until that runs", () => {
  const { app, alpha, beta } = program();
  alpha.jail('web').node.addDependency(beta.jail('db'));
  const written = synthApp(app);
  expect(waits(written, 'prod/alpha/web/Resource')).toEqual(['prod/beta/Converge']);
});

test('a host waits for another host', () => {
  const { app, alpha, beta } = program();
  beta.jail('db');
  alpha.node.addDependency(beta);
  const written = synthApp(app);
  expect(waits(written, 'prod/alpha/Resource')).toEqual(['prod/beta/Converge']);
  expect(waits(written, 'prod/alpha/Converge')).toEqual(['prod/beta/Converge']);
});

test('what a jail needs outlives the host, which takes the jail down', () => {
  const { app, stack, alpha } = program();
  const volume = new resource.Resource(stack, 'volume');
  alpha.jail('db').node.addDependency(volume);
  const written = synthApp(app);
  expect(waits(written, 'prod/alpha/db/Resource')).toEqual(['prod/volume']);
  expect(waits(written, 'prod/alpha/Resource')).toEqual(['prod/volume']);
});

test('a foreign resource that waits for a jail waits until it runs', () => {
  const { app, stack, alpha } = program();
  const group = new Construct(stack, 'group');
  new resource.Resource(group, 'check');
  group.node.addDependency(alpha.jail('web'));
  expect(waits(synthApp(app), 'prod/group/check')).toEqual(['prod/alpha/Converge']);
});

test('modules take part', () => {
  const { app, stack, alpha } = program();
  const network = new Module(stack, 'network', {
    source: './network',
    skipAssetCreationFromLocalModules: true,
  });
  alpha.node.addDependency(network);
  expect(waits(synthApp(app), 'prod/alpha/Resource')).toEqual(['module.network']);
});

test('dependencies between foreign constructs stay what cdktf makes of them', () => {
  const { app, stack } = program();
  const [one, two] = ['one', 'two'].map((id) => new resource.Resource(stack, id));
  one?.node.addDependency(two as TerraformElement);
  expect(waits(synthApp(app), 'prod/one')).toEqual([]);
});

test('a part and its whole do not wait for each other', () => {
  const { app, alpha } = program();
  const web = alpha.jail('web');
  web.node.addDependency(alpha);
  alpha.node.addDependency(web);
  const written = synthApp(app);
  expect(waits(written, 'prod/alpha/web/Resource')).toEqual([]);
  expect(waits(written, 'prod/alpha/Resource')).toEqual([]);
});

test('what a resource waits for already stays, and nothing is named twice', () => {
  const { app, stack, alpha } = program();
  const [one, two] = ['one', 'two'].map((id) => new resource.Resource(stack, id));
  const web = alpha.jail('web');
  web.resource.dependsOn = ['null_resource.one'];
  web.node.addDependency(two as TerraformElement, two as TerraformElement);
  synthApp(app);
  expect(waits(synthApp(app), 'prod/alpha/web/Resource')).toEqual(['prod/one', 'prod/two']);
  expect(one).toBeDefined();
});

test('a jail that stands elsewhere in the tree and its host do not wait for each other', () => {
  const { app, stack, alpha } = program();
  const web = new Jail(stack, 'web');
  alpha.jails.push(web);
  web.node.addDependency(alpha);
  const written = synthApp(app);
  expect(waits(written, 'prod/web/Resource')).toEqual([]);
  expect(waits(written, 'prod/alpha/Converge')).toEqual(['prod/web/Resource']);
});

test('what an aspect makes a resource wait for is added', () => {
  const { app, stack, alpha } = program();
  const [one, two] = ['one', 'two'].map((id) => new resource.Resource(stack, id));
  const [web, db] = [alpha.jail('web'), alpha.jail('db')];
  web.node.addDependency(db, two as TerraformElement);
  Aspects.of(web).add({
    visit: (node) => void (node === web.resource && (web.resource.dependsOn = [one!.fqn])),
  });
  expect(waits(synthApp(app), 'prod/alpha/web/Resource')).toEqual([
    '${null_resource.one}',
    'prod/alpha/db/Resource',
    'prod/two',
  ]);
});

test('a dependency that an aspect makes counts', () => {
  const { app, stack, alpha } = program();
  const [web, db] = [alpha.jail('web'), alpha.jail('db')];
  Aspects.of(stack).add({ visit: (node) => void (node === web && web.node.addDependency(db)) });
  expect(waits(synthApp(app), 'prod/alpha/web/Resource')).toEqual(['prod/alpha/db/Resource']);
});

describe('a loop is refused', () => {
  test('between jails of one host', () => {
    const { app, alpha } = program();
    const [web, db] = [alpha.jail('web'), alpha.jail('db')];
    web.node.addDependency(db);
    db.node.addDependency(web);
    expectProblems(app, [
      '[prod/alpha/web] depends on itself: prod/alpha/web -> prod/alpha/db -> prod/alpha/web',
    ]);
  });

  test('through what converges two hosts', () => {
    const { app, alpha, beta } = program();
    const [a1, a2] = [alpha.jail('a1'), alpha.jail('a2')];
    const [b1, b2] = [beta.jail('b1'), beta.jail('b2')];
    a1.node.addDependency(b1);
    b2.node.addDependency(a2);
    expectProblems(app, [
      '[prod/alpha/a1] depends on itself: ' +
        'prod/alpha/a1 -> prod/beta/Converge -> prod/beta/b2 -> prod/alpha/Converge -> prod/alpha/a1',
    ]);
  });

  test('through a foreign resource', () => {
    const { app, stack, alpha } = program();
    const check = new resource.Resource(stack, 'check');
    const web = alpha.jail('web');
    check.node.addDependency(web);
    web.node.addDependency(check);
    expectProblems(app, [
      '[prod/alpha/web] depends on itself: prod/alpha/web -> prod/check -> prod/alpha/Converge -> prod/alpha/web',
    ]);
  });
});

describe('between stacks', () => {
  function stacks() {
    const app = testApp();
    const [one, two] = ['one', 'two'].map((id) => new Host(new TerraformStack(app, id), 'alpha'));
    return { app, one: one as Host, two: two as Host };
  }

  test('a dependency is the order in which the stacks are deployed', () => {
    const { app, one, two } = stacks();
    one.node.addDependency(two.jail('db'));
    const written = synthApp(app);
    expect(waits(written, 'one/alpha/Resource', 'one')).toEqual([]);
    expect(JSON.parse(written.files.get('manifest.json') ?? '')).toMatchObject({
      stacks: { one: { dependencies: ['two'] }, two: { dependencies: [] } },
    });
  });

  test('a dependency between groups of stacks is that of each', () => {
    const app = testApp();
    const [north, south] = ['north', 'south'].map((region) => {
      const group = new Construct(app, region);
      new Host(new TerraformStack(group, `${region}-jails`), 'alpha');
      new TerraformStack(group, `${region}-dns`);
      return group;
    });
    south!.node.addDependency(north!);
    const all = ['north/north-jails', 'north/north-dns'];
    expect(JSON.parse(synthApp(app).files.get('manifest.json') ?? '')).toMatchObject({
      stacks: {
        'south-jails': { dependencies: all },
        'south-dns': { dependencies: all },
        'north-jails': { dependencies: [] },
      },
    });
  });

  test('a dependency of a nested stack is its order, too', () => {
    const { app, stack } = program();
    const group = new Construct(stack, 'group');
    new Host(new TerraformStack(group, 'inner'), 'gamma');
    group.node.addDependency(new resource.Resource(stack, 'volume'));
    const written = synthApp(app);
    expect(waits(written, 'prod/group/inner/gamma/Resource', 'inner')).toEqual([]);
    expect(JSON.parse(written.files.get('manifest.json') ?? '')).toMatchObject({
      stacks: { inner: { dependencies: ['prod'] } },
    });
  });

  test('a loop is refused', () => {
    const { app, one, two } = stacks();
    one.node.addDependency(two);
    two.node.addDependency(one);
    expectProblems(app, [
      "[two/alpha] stack 'two' cannot depend on stack 'one', which depends on it already",
    ]);
  });
});

describeTerraform('Terraform takes it', () => {
  test('with hosts, jails and foreign resources that wait for each other', () => {
    const { app, stack, alpha, beta } = program();
    const volume = new resource.Resource(stack, 'volume');
    const check = new resource.Resource(stack, 'check');
    const [web, db] = [alpha.jail('web'), alpha.jail('db')];
    web.node.addDependency(db);
    db.node.addDependency(volume);
    check.node.addDependency(web);
    beta.node.addDependency(check);
    const folder = new TerraformFolder(synthApp(app).folder('prod'));
    folder.validate();
    folder.remove();
  });
});

class Module extends TerraformModule {
  public override synthesizeAttributes(): Record<string, never> {
    return {};
  }
}
