import { renderHostState } from '../../../lib/render/desired-state';
import type { BridgeEntry } from '../../../lib/manifest/bridge-schema';
import { bridge, manifest } from '../../support/manifest';
import { factRows, rows, run, SHELLS, type RunResult } from './shell';

interface World {
  readonly shall?: readonly BridgeEntry[];
  readonly was?: readonly BridgeEntry[];
  readonly interfaces?: string;
}

function plan(shell: readonly string[], { shall = [], was = [], interfaces = '' }: World): RunResult {
  const facts = (bridges: readonly BridgeEntry[]) =>
    factRows(renderHostState(manifest({ bridges: [...bridges] })));
  const result = run(shell, 'make_tables; plan_bridges', {
    files: {
      desired: facts(shall),
      'interfaces.state': interfaces,
      ...(was.length > 0 ? { 'state/applied': facts(was) } : {}),
    },
  });
  expect(result.stderr).toBe('');
  return result;
}

function actions({ file }: RunResult, phase = 'bridges'): string[] {
  return (file(`plan.${phase}`) ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t').slice(3).join(' | '));
}

const lan = bridge({ name: 'lan', unit: 7, ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1' });
const OURS = rows(['lan', 'description', 'cdktf-jails:lan'], ['lan', 'up']);
const EM0 = rows(['em0', 'up']);

describe.each(SHELLS)('plan_bridges under %s', (_, shell) => {
  it('makes a bridge that is missing, the MTU before the first member', () => {
    const full = { ...lan, ip6Cidr: 'fd00::/64', gateway6: 'fd00::1', uplink: 'em0', mtu: 1400 };
    expect(actions(plan(shell, { shall: [full], interfaces: EM0 }))).toEqual([
      '+ bridge lan | create_bridge | lan | bridge7',
      '~ bridge lan: mtu 1400 | set_bridge_mtu | lan | 1400',
      '~ bridge lan: address 10.0.0.1/24 | add_bridge_address | lan | inet | 10.0.0.1/24',
      '~ bridge lan: address fd00::1/64 | add_bridge_address | lan | inet6 | fd00::1/64',
      '~ bridge lan: join em0 (this may interrupt the network of the host) | add_bridge_member | lan | em0',
      '~ bridge lan: up | raise_bridge | lan',
    ]);
  });

  it('finds nothing to do where nothing differs', () => {
    const interfaces = OURS + rows(['lan', 'inet', '10.0.0.1/24']);
    const result = plan(shell, { shall: [lan], was: [lan], interfaces });
    expect([result.file('plan.bridges'), result.file('plan.errors')]).toEqual([undefined, undefined]);
  });

  it('adds a new address before it drops the old one, and leaves those that it never gave', () => {
    const before = { ...lan, gateway4: '10.0.0.9' };
    const interfaces = OURS + rows(['lan', 'inet', '10.0.0.9/24'], ['lan', 'inet', '192.0.2.1/24']);
    expect(actions(plan(shell, { shall: [lan], was: [before], interfaces }))).toEqual([
      '~ bridge lan: address 10.0.0.1/24 | add_bridge_address | lan | inet | 10.0.0.1/24',
      '~ bridge lan: drop address 10.0.0.9/24 | drop_bridge_address | lan | inet | 10.0.0.9',
    ]);
  });

  it('drops first where only the length of the prefix changes', () => {
    const before = { ...lan, ip4Cidr: '10.0.0.0/16' };
    const interfaces = OURS + rows(['lan', 'inet', '10.0.0.1/16']);
    expect(actions(plan(shell, { shall: [lan], was: [before], interfaces }))).toEqual([
      '~ bridge lan: drop address 10.0.0.1/16 | drop_bridge_address | lan | inet | 10.0.0.1',
      '~ bridge lan: address 10.0.0.1/24 | add_bridge_address | lan | inet | 10.0.0.1/24',
    ]);
  });

  it('lets go of an uplink that left the program', () => {
    const interfaces = EM0 + OURS + rows(['lan', 'inet', '10.0.0.1/24'], ['lan', 'member', 'em0']);
    expect(actions(plan(shell, { shall: [lan], was: [{ ...lan, uplink: 'em0' }], interfaces }))).toEqual([
      '~ bridge lan: let go of em0 | drop_bridge_member | lan | em0',
    ]);
  });

  it('takes what moves to another bridge from the one that had it first', () => {
    const net = bridge({ name: 'net', unit: 8, ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1', uplink: 'em0' });
    const interfaces = EM0 + OURS + rows(['lan', 'inet', '10.0.0.1/24'], ['lan', 'member', 'em0']);
    const had = { ...lan, uplink: 'em0' };
    const moved = [
      '~ bridge lan: drop address 10.0.0.1/24 | drop_bridge_address | lan | inet | 10.0.0.1',
      '~ bridge lan: let go of em0 | drop_bridge_member | lan | em0',
      '+ bridge net | create_bridge | net | bridge8',
      '~ bridge net: address 10.0.0.1/24 | add_bridge_address | net | inet | 10.0.0.1/24',
      '~ bridge net: join em0 (this may interrupt the network of the host) | add_bridge_member | net | em0',
      '~ bridge net: up | raise_bridge | net',
    ];
    expect(actions(plan(shell, { shall: [net], was: [had], interfaces }))).toEqual(moved);
    const bare = bridge({ name: 'lan', unit: 7 });
    expect(actions(plan(shell, { shall: [net, bare], was: [had], interfaces }))).toEqual(moved);
  });

  it('takes no uplink from a bridge that nobody says may lose it', () => {
    const interfaces = EM0 + rows(['bridge0', 'up'], ['bridge0', 'member', 'em0']);
    expect(plan(shell, { shall: [{ ...lan, uplink: 'em0' }], interfaces }).file('plan.errors')).toBe(
      'bridge lan: its uplink em0 is a member of bridge0; if it may leave: ifconfig bridge0 deletem em0\n',
    );
  });

  it('gives back an MTU that left the program, unless an uplink gives one', () => {
    const interfaces = OURS + rows(['lan', 'inet', '10.0.0.1/24'], ['lan', 'mtu', '9000']);
    const shall = (uplink?: string) => [uplink === undefined ? lan : { ...lan, uplink }];
    expect(actions(plan(shell, { shall: shall(), was: [{ ...lan, mtu: 9000 }], interfaces }))).toEqual([
      '~ bridge lan: mtu 1500 | set_bridge_mtu | lan | 1500',
    ]);
    const member = interfaces + EM0 + rows(['lan', 'member', 'em0']);
    for (const [now, was] of [
      [shall(), [lan]],
      [shall('em0'), [{ ...lan, uplink: 'em0', mtu: 9000 }]],
    ] as const)
      expect(actions(plan(shell, { shall: now, was, interfaces: member }))).toEqual([]);
    expect(actions(plan(shell, { shall: [lan] })).join()).not.toContain('mtu');
  });

  it('refuses an interface of that name or unit that is not ours, and an uplink that is not there', () => {
    const errors = (world: World) => plan(shell, world).file('plan.errors');
    expect(errors({ shall: [lan], interfaces: rows(['lan', 'up']) })).toBe(
      'interface lan exists and is not ours; to hand it over: ifconfig lan description cdktf-jails:lan\n',
    );
    expect(errors({ shall: [lan], interfaces: rows(['bridge7', 'up']) })).toBe(
      'interface bridge7 exists and is not ours; bridge lan needs it\n',
    );
    expect(errors({ shall: [{ ...lan, uplink: 'ix0' }], interfaces: EM0 })).toBe(
      'bridge lan: its uplink ix0 does not exist (ifconfig -l)\n',
    );
  });

  it('destroys a bridge of ours that left the program, but for one with foreign members', () => {
    const members = rows(['lan', 'member', 'e0a_web'], ['e0a_web', 'description', 'cdktf-jails:web']);
    expect(actions(plan(shell, { interfaces: OURS + members }), 'unwanted')).toEqual([
      '- bridge lan | destroy_bridge | lan',
    ]);
    const foreign = plan(shell, { interfaces: OURS + rows(['lan', 'member', 'tap0'], ['tap0', 'up']) });
    expect(foreign.file('plan.errors')).toBe(
      'bridge lan is no longer declared, but has a member that is not ours: tap0\n',
    );
    expect(
      plan(shell, { interfaces: rows(['lan', 'description', 'mine']) }).file('plan.unwanted'),
    ).toBeUndefined();
  });
});
