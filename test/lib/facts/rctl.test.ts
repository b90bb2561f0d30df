import {
  rctlActions,
  rctlCaution,
  rctlPerValues,
  rctlRefusal,
  rctlResource,
  rctlResources,
} from '../../../lib/facts';

describe('what rctl(8) can limit', () => {
  test('holds the 25 resources and the 35 actions of the kernel, each once', () => {
    expect(new Set(rctlResources.map(({ name }) => name)).size).toBe(25);
    expect(new Set(rctlActions).size).toBe(35);
    expect(rctlPerValues).toEqual(['process', 'user', 'loginclass', 'jail']);
  });

  test('each resource has a unit', () => {
    const units = Object.fromEntries(rctlResources.map(({ name, unit }) => [name, unit]));
    expect(units).toMatchObject({
      memoryuse: 'bytes',
      maxproc: 'count',
      cputime: 'seconds',
      pcpu: 'percent',
      readbps: 'bytes/s',
      writeiops: 'operations/s',
    });
  });

  test('finds a resource by its name', () => {
    expect(rctlResource('maxproc')?.unit).toBe('count');
    expect(rctlResource('memory')).toBeUndefined();
  });
});

describe('what the kernel refuses', () => {
  const pairs = rctlResources.flatMap(({ name }) => rctlActions.map((action) => [name, action] as const));
  const refusedPairs = pairs.filter(([resource, action]) => rctlRefusal(resource, action) !== undefined);

  test('deny for what can only be counted or slowed down', () => {
    const refused = refusedPairs.filter(([, action]) => action === 'deny').map(([resource]) => resource);
    expect(refused).toEqual(['cputime', 'wallclock', 'readbps', 'writebps', 'readiops', 'writeiops']);
  });

  test('throttle for everything but input and output', () => {
    const taken = rctlResources.filter(({ name }) => rctlRefusal(name, 'throttle') === undefined);
    expect(taken.map(({ name }) => name)).toEqual(['readbps', 'writebps', 'readiops', 'writeiops']);
  });

  test('no other action', () => {
    expect(refusedPairs.filter(([, action]) => action !== 'deny' && action !== 'throttle')).toEqual([]);
  });

  test('amounts by process for what belongs to no process', () => {
    const refused = rctlResources.filter(({ name }) => rctlRefusal(name, 'log', 'process') !== undefined);
    expect(refused.map(({ name }) => name)).toEqual([
      ...['pseudoterminals', 'swapuse', 'msgqqueued', 'msgqsize', 'nmsgq', 'nsem', 'nshm', 'shmsize'],
    ]);
  });

  test.each([
    ['cputime', 'deny', 'jail', 'the kernel refuses deny for cputime: use log, devctl or a signal'],
    ['readbps', 'deny', 'jail', 'the kernel refuses deny for readbps: use throttle, log, devctl or a signal'],
    ['pcpu', 'throttle', 'jail', 'the kernel refuses throttle for pcpu: use deny, log, devctl or a signal'],
    [
      'swapuse',
      'deny',
      'process',
      "the kernel does not count swapuse by process: leave 'per' out or use user, loginclass or jail",
    ],
    ['maxproc', 'kill', 'jail', "rctl knows no action 'kill': use deny, log, devctl, throttle or a signal"],
    ['maxproc', 'deny', 'cpu', "rctl knows no '/cpu': use process, user, loginclass, jail"],
    [
      'memory',
      'deny',
      'jail',
      "rctl knows no resource 'memory': use one of cputime, datasize, stacksize, coredumpsize, memoryuse, " +
        'memorylocked, maxproc, openfiles, vmemoryuse, pseudoterminals, swapuse, nthr, msgqqueued, msgqsize, ' +
        'nmsgq, nsem, nsemop, nshm, shmsize, wallclock, pcpu, readbps, writebps, readiops, writeiops',
    ],
  ])('%s:%s/%s', (resource, action, per, reason) => {
    expect(rctlRefusal(resource, action, per)).toBe(reason);
  });
});

describe('what a rule does other than it says', () => {
  test('deny on memoryuse refuses nothing', () => {
    expect(rctlCaution('memoryuse', 'deny')).toBe(
      'deny refuses no memory, the kernel only pushes pages out: use sigkill or sigterm, or limit vmemoryuse or swapuse',
    );
    expect(rctlCaution('memoryuse', 'sigkill')).toBeUndefined();
  });

  test('deny on pcpu slows down', () => {
    expect(rctlCaution('pcpu', 'deny')).toBe(
      'deny slows processes down and refuses nothing, the limit is approached over seconds',
    );
  });

  test('the rest does what it says', () => {
    expect(rctlCaution('maxproc', 'deny')).toBeUndefined();
  });
});
