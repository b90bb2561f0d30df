import { LocalBackend, TerraformStack, TerraformVariable } from 'cdktf';
import { checkValue, jailResource, type ValueCheck } from '../../../lib/engine';
import { synthApp, testApp } from '../../support/synth';
import { describeTerraform, TerraformFolder } from '../../support/terraform';
import { Thing } from './simple-synthesis';

type Sample = readonly [kind: ValueCheck['kind'], onInterface: boolean, text: string];

/** The values that a plan refuses. */
function refused(samples: readonly Sample[]): readonly string[] {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  new LocalBackend(stack, { path: 'terraform.tfstate' });
  const resource = jailResource(new Thing(stack, 'web'), () => ({}));
  samples.forEach(([kind, onInterface, value], index) => {
    const text = new TerraformVariable(stack, `v${index}`, { type: 'string', default: value }).stringValue;
    checkValue(resource, { kind, onInterface, text, message: `number ${index}: \${x} is refused` });
  });
  const folder = new TerraformFolder(synthApp(app).folder('prod'));
  try {
    folder.validate();
    const { stderr } = folder.run('plan', '-input=false');
    return [...stderr.matchAll(/number (\d+): \$\{x\} is refused/g)].map(
      ([, index]) => samples[Number(index)]?.[2] ?? '',
    );
  } finally {
    folder.remove();
  }
}

test('what the program says of the lifecycle stands beside it', () => {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  const resource = jailResource(new Thing(stack, 'web'), () => ({}));
  const own = { condition: '${true}', errorMessage: 'of the program' };
  resource.lifecycle = { preventDestroy: true, precondition: [own] };
  resource.addOverride('lifecycle.precondition', [{ condition: '${true}', error_message: 'an override' }]);
  checkValue(resource, { kind: 'ip4', onInterface: false, text: '10.0.0.2', message: 'no address' });
  resource.addOverride('lifecycle.ignore_changes', ['triggers']);
  const [block] = Object.values(synthApp(app).terraform('prod').resource?.null_resource ?? {});
  expect(block?.lifecycle).toMatchObject({
    prevent_destroy: true,
    ignore_changes: ['triggers'],
    precondition: [
      { error_message: 'of the program' },
      { error_message: 'no address' },
      { error_message: 'an override' },
    ],
  });
});

describeTerraform('with the real terraform, a plan', () => {
  test('takes what can stand in its place', () => {
    expect(
      refused([
        ['hostname', false, 'www'],
        ['hostname', false, 'a-1.Example.org'],
        ['ip4', false, '10.0.0.2'],
        ['ip4', false, '10.0.0.2/24'],
        ['ip4', true, 'em0.7|192.0.2.10/32'],
        ['ip6', false, 'fd00::2'],
        ['ip6', true, 'em0|FD00:0:0:0::1/64'],
      ]),
    ).toEqual([]);
  });

  test('refuses what cannot, with our words', () => {
    const samples: Sample[] = [
      ...['', '-a', 'a..b', 'a b', 'a\nb', '$(id)', 'a'.repeat(64), `${'a.'.repeat(127)}abc`].map(
        (text): Sample => ['hostname', false, text],
      ),
      ...[
        '',
        '10.0.0',
        '10.0.0.256',
        '010.0.0.1',
        '10.0.0.2/33',
        'em0|10.0.0.2',
        'fd00::2',
        '10.0.0.2\n',
      ].map((text): Sample => ['ip4', false, text]),
      ...['', ':', 'fd00', 'fd00:::2', '1:2:3', '12345::', 'fd00::2/129', 'fe80::1%em0', '10.0.0.2'].map(
        (text): Sample => ['ip6', true, text],
      ),
    ];
    expect(refused(samples)).toEqual(samples.map(([, , text]) => text));
  });
});
