import { findAttachments, type FoundAttachment } from '../../../lib/import/recognise/attachments';
import type { HookLine } from '../../../lib/import/recognise/hooks';
import { findLimits } from '../../../lib/import/recognise/limits';
import { findMounts, parseDatasets } from '../../../lib/import/recognise/mounts';

type Hooks = Readonly<Record<string, readonly string[]>>;

const linesOf = (hooks: Hooks): HookLine[] =>
  Object.entries(hooks).flatMap(([hook, texts]) => texts.map((text) => ({ hook: `exec.${hook}`, text })));

describe('findLimits', () => {
  const limits = (hooks: Hooks) => findLimits('web', linesOf(hooks)).limits;

  it('knows rules that are added and removed', () => {
    const hooks = {
      created: ['rctl -a jail:web:openfiles:deny=1024'],
      poststart: [
        '/usr/bin/rctl -a jail:web:memoryuse:sigterm=1048576k',
        'rctl -a jail:web:maxproc:deny=50/user',
      ],
      prestop: ['/usr/bin/rctl -r jail:web 2>/dev/null || true'],
      poststop: ['rctl -r jail:web:maxproc', 'logger web is down'],
    };
    expect(limits(hooks)).toEqual([
      { resource: 'openfiles', action: 'deny', per: 'jail', amount: '1024' },
      { resource: 'memoryuse', action: 'sigterm', per: 'jail', amount: '1G' },
      { resource: 'maxproc', action: 'deny', per: 'user', amount: '50' },
    ]);
    expect([...findLimits('web', linesOf(hooks)).lines].map(({ text }) => text)).not.toContain(
      'logger web is down',
    );
  });

  it.each([
    ['another jail', { poststart: ['rctl -a jail:db:maxproc:deny=50'] }],
    ['an unknown resource', { poststart: ['rctl -a jail:web:memory:deny=1G'] }],
    ['a pair that the kernel refuses', { poststart: ['rctl -a jail:web:cputime:deny=60'] }],
    ['a rule twice', { poststart: ['rctl -a jail:web:maxproc:deny=5', 'rctl -a jail:web:maxproc:deny=6'] }],
    ['a rule before the jail is there', { prestart: ['rctl -a jail:web:maxproc:deny=5'] }],
    ['a rule among other commands', { poststart: ['rctl -a jail:web:maxproc:deny=5 && logger limited'] }],
    [
      'a removal before another command',
      { poststart: ['rctl -a jail:web:maxproc:deny=5'], prestop: ['rctl -r jail:web; /root/backup.sh'] },
    ],
    [
      'a removal with another command close behind it',
      {
        poststart: ['rctl -a jail:web:maxproc:deny=5'],
        prestop: ['rctl -r jail:web:maxproc;/root/backup.sh'],
      },
    ],
    [
      'rules from a file',
      { poststart: ['rctl -a jail:web:maxproc:deny=5', 'xargs rctl -a < /etc/web.rctl'] },
    ],
  ])('leaves %s alone', (_, hooks) => {
    expect(limits(hooks)).toEqual([]);
  });
});

describe('findAttachments', () => {
  const found = (interfaces: string[], hooks: Hooks): readonly Partial<FoundAttachment>[] =>
    findAttachments(interfaces, linesOf(hooks)).attachments;

  it('knows jib', () => {
    expect(
      found(['e0b_web', 'e1b_web'], {
        prestart: ['/usr/share/examples/jails/jib addm web em0 em1'],
        poststop: ['/usr/share/examples/jails/jib destroy web'],
      }),
    ).toEqual([
      {
        bridge: 'em0bridge',
        uplink: 'em0',
        jailEnd: 'e0b_web',
        changed: ['the MAC address of e0b_web, which jib makes from that of em0'],
      },
      {
        bridge: 'em1bridge',
        uplink: 'em1',
        jailEnd: 'e1b_web',
        changed: ['the MAC address of e1b_web, which jib makes from that of em1'],
      },
    ]);
  });

  it('knows the name that jib gives a bridge', () => {
    expect(
      found(['e0b_web'], { prestart: ['jib addm -b br web em0'], poststop: ['jib destroy web'] }),
    ).toMatchObject([{ bridge: 'em0br', uplink: 'em0' }]);
  });

  it('knows a pair as the handbook makes it', () => {
    expect(
      found(['epair154b'], {
        prestart: [
          '/sbin/ifconfig epair154 create up',
          '/sbin/ifconfig epair154a up descr jail:web',
          '/sbin/ifconfig bridge0 addm epair154a up',
        ],
        start: [
          '/sbin/ifconfig epair154b 192.168.1.154/24 up',
          '/sbin/route add default 192.168.1.1',
          '/bin/sh /etc/rc',
        ],
        poststop: ['/sbin/ifconfig bridge0 deletem epair154a', '/sbin/ifconfig epair154a destroy'],
      }),
    ).toEqual([
      {
        bridge: 'bridge0',
        jailEnd: 'epair154b',
        ip4: '192.168.1.154/24',
        route4: '192.168.1.1',
        changed: [],
      },
    ]);
  });

  it('knows both families, a mask, a MAC address, and which interface has the routes', () => {
    expect(
      found(['epair1b', 'epair2b'], {
        prestart: [
          'ifconfig epair1 create',
          'ifconfig epair1b ether 02:AA:bb:cc:dd:ee',
          'ifconfig lan addm epair1a',
          'ifconfig epair1a up',
          'ifconfig epair2 create up >/dev/null',
          'ifconfig wan addm epair2a up',
        ],
        start: [
          'ifconfig epair1b inet 10.0.0.2 netmask 255.255.255.0',
          'ifconfig epair2b inet 192.0.2.2/28 up',
          'ifconfig epair2b inet6 2001:db8::2/64',
          'route -q add default 192.0.2.1',
          'route -6 add default 2001:db8::1',
        ],
        poststop: ['ifconfig epair1a destroy', 'ifconfig epair2b destroy || true'],
      }),
    ).toEqual([
      { bridge: 'lan', jailEnd: 'epair1b', mac: '02:aa:bb:cc:dd:ee', ip4: '10.0.0.2/24', changed: [] },
      {
        bridge: 'wan',
        jailEnd: 'epair2b',
        ip4: '192.0.2.2/28',
        ip6: '2001:db8::2/64',
        route4: '192.0.2.1',
        route6: '2001:db8::1',
        changed: [],
      },
    ]);
  });

  const pair = {
    prestart: ['ifconfig epair5 create', 'ifconfig bridge0 addm epair5a'],
    start: ['ifconfig epair5b 10.0.0.5/24'],
    poststop: ['ifconfig epair5a destroy'],
  };

  it.each<[string, string[], Hooks]>([
    ['a pair that nobody destroys', ['epair5b'], { ...pair, poststop: [] }],
    ['a pair on no bridge', ['epair5b'], { ...pair, prestart: ['ifconfig epair5 create'] }],
    [
      'a pair with a command that is not known',
      ['epair5b'],
      { ...pair, poststart: ['ifconfig epair5a mtu 9000'] },
    ],
    [
      'a pair with two addresses',
      ['epair5b'],
      { ...pair, start: [...pair.start, 'ifconfig epair5b 10.0.0.6/24'] },
    ],
    [
      'a router on another network',
      ['epair5b'],
      { ...pair, start: [...pair.start, 'route add default 10.1.0.1'] },
    ],
    [
      'a mask with holes',
      ['epair5b'],
      { ...pair, start: ['ifconfig epair5b inet 10.0.0.5 netmask 255.0.255.0'] },
    ],
    ['an interface of the host beside a pair', ['epair5b', 'em1'], pair],
    [
      'interfaces that jib does not make',
      ['e0b_web'],
      { prestart: ['jib addm db em0'], poststop: ['jib destroy db'] },
    ],
    [
      'jib that is called twice',
      ['e0b_web'],
      { prestart: ['jib addm web em0', 'jib addm web em1'], poststop: ['jib destroy web'] },
    ],
    ['jng', ['ng0_web'], { prestart: ['jng bridge web em0'], poststop: ['jng shutdown web'] }],
  ])('leaves %s alone', (_, interfaces, hooks) => {
    expect(found(interfaces, hooks)).toEqual([]);
  });
});

describe('findMounts', () => {
  const datasets = parseDatasets('zroot\tnone\nzroot/data\t/data\nzroot/www\t/srv/www\n');

  it('knows a dataset by its mount point', () => {
    expect(
      findMounts(
        '/jails/web',
        ['/data  /jails/web/data nullfs rw 0 0', '/srv/www /jails/web/www nullfs ro'],
        datasets,
      ),
    ).toEqual({
      mounts: [
        { dataset: { name: 'zroot/data', mountpoint: '/data' }, destination: '/data', readOnly: false },
        { dataset: { name: 'zroot/www', mountpoint: '/srv/www' }, destination: '/www', readOnly: true },
      ],
      rest: [],
    });
  });

  it.each([
    '/data/below /jails/web/data nullfs rw 0 0',
    '/data /jails/db/data nullfs rw 0 0',
    '/data /jails/web/data unionfs rw 0 0',
    '/data /jails/web/data nullfs rw,noexec 0 0',
    '/data /jails/web/d\\040ata nullfs rw 0 0',
    'tmpfs /jails/web/tmp tmpfs rw 0 0',
  ])('keeps %s', (line) => {
    expect(findMounts('/jails/web', [line], datasets)).toEqual({ mounts: [], rest: [line] });
  });

  it('keeps all when one lies inside another and not all are known: their order would change', () => {
    const lines = ['tmpfs /jails/web/data/x tmpfs rw', '/data /jails/web/data nullfs rw'];
    expect(findMounts('/jails/web', lines, datasets)).toEqual({ mounts: [], rest: lines });
  });
});
