import { isComplete, outcomeOf, printOutcome } from '../../../lib/import';
import { join } from 'node:path';
import { filesBelow } from '../../support/files-below';
import { planned, proven } from './imported';

const WRITTEN = [...filesBelow(join(__dirname, '../../golden'))].filter(([path]) =>
  path.endsWith('/jail.conf'),
);

const said = (text: string) => planned(text).jails.flatMap((jail) => jail.departures);
const FULL =
  'host.hostname = web; exec.start = "/bin/sh /etc/rc"; exec.stop = "/bin/sh /etc/rc.shutdown jail";';

describe('what is not as it was', () => {
  it('is nothing for a jail that can be carried over whole', () => {
    const { plan, differences } = proven(`web { path = /jails/web; ${FULL} }`);
    expect(differences).toEqual([]);
    expect(isComplete(outcomeOf(plan, differences))).toBe(true);
  });

  it('is told with its reason', () => {
    expect(
      said(
        'web { path = /jails/web; ip4.addr = "em0|192.0.2.1/24 vhid 5"; allow.levitation; depend = "12"; } 12 { }',
      ),
    ).toEqual([
      {
        jail: 'web',
        parameter: 'host.hostname',
        what: 'not set',
        why: "the library gives the jail the host name 'web'",
      },
      {
        jail: 'web',
        parameter: 'ip4.addr',
        what: 'em0|192.0.2.1/24 vhid 5',
        why: expect.stringContaining("'em0|192.0.2.1/24 vhid 5'"),
      },
      {
        jail: 'web',
        parameter: 'exec.start',
        what: 'nothing',
        why: 'a jail of the library runs something, so it runs /usr/bin/true',
      },
      {
        jail: 'web',
        parameter: 'exec.stop',
        what: 'nothing',
        why: 'a jail of the library runs something, so it runs /usr/bin/true',
      },
      {
        jail: 'web',
        parameter: 'allow.levitation',
        what: 'set',
        why: 'the library does not know this parameter',
      },
      { jail: 'web', parameter: 'depend', what: '12', why: 'that jail is not in the program' },
    ]);
  });

  it.each([
    ['12 { path = /jails/x; }', /is a number/],
    ['a.b { path = /jails/x; }', /'a\.b'/],
    ['web { }', /the root of the host/],
    ['web { path = relative; }', /'relative'/],
  ])('%s is left out', (text, why) => {
    expect(planned(text).leftOut).toEqual([expect.objectContaining({ why: expect.stringMatching(why) })]);
  });

  it('leaves out the second of two jails of one name, which jail(8) would not start', () => {
    const plan = planned('web { path = /a; } web { path = /b; }');
    expect(plan.jails.map(({ name }) => name)).toEqual(['web']);
    expect(plan.leftOut).toMatchObject([{ name: 'web', why: 'the file has a jail of that name before it' }]);
  });

  it('is found in what was synthesized, not only in what was planned', () => {
    const { plan } = proven(`web { path = /jails/web; ${FULL} }`);
    const other = proven(`web { path = /jails/web; ${FULL} securelevel = 2; exec.poststart = "/bin/x"; }`);
    // The one plan held against the other's output.
    const differences = other.compareWith(plan);
    expect(differences).toEqual([
      { jail: 'web', parameter: 'exec.poststart', file: 'not set', program: '/bin/x' },
      { jail: 'web', parameter: 'securelevel', file: 'not set', program: '2' },
    ]);
    expect(printOutcome(outcomeOf(plan, differences)))
      .toBe(`1 jail carried over: the program was synthesized, and evaluates to the same parameters but for these
  web: exec.poststart: not set in the file, /bin/x in the program
  web: securelevel: not set in the file, 2 in the program
`);
  });

  it('is told without a value speaking to the terminal', () => {
    const outcome = {
      carried: 0,
      leftOut: [{ jail: 'a\nb', why: 'no' }],
      departures: [{ jail: 'c', what: '\x1b[2J', why: 'no' }],
      unexplained: [],
      missingFolders: [],
    };
    expect(printOutcome(outcome)).toContain('  c: \\u001b[2J: no\nnot carried over: a\\u000ab: no\n');
  });

  it('finds a limit or an interface that is not the same', () => {
    const jail = (rule: string, address: string) => `web { path = /jails/web; ${FULL}
      vnet; vnet.interface = epair1b;
      exec.prestart = "ifconfig epair1 create", "ifconfig bridge0 addm epair1a";
      exec.start = "ifconfig epair1b ${address}", "/bin/sh /etc/rc";
      exec.poststop = "ifconfig epair1a destroy";
      exec.poststart = "rctl -a jail:web:maxproc:deny=${rule}"; }`;
    const { plan } = proven(jail('10', '10.0.0.2/24'));
    expect(proven(jail('11', '10.0.0.3/24')).compareWith(plan)).toEqual([
      { jail: 'web', parameter: 'RctlLimit', file: 'maxproc deny 10 jail', program: 'maxproc deny 11 jail' },
      {
        jail: 'web',
        parameter: 'VnetBridge',
        file: 'bridge0 epair1b 10.0.0.2/24',
        program: 'bridge0 epair1b 10.0.0.3/24',
      },
    ]);
  });

  it('takes for the same what jail(8) takes for the same', () => {
    const { differences } = proven(`
      web { path = "//jails/web/"; ${FULL} interface = em0; ip4.addr = 192.0.2.1; ip6.addr = "em1|2001:DB8:0::1/64";
        allow.nomount; enforce_statfs = 2; persist = false; exec.poststart = ""; mount.devfs; devfs_ruleset = 4; }
      db { path = /jails/db; ${FULL} mount = "tmpfs /jails/db/tmp  tmpfs"; mount.devfs = false; }`);
    expect(differences).toEqual([]);
  });

  it('leaves out a jail that synthesis refuses, and keeps the others', () => {
    const { plan, differences } = proven(
      `a { path = /jails/a; ${FULL} } b { path = /jails/a; ${FULL} } c { path = /jails/c; ${FULL} }`,
    );
    expect(plan.leftOut.map(({ name }) => name)).toEqual(['b']);
    expect(plan.leftOut[0]?.why).toContain('/jails/a');
    expect(differences).toEqual([]);
  });

  it.each(WRITTEN)('takes in what synth wrote, %s', (_, text) => {
    const { plan, differences } = proven(text);
    expect({ leftOut: plan.leftOut, differences }).toEqual({ leftOut: [], differences: [] });
  });
});
