import { duplicateLimit } from '../../../lib/checks/duplicate-limit';
import { ineffectiveLimit } from '../../../lib/checks/ineffective-limit';
import { refusedLimit } from '../../../lib/checks/refused-limit';
import type { LimitEntry } from '../../../lib/manifest/jail-schema';
import { jail, limit, manifest } from '../../support/manifest';

const withLimits = (...limits: LimitEntry[]) => [manifest({ jails: [jail({ name: 'web', limits })] })];

describe('refused-limit', () => {
  test.each<[Partial<LimitEntry>, string]>([
    [
      { resource: 'cputime' },
      "limit 'cputime:deny' cannot be: the kernel refuses deny for cputime: use log, devctl or a signal",
    ],
    [
      { resource: 'readbps' },
      "limit 'readbps:deny' cannot be: the kernel refuses deny for readbps: use throttle, log, devctl or a signal",
    ],
    [
      { resource: 'maxproc', action: 'throttle' },
      "limit 'maxproc:throttle' cannot be: the kernel refuses throttle for maxproc: use deny, log, devctl or a signal",
    ],
    [
      { resource: 'swapuse', per: 'process' },
      "limit 'swapuse:deny/process' cannot be: the kernel does not count swapuse by process: leave 'per' out or use user, loginclass or jail",
    ],
  ])('%j', (parts, message) => {
    expect(refusedLimit(withLimits(limit({ ...parts, path: 'production/web/limit' })))).toEqual([
      { path: 'production/web/limit', message },
    ]);
  });

  test('what the kernel takes', () => {
    const limits = [
      limit({ resource: 'cputime', action: 'sigterm' }),
      limit({ resource: 'readbps', action: 'throttle' }),
      limit({ resource: 'maxproc', per: 'user' }),
    ];
    expect(refusedLimit(withLimits(...limits))).toEqual([]);
  });
});

describe('duplicate-limit', () => {
  test('one rule for each resource, action and subject', () => {
    const limits = [
      limit({ path: 'production/web/a', amount: 10 }),
      limit({ path: 'production/web/b', amount: 20 }),
    ];
    expect(duplicateLimit(withLimits(...limits))).toEqual([
      {
        path: 'production/web/b',
        message: "limit 'maxproc:deny' is already set by 'production/web/a', keep one of them",
      },
    ]);
  });

  test('the subject belongs to the key', () => {
    const limits = ['a', 'b'].map((id) => limit({ path: `production/web/${id}`, per: 'user' }));
    expect(duplicateLimit(withLimits(...limits))).toEqual([
      {
        path: 'production/web/b',
        message: "limit 'maxproc:deny/user' is already set by 'production/web/a', keep one of them",
      },
    ]);
  });

  test('another action, another subject, another jail', () => {
    const limits = [limit(), limit({ action: 'log' }), limit({ per: 'user' }), limit({ resource: 'nthr' })];
    const jails = ['db', 'web'].map((name) => jail({ name, limits }));
    expect(duplicateLimit([manifest({ jails })])).toEqual([]);
  });
});

describe('ineffective-limit', () => {
  test('denied memoryuse refuses nothing', () => {
    expect(
      ineffectiveLimit(withLimits(limit({ resource: 'memoryuse', path: 'production/web/memory' }))),
    ).toEqual([
      {
        path: 'production/web/memory',
        message:
          "limit 'memoryuse:deny' does not do what it says: deny refuses no memory, the kernel only pushes pages out: use sigkill or sigterm, or limit vmemoryuse or swapuse",
      },
    ]);
  });

  test('a signal acts, and denied pcpu does what one expects of it', () => {
    const limits = [
      limit({ resource: 'memoryuse', action: 'sigkill' }),
      limit({ resource: 'pcpu' }),
      limit({ resource: 'vmemoryuse' }),
    ];
    expect(ineffectiveLimit(withLimits(...limits))).toEqual([]);
  });
});
