import { Annotations, Aspects, TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { App } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choosePlanResource, jailResource } from '../../../lib/engine';
import type { Synthesis } from '../../../lib/engine';
import { expectProblems, readOutput, resourcesByPath, synthApp, testApp } from '../../support/synth';
import { simpleSynthesis, Thing } from './simple-synthesis';

/** A thing with one file, `<id>/note`. */
function thingWithFile(scope: Construct, id: string, synthesis?: Synthesis): Thing {
  const thing = new Thing(scope, id, synthesis);
  thing.files.set(`${id}/note`, `of ${id}\n`);
  return thing;
}

describe('a sound app', () => {
  test('has its files beside the Terraform configuration of their stack', () => {
    const app = testApp();
    thingWithFile(new TerraformStack(app, 'one'), 'alpha');
    thingWithFile(new TerraformStack(app, 'two'), 'beta');
    const written = synthApp(app);
    expect([...written.files.keys()]).toEqual([
      'manifest.json',
      'stacks/one/alpha/note',
      'stacks/one/cdk.tf.json',
      'stacks/two/beta/note',
      'stacks/two/cdk.tf.json',
    ]);
    expect(written.stack('two').get('beta/note')).toBe('of beta\n');
  });

  test('can be synthesized again, with the same result', () => {
    const app = testApp();
    const thing = thingWithFile(new TerraformStack(app, 'one'), 'alpha');
    thing.warnings.push('look twice');
    const first = synthApp(app).files;
    expect(synthApp(app).files).toEqual(first);
  });

  test('gives its warnings to cdktf, without a stack trace and its paths', () => {
    const app = testApp();
    const thing = thingWithFile(new TerraformStack(app, 'one'), 'alpha');
    thing.warnings.push('look twice');
    const manifest = JSON.parse(synthApp(app).files.get('manifest.json') ?? '') as {
      stacks: Record<string, { annotations: unknown }>;
    };
    expect(manifest.stacks.one?.annotations).toEqual([
      { constructPath: 'one/alpha', level: '@cdktf/warn', message: 'look twice' },
    ]);
  });

  test('may hold a stack of which only one is asked for', () => {
    const app = testApp();
    const one = new TerraformStack(app, 'one');
    thingWithFile(one, 'alpha');
    thingWithFile(new TerraformStack(app, 'two'), 'beta');
    const outdir = Testing.fullSynth(one);
    expect(readdirSync(join(outdir, 'stacks'))).toEqual(['one']);
    expect(readdirSync(join(outdir, 'stacks', 'one', 'alpha'))).toEqual(['note']);
  });

  test('may nest stacks', () => {
    const app = testApp();
    const outer = new TerraformStack(app, 'outer');
    thingWithFile(new TerraformStack(outer, 'inner'), 'alpha');
    expect([...synthApp(app).files.keys()]).toContain('stacks/inner/alpha/note');
  });
});

describe('an app with problems', () => {
  test('writes nothing, of no stack, and says everything at once', () => {
    const app = testApp();
    new TerraformVariable(new TerraformStack(app, 'foreign'), 'v', {});
    const one = thingWithFile(new TerraformStack(app, 'one'), 'alpha');
    const two = thingWithFile(new TerraformStack(app, 'two'), 'beta');
    one.problems.push('too big', 'too blue');
    two.problems.push('too late');
    expectProblems(app, ['[one/alpha] too big', '[one/alpha] too blue', '[two/beta] too late']);
    expect([...readOutput(app).files.keys()]).toEqual([]);
  });

  test('writes nothing of a foreign stack that is made last and comes first', () => {
    const app = testApp();
    const group = new Construct(app, 'group');
    thingWithFile(new TerraformStack(app, 'one'), 'alpha').problems.push('too big');
    new TerraformStack(group, 'foreign');
    expectProblems(app, ['[one/alpha] too big']);
  });

  test('is refused where one stack would be written over another', () => {
    const app = testApp();
    const [eu, us] = ['eu', 'us'].map((region) => new Construct(app, region));
    thingWithFile(new TerraformStack(eu!, 'jails'), 'alpha');
    new TerraformStack(us!, 'jails');
    expectProblems(app, [
      "[us/jails] stack 'jails' would be written over stack 'eu/jails', into the folder stacks/jails: give one another id",
    ]);
  });

  test('leaves what an earlier synth wrote', () => {
    const app = testApp();
    const thing = thingWithFile(new TerraformStack(app, 'one'), 'alpha');
    synthApp(app);
    thing.files.set('alpha/note', 'changed\n');
    thing.problems.push('too big');
    expectProblems(app, ['[one/alpha] too big']);
    expect(readOutput(app).stack('one').get('alpha/note')).toBe('of alpha\n');
  });

  test('is refused even if cdktf is told to skip validation', () => {
    const app = new App({ outdir: testApp().outdir, skipValidation: true });
    thingWithFile(new TerraformStack(app, 'one'), 'alpha').problems.push('too big');
    expectProblems(app, ['[one/alpha] too big']);
  });

  test('is refused when one stack is validated alone', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'one');
    thingWithFile(stack, 'alpha').problems.push('too big');
    expect(() => Testing.synth(stack, true)).toThrow(
      'validation failed with 1 problem:\n  [one/alpha] too big',
    );
  });

  test('ends the program with the list alone, and with an exit status', () => {
    const engine = JSON.stringify(join(__dirname, '../../../lib/engine'));
    const program = `
      const { App, TerraformStack } = require('cdktf');
      const { guardSynthesis } = require(${engine});
      const app = new App({ outdir: ${JSON.stringify(testApp().outdir)} });
      guardSynthesis(new TerraformStack(app, 'one'), {
        problems: () => [{ path: 'one/a', message: 'too big' }, { path: 'one/b', message: 'too [blue]' }],
        warnings: () => [],
        files: () => new Map(),
      });
      app.synth();`;
    const run = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', program], {
      encoding: 'utf8',
      cwd: join(__dirname, '../../..'),
    });
    expect(run.stderr.split('\n').slice(0, 4)).toEqual([
      'validation failed with 2 problems:',
      '  [one/a] too big',
      '  [one/b] too [blue]',
      '    at synth',
    ]);
    expect(run.stderr).not.toContain('guard');
    expect(run.status).toBe(1);
  });
});

describe('aspects', () => {
  test('that break a stack are found out before the stack is written', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'one');
    const thing = thingWithFile(stack, 'alpha');
    Aspects.of(stack).add({ visit: (node) => void (node === thing && thing.problems.push('made too big')) });
    expectProblems(app, ['[one/alpha] made too big']);
  });

  test('that break a later stack are found out before that is written', () => {
    const app = testApp();
    const one = new TerraformStack(app, 'one');
    new Thing(one, 'alpha');
    const beta = thingWithFile(new TerraformStack(app, 'two'), 'beta');
    Aspects.of(one).add({ visit: (node) => void (node === one && beta.problems.push('made too big')) });
    expect(() => app.synth()).toThrow('[two/beta] made too big');
    expect([...readOutput(app).stack('two').keys()]).toEqual([]);
  });

  test('that break a stack are found out before it is written, without validation', () => {
    const app = new App({ outdir: testApp().outdir, skipValidation: true });
    const stack = new TerraformStack(app, 'one');
    const thing = thingWithFile(stack, 'alpha');
    Aspects.of(stack).add({ visit: (node) => void (node === thing && thing.problems.push('made too big')) });
    expect(() => app.synth()).toThrow('[one/alpha] made too big');
    expect([...readOutput(app).stack('one').keys()]).toEqual([]);
  });

  test('that connect constructs without validation are heeded', () => {
    const app = new App({ outdir: testApp().outdir, skipValidation: true });
    const stack = new TerraformStack(app, 'one');
    const [web, db] = ['web', 'db'].map((id) => {
      const thing = new Thing(stack, id);
      return { thing, resource: jailResource(thing, () => ({})) };
    });
    Aspects.of(stack).add({
      visit: (node) => void (node === stack && web!.thing.node.addDependency(db!.thing)),
    });
    expect(resourcesByPath(synthApp(app), stack).get('one/web/Resource')?.depends_on).toEqual([
      db!.resource.address,
    ]);
  });

  test('may add constructs, with their files', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'one');
    new Thing(stack, 'alpha');
    Aspects.of(stack).add({
      visit: (node) => {
        if (node === stack) {
          jailResource(thingWithFile(stack, 'late'), () => ({ text: 'late' }));
        }
      },
    });
    const written = synthApp(app);
    expect(written.stack('one').get('late/note')).toBe('of late\n');
    expect(Object.keys(written.terraform('one').resource?.null_resource ?? {})).toHaveLength(1);
  });
});

describe('a synthesizer of the program', () => {
  const called: string[] = [];
  const withFile = (app: App): TerraformStack => {
    const stack = new TerraformStack(app, 'one');
    thingWithFile(stack, 'alpha');
    return stack;
  };

  test('around the one that is there', () => {
    const app = testApp();
    const stack = withFile(app);
    const inner = stack.synthesizer;
    stack.synthesizer = {
      synthesize: (session) => {
        called.push('around');
        inner.synthesize(session);
      },
    };
    expect([...synthApp(app).stack('one').keys()]).toEqual(['alpha/note', 'cdk.tf.json']);
    expect(called).toEqual(['around']);
  });

  test('in the place of the one that is there', () => {
    const app = testApp();
    const stack = withFile(app);
    const { outdir } = app;
    stack.synthesizer = {
      synthesize: () => {
        mkdirSync(join(outdir, 'stacks/one'));
        writeFileSync(join(outdir, 'stacks/one/own.json'), JSON.stringify(stack.toTerraform()));
      },
    };
    expect([...synthApp(app).stack('one').keys()]).toEqual(['alpha/note', 'own.json']);
  });
});

describe('the JSON of one stack, as tests ask for it,', () => {
  test('is what a synthesis writes', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'one');
    const [web, db] = ['web', 'db'].map((id) => new Thing(stack, id));
    const resources = [web!, db!].map((thing) => jailResource(thing, () => ({})));
    web!.node.addDependency(db!);
    choosePlanResource(web!, { type: 'terraform_data', jails: () => resources });
    new TerraformOutput(stack, 'id', { value: resources[0]?.getStringAttribute('id') });
    const alone = JSON.parse(Testing.synth(stack)) as Record<string, unknown>;
    const { resource, output, provider } = synthApp(app).terraform('one');
    const uncommented = JSON.parse(
      JSON.stringify({ resource, output, provider }, (name, value: unknown) =>
        name === '//' ? undefined : value,
      ),
    ) as object;
    expect(alone).toEqual(uncommented);
    expect(alone.output).toEqual({ id: { value: expect.stringMatching(/^\$\{terraform_data\..*\.id\}$/) } });
  });

  test('begins and ends', () => {
    const asked: string[] = [];
    const stack = new TerraformStack(testApp(), 'one');
    new Thing(stack, 'alpha', {
      ...simpleSynthesis,
      begin: ({ node }) => void asked.push(`begin ${node.path}`),
      end: () => void asked.push('end'),
    });
    Testing.synth(stack);
    expect(asked).toEqual(['begin one', 'end']);
  });
});

describe('a stack whose first thing of ours is made by an aspect', () => {
  const lateStack = (app: App, make: (stack: TerraformStack) => void): void => {
    const stack = new TerraformStack(app, 'one');
    Aspects.of(stack).add({
      visit: (node) => void (node === stack && stack.node.tryFindChild('late') === undefined && make(stack)),
    });
  };

  test('has its files', () => {
    const app = testApp();
    lateStack(app, (stack) => void jailResource(thingWithFile(stack, 'late'), () => ({ text: 'late' })));
    const written = synthApp(app);
    expect([...written.stack('one').keys()]).toEqual(['cdk.tf.json', 'late/note']);
    expect(written.terraform('one').provider).toEqual({ null: [{}] });
    expect(synthApp(app).files).toEqual(written.files);
  });

  test('is checked', () => {
    const app = testApp();
    lateStack(app, (stack) => void thingWithFile(stack, 'late').problems.push('made too big'));
    expectProblems(app, ['[one/late] made too big']);
  });
});

describe('what the constructs are asked', () => {
  function recorder(): { readonly asked: string[]; readonly synthesis: Synthesis } {
    const asked: string[] = [];
    const note = (what: string, ...scopes: readonly IConstruct[]) =>
      asked.push([what, ...scopes.map(({ node }) => node.path || 'app')].join(' '));
    return {
      asked,
      synthesis: {
        begin: (scope) => void note('begin', scope),
        problems: (stacks) => (note('problems', ...stacks), simpleSynthesis.problems(stacks)),
        warnings: (stacks) => (note('warnings', ...stacks), []),
        files: (stack) => (note('files', stack), simpleSynthesis.files(stack)),
        end: (scope) => void note('end', scope),
      },
    };
  }

  test('is the whole app once, then the files of each stack', () => {
    const { asked, synthesis } = recorder();
    const app = testApp();
    new Thing(new TerraformStack(app, 'one'), 'alpha', synthesis);
    new Thing(new TerraformStack(app, 'two'), 'beta', synthesis);
    synthApp(app);
    expect(asked).toEqual([
      'begin app',
      'problems one two',
      'warnings one two',
      'files one',
      'files two',
      'end app',
    ]);
  });

  test('is one stack again after its aspects', () => {
    const { asked, synthesis } = recorder();
    const app = testApp();
    new Thing(new TerraformStack(app, 'one'), 'alpha', synthesis);
    const two = new TerraformStack(app, 'two');
    Aspects.of(new Thing(two, 'beta', synthesis)).add({ visit: () => undefined });
    synthApp(app);
    const whole = ['begin app', 'problems one two', 'warnings one two', 'files one'];
    expect(asked).toEqual([...whole, 'begin two', 'problems two', 'warnings two', 'files two', 'end app']);
  });

  test('is the whole app once with nested stacks, too', () => {
    const { asked, synthesis } = recorder();
    const app = testApp();
    const outer = new TerraformStack(app, 'outer');
    new Thing(outer, 'alpha', synthesis);
    new TerraformStack(outer, 'inner');
    synthApp(app);
    const whole = ['begin app', 'problems outer outer/inner', 'warnings outer outer/inner'];
    expect(asked).toEqual([...whole, 'files outer', 'files outer/inner', 'end app']);
  });

  test('ends with a failure', () => {
    const { asked, synthesis } = recorder();
    const app = testApp();
    new Thing(new TerraformStack(app, 'one'), 'alpha', synthesis).problems.push('too big');
    expect(() => app.synth()).toThrow();
    expect(asked).toEqual(['begin app', 'problems one', 'end app']);
  });

  test('ends with a failure of somebody else', () => {
    const { asked, synthesis } = recorder();
    const app = testApp();
    const stack = new TerraformStack(app, 'one');
    Annotations.of(new Thing(stack, 'alpha', synthesis)).addError('refused by an annotation');
    expect(() => app.synth()).toThrow('refused by an annotation');
    expect(asked).toEqual(['begin app', 'problems one', 'warnings one', 'end app']);
  });
});
