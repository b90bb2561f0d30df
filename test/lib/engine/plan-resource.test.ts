import { Fn, TerraformOutput, TerraformResource, TerraformStack } from 'cdktf';
import { choosePlanResource, jailResource, type TextResource } from '../../../lib/engine';
import { synthApp, testApp } from '../../support/synth';
import { Thing } from './simple-synthesis';

/** A jail whose type is chosen after everything else was said, as a host may be declared last. */
function jsonOf(program: (resource: TextResource, stack: TerraformStack) => void): Record<string, unknown> {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  const web = new Thing(stack, 'web');
  const resource = jailResource(web, () => ({ 'jail.conf': 'web {\n}\n' }));
  resource.overrideLogicalId('web');
  program(resource, stack);
  choosePlanResource(web, { type: 'terraform_data', jails: () => [resource] });
  return { ...synthApp(app).terraform('prod') };
}

test('a resource is of the type that its host asks for', () => {
  expect(jsonOf(() => {}).resource).toMatchObject({
    terraform_data: { web: { triggers_replace: { 'jail.conf': 'web {\n}\n' } } },
  });
});

test('whoever names it names that type', () => {
  const json = jsonOf((resource, stack) => {
    new TerraformOutput(stack, 'id', { value: Fn.upper(resource.getStringAttribute('id')) });
    new TerraformResource(stack, 'check', {
      terraformResourceType: 'null_resource',
      dependsOn: [resource],
    });
  });
  expect(json).toMatchObject({
    output: { id: { value: '${upper(terraform_data.web.id)}' } },
    resource: {
      null_resource: {
        check: { depends_on: ['terraform_data.web'] },
      },
    },
  });
});

test('another stack names that type', () => {
  const app = testApp();
  const [one, two] = ['one', 'two'].map((id) => new TerraformStack(app, id));
  const web = new Thing(one!, 'web');
  const resource = jailResource(web, () => ({}));
  resource.overrideLogicalId('web');
  choosePlanResource(web, { type: 'terraform_data', jails: () => [resource] });
  new TerraformOutput(two!, 'id', { value: resource.getStringAttribute('id') });
  expect(Object.values(synthApp(app).terraform('one').output as object)).toEqual([
    { value: '${terraform_data.web.id}', sensitive: true },
  ]);
});

test('a move to it and from it names that type', () => {
  const moved = (program: (resource: TextResource) => void) => jsonOf(program).moved;
  expect(moved((resource) => resource.moveFromId('terraform_data.old'))).toEqual([
    { from: 'terraform_data.old', to: 'terraform_data.web' },
  ]);
  expect(moved((resource) => resource.moveToId('module.new.terraform_data.web'))).toEqual([
    { from: 'terraform_data.web', to: 'module.new.terraform_data.web' },
  ]);
});
