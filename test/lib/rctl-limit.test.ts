import { TerraformVariable } from 'cdktf';
import {
  Jail,
  JailRoot,
  RctlAction,
  RctlLimit,
  RctlPer,
  RctlResource,
  Size,
  TerraformStack,
  type RctlLimitProps,
} from '../../lib';
import { rctlActions, rctlPerValues, rctlResources } from '../../lib/facts/rctl';
import { blockLines, jailEntry, manifestOf, mistakes, onHost, untyped, web } from '../support/program';

/** A jail `web` with limits inside it. */
const limited = (...limits: Partial<RctlLimitProps>[]): TerraformStack =>
  onHost((stack) => {
    const jail = web()(stack);
    limits.forEach((props, index) => {
      new RctlLimit(jail, `limit${index}`, { resource: RctlResource.MAXPROC, amount: 100, ...props });
    });
  });

const rctlLines = (stack: TerraformStack) => blockLines(stack).filter((line) => line.includes('rctl'));

describe('RctlLimit', () => {
  it('denies more, over the whole jail', () => {
    const stack = limited({});
    expect(jailEntry(stack).limits).toStrictEqual([
      { path: 'lab/web/limit0', resource: 'maxproc', action: 'deny', amount: 100, per: 'jail' },
    ]);
    expect(rctlLines(stack)).toEqual([
      'exec.poststart = "/usr/bin/rctl -a jail:web:maxproc:deny=100";',
      'exec.prestop = "/usr/bin/rctl -r jail:web:maxproc:deny 2>/dev/null || true";',
    ]);
  });

  it.each<[string, Partial<RctlLimitProps>, string]>([
    ['resource', { resource: RctlResource.NTHR }, 'jail:web:nthr:deny=100'],
    ['action', { action: RctlAction.SIGTERM }, 'jail:web:maxproc:sigterm=100'],
    [
      'amount of bytes',
      { resource: RctlResource.VMEMORYUSE, amount: Size.mebibytes(512) },
      'jail:web:vmemoryuse:deny=512M',
    ],
    [
      'amount that is no round number',
      { resource: RctlResource.VMEMORYUSE, amount: Size.bytes(1001) },
      'jail:web:vmemoryuse:deny=1001',
    ],
    [
      'amount per second',
      { resource: RctlResource.READBPS, action: RctlAction.THROTTLE, amount: Size.mebibytes(10) },
      'jail:web:readbps:throttle=10M',
    ],
    ['amount of percent', { resource: RctlResource.PCPU, amount: 200 }, 'jail:web:pcpu:deny=200'],
    ['amount zero', { amount: 0 }, 'jail:web:maxproc:deny=0'],
    ['per', { per: RctlPer.USER }, 'jail:web:maxproc:deny=100/user'],
  ])('%s', (_prop, props, rule) => {
    expect(rctlLines(limited(props)).find((line) => line.includes(' -a '))).toContain(`-a ${rule}"`);
  });

  it('stands in one order, by its rule', () => {
    const stack = limited({ resource: RctlResource.NTHR }, { action: RctlAction.LOG }, {});
    expect(jailEntry(stack).limits.map((one) => `${one.resource}:${one.action}`)).toEqual([
      'maxproc:deny',
      'maxproc:log',
      'nthr:deny',
    ]);
  });

  it('clears what is not replaced before it adds', () => {
    expect(rctlLines(limited({}, { action: RctlAction.LOG, amount: 80 }))).toEqual([
      'exec.poststart = "/usr/bin/rctl -r jail:web:maxproc:log 2>/dev/null || true";',
      'exec.poststart += "/usr/bin/rctl -a jail:web:maxproc:deny=100";',
      'exec.poststart += "/usr/bin/rctl -a jail:web:maxproc:log=80";',
      'exec.prestop = "/usr/bin/rctl -r jail:web:maxproc:deny 2>/dev/null || true";',
      'exec.prestop += "/usr/bin/rctl -r jail:web:maxproc:log 2>/dev/null || true";',
    ]);
  });

  it('names its jail where it is not inside it', () => {
    const stack = onHost((above) => {
      const jail = web()(above);
      new RctlLimit(above, 'limit', { jail, resource: RctlResource.MAXPROC, amount: 5 });
    });
    expect(mistakes(stack)).toEqual([]);
    expect(jailEntry(stack).limits).toHaveLength(1);
  });

  it('goes to the jail that is named, even inside another', () => {
    const stack = onHost((above) => {
      const app = new Jail(above, 'app', { root: JailRoot.directory('/jails/app') });
      new RctlLimit(app, 'limit', { jail: web()(above), resource: RctlResource.MAXPROC, amount: 5 });
    });
    expect(manifestOf(stack).jails.map((jail) => [jail.name, jail.limits.length])).toEqual([
      ['app', 0],
      ['web', 1],
    ]);
  });

  it('tells itself from anything else', () => {
    const limit = new RctlLimit(web()(onHost(() => undefined)), 'x', {
      resource: RctlResource.MAXPROC,
      amount: 1,
    });
    expect([RctlLimit.isRctlLimit(limit), RctlLimit.isRctlLimit({})]).toEqual([true, false]);
  });
});

describe('the names of rctl(8)', () => {
  it('are all there', () => {
    expect(Object.values(RctlResource)).toEqual(rctlResources.map((resource) => resource.name));
    expect(new Set(Object.values(RctlAction))).toEqual(new Set(rctlActions));
    expect(new Set(Object.values(RctlPer))).toEqual(new Set(rctlPerValues));
  });

  it.each(rctlResources.map(({ name, unit }) => [name, unit] as const))(
    '%s takes an amount in %s',
    (name, unit) => {
      const amount = unit.startsWith('bytes') ? Size.gibibytes(1) : 100;
      const other = unit.startsWith('bytes') ? 100 : Size.gibibytes(1);
      const action = RctlAction.LOG;
      const resource = name as RctlResource;
      expect(
        mistakes(limited({ resource, action, amount })).filter((line) => line.includes("'amount'")),
      ).toEqual([]);
      expect(mistakes(limited({ resource, action, amount: other }))).toEqual([
        expect.stringContaining("'amount'"),
      ]);
    },
  );
});

describe('a wrong limit', () => {
  it('given nothing, says all that is missing', () => {
    expect(mistakes(onHost((stack) => new RctlLimit(stack, 'limit', untyped(undefined))))).toEqual([
      "[lab/limit] 'resource' is missing, give it a value such as 'cputime'",
      "[lab/limit] 'amount' is missing, pass a Size or a whole number",
      "[lab/limit] a limit needs a jail: make it inside the Jail (new RctlLimit(jail, …)) or pass 'jail'",
    ]);
  });

  it.each<[Record<string, unknown>, string]>([
    [
      { resource: 'memory' },
      "'resource' must be one of cputime, datasize, stacksize, coredumpsize, memoryuse, memorylocked, maxproc, openfiles, vmemoryuse, pseudoterminals, swapuse, nthr, msgqqueued, msgqsize, nmsgq, nsem, nsemop, nshm, shmsize, wallclock, pcpu, readbps, writebps, readiops, writeiops, got 'memory'",
    ],
    [{ resource: 'maxprocs' }, "'resource' cannot be 'maxprocs', did you mean 'maxproc'"],
    [{ action: 'sigkil' }, "'action' cannot be 'sigkil', did you mean 'sigkill'"],
    [{ per: 'host' }, "'per' must be one of jail, process, user, loginclass, got 'host'"],
    [{ amount: '100' }, "'amount': pass a Size or a whole number, got '100'"],
    [{ amount: null }, "'amount': pass a Size or a whole number, got null"],
    [{ amount: -1 }, "'amount' must be a whole number of at least 0, got -1"],
    [{ amount: 1.5 }, "'amount' must be a whole number of at least 0, got 1.5"],
    [{ amount: NaN }, "'amount' must be a whole number of at least 0, got NaN"],
    [
      { amount: Size.mebibytes(1) },
      "'amount': maxproc is counted in pieces, pass a whole number instead of a Size",
    ],
    [
      { resource: RctlResource.VMEMORYUSE },
      "'amount': vmemoryuse is counted in bytes, pass a Size such as Size.mebibytes(512) instead of 100",
    ],
    [{ jail: 'web' }, "'jail': pass a Jail, got 'web'"],
    [{ resourse: 'maxproc' }, "unknown prop 'resourse', did you mean 'resource'"],
  ])('%j', (props, message) => {
    expect(mistakes(limited(untyped(props)))).toEqual([`[lab/web/limit0] ${message}`]);
  });

  it('outside of a jail', () => {
    const stack = onHost(
      (above) => new RctlLimit(above, 'limit', { resource: RctlResource.MAXPROC, amount: 5 }),
    );
    expect(mistakes(stack)).toEqual([
      "[lab/limit] a limit needs a jail: make it inside the Jail (new RctlLimit(jail, …)) or pass 'jail'",
    ]);
  });

  it('on a jail of another stack', () => {
    const stack = onHost((above) => {
      const other = new TerraformStack(above.node.root, 'other');
      new RctlLimit(other, 'limit', { jail: web()(above), resource: RctlResource.MAXPROC, amount: 5 });
    });
    expect(mistakes(stack)).toEqual([
      "[other/limit] jail 'web' is in another stack, make the limit inside the Jail",
    ]);
  });

  it('refuses Terraform values by name', () => {
    const stack = onHost((above) => {
      const { stringValue, numberValue } = new TerraformVariable(above, 'value', {});
      const jail = web()(above);
      new RctlLimit(jail, 'a', { resource: untyped(stringValue), amount: numberValue });
      new RctlLimit(jail, 'b', { resource: RctlResource.MAXPROC, amount: numberValue });
    });
    expect(mistakes(stack)).toEqual([
      "[lab/web/a] 'resource' must be known at synth, got a Terraform value",
      "[lab/web/a] 'amount' must be known at synth, got a Terraform value",
      "[lab/web/b] 'amount' must be known at synth, got a Terraform value",
    ]);
  });
});
