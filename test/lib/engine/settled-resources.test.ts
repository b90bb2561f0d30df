import { Fn, TerraformStack, TerraformVariable, Token } from 'cdktf';
import { jailResource } from '../../../lib/engine';
import type { TerraformBlock } from '../../support/synth';
import { resourcesByPath, synthApp, testApp } from '../../support/synth';
import { Thing } from './simple-synthesis';

/** The block of one jail's resource, after somebody did something to it. */
function blockOf(
  text: string | ((stack: TerraformStack) => string),
  change: (resource: ReturnType<typeof jailResource>, stack: TerraformStack) => void = () => {},
): TerraformBlock {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  const web = new Thing(stack, 'web');
  const shown = typeof text === 'string' ? text : text(stack);
  change(
    jailResource(web, () => ({ 'jail.conf': shown })),
    stack,
  );
  return resourcesByPath(synthApp(app), stack).get('prod/web/Resource') ?? {};
}

test('a text is written once, with its template sequences escaped', () => {
  expect(blockOf('path = "${name}";\n%{x}')).toEqual({
    triggers: { 'jail.conf': 'path = "$${name}";\n%%{x}' },
    '//': { metadata: { path: 'prod/web/Resource', uniqueId: expect.stringMatching(/^web_[0-9A-F]{8}$/) } },
  });
});

test('what looks like a number of cdktf is text like any other', () => {
  expect(blockOf('x = -1.8881545897087503e+289;').triggers).toEqual({
    'jail.conf': 'x = -1.8881545897087503e+289;',
  });
});

test('a Terraform value in a text is resolved', () => {
  const text = (stack: TerraformStack) =>
    `host.hostname = "${new TerraformVariable(stack, 'name', {}).stringValue}";`;
  expect(blockOf(text).triggers).toEqual({ 'jail.conf': 'host.hostname = "${var.name}";' });
});

test('overrides of the resource stand beside the text', () => {
  const block = blockOf('web {\n}\n', (resource) => resource.addOverride('lifecycle.prevent_destroy', true));
  expect(block).toMatchObject({
    triggers: { 'jail.conf': 'web {\n}\n' },
    lifecycle: { prevent_destroy: true },
  });
});

test('overrides of the stack are merged', () => {
  const { triggers } = blockOf('web {\n}\n', (resource, stack) =>
    stack.addOverride(`resource.null_resource.${resource.friendlyUniqueId}.triggers.extra`, 'yes'),
  );
  expect(triggers).toEqual({ 'jail.conf': 'web {\n}\n', extra: 'yes' });
});

describe('an override of a text', () => {
  test('of the resource is merged', () => {
    const { triggers } = blockOf('web {\n}\n', (resource) => resource.addOverride('triggers.extra', 'yes'));
    expect(triggers).toEqual({ 'jail.conf': 'web {\n}\n', extra: 'yes' });
  });

  test('of a resource with a Terraform value in it is merged', () => {
    const value = (stack: TerraformStack) => new TerraformVariable(stack, 'name', {}).stringValue;
    const { triggers } = blockOf(value, (resource) => resource.addOverride('triggers.extra', 'yes'));
    expect(triggers).toEqual({ 'jail.conf': '${var.name}', extra: 'yes' });
  });

  test('of the resource takes its texts away', () => {
    const block = blockOf('web {\n}\n', (resource) => resource.addOverride('triggers', undefined));
    expect(Object.keys(block)).toEqual(['//']);
  });

  test('of the stack takes its texts away', () => {
    const block = blockOf('web {\n}\n', (resource, stack) =>
      stack.addOverride(`resource.null_resource.${resource.friendlyUniqueId}.triggers`, undefined),
    );
    expect(Object.keys(block)).toEqual(['//']);
  });
});

test('an override of the stack takes a resource away', () => {
  const block = blockOf('web {\n}\n', (resource, stack) =>
    stack.addOverride(`resource.null_resource.${resource.friendlyUniqueId}`, undefined),
  );
  expect(block).toEqual({});
});

test('a stack that looks at its own JSON finds the texts in it', () => {
  const seen: unknown[] = [];
  class Curious extends TerraformStack {
    public override toTerraform(): unknown {
      const json = super.toTerraform() as { resource: { null_resource: Record<string, TerraformBlock> } };
      seen.push(...Object.values(json.resource.null_resource).map(({ triggers }) => triggers));
      return json;
    }
  }
  const app = testApp();
  jailResource(new Thing(new Curious(app, 'prod'), 'web'), () => ({ 'jail.conf': 'web {\n}\n' }));
  synthApp(app);
  expect(seen).toEqual([{ 'jail.conf': 'web {\n}\n' }]);
});

test('meta arguments stand beside the text', () => {
  const block = blockOf('web {\n}\n', (resource, stack) => {
    resource.lifecycle = { preventDestroy: true };
    resource.count = Token.asNumber(Fn.lengthOf(new TerraformVariable(stack, 'list', {}).listValue));
  });
  expect(block).toMatchObject({
    triggers: { 'jail.conf': 'web {\n}\n' },
    lifecycle: { prevent_destroy: true },
    count: '${length(var.list)}',
  });
});

test('a resource that moved is not written in its old place', () => {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  const [old, target] = ['old', 'new'].map((id) =>
    jailResource(new Thing(stack, id), () => ({ 'jail.conf': `${id} {\n}\n` })),
  );
  target!.addMoveTarget('here');
  old!.moveTo('here');
  expect([...resourcesByPath(synthApp(app), stack).keys()]).not.toContain('prod/old/Resource');
});

test('an import of the resource is kept', () => {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  const resource = jailResource(new Thing(stack, 'web'), () => ({ 'jail.conf': 'web {\n}\n' }));
  resource.importFrom('b2c1');
  expect(synthApp(app).terraform('prod')).toMatchObject({
    import: [{ id: 'b2c1', to: resource.address }],
    '//': { metadata: { imports: { null_resource: [resource.friendlyUniqueId] } } },
  });
});
