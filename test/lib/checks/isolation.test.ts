import { needlessAcknowledgement } from '../../../lib/checks/needless-acknowledgement';
import { permissionWithoutEffect } from '../../../lib/checks/permission-without-effect';
import { relaxation } from '../../../lib/checks/relaxation';
import { unprivilegedHooks } from '../../../lib/checks/unprivileged-hooks';
import type { ParameterValue } from '../../../lib/manifest/common-schema';
import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { jail, manifest, networkInterface } from '../../support/manifest';

const acknowledged = (...parameters: string[]) =>
  parameters.map((parameter) => ({ parameter, reason: 'ping from the monitoring' }));

const withParameters = (parameters: Record<string, ParameterValue>, ...accepted: string[]) => [
  manifest({ jails: [jail({ name: 'web', parameters, acknowledgements: acknowledged(...accepted) })] }),
];

describe('relaxation', () => {
  test.each<[string, ParameterValue, string]>([
    [
      'allow.raw_sockets',
      true,
      "'allow.raw_sockets' weakens the jail: the jail may craft packets and probe networks; remove it, or say why it is needed with acknowledgeRisk('allow.raw_sockets', …)",
    ],
    [
      'enforce_statfs',
      0,
      "'enforce_statfs' weakens the jail: the jail sees every mount of the host; remove it, or say why it is needed with acknowledgeRisk('enforce_statfs', …)",
    ],
    [
      'devfs_ruleset',
      0,
      "'devfs_ruleset' weakens the jail: no ruleset: the jail sees every device of the host, disks too; remove it, or say why it is needed with acknowledgeRisk('devfs_ruleset', …)",
    ],
    [
      'ip4',
      'inherit',
      "'ip4' weakens the jail: the jail shares every IPv4 address and listening socket of the host; remove it, or say why it is needed with acknowledgeRisk('ip4', …)",
    ],
    [
      'exec.clean',
      false,
      "'exec.clean' weakens the jail: the caller's environment leaks into the jail's commands; remove it, or say why it is needed with acknowledgeRisk('exec.clean', …)",
    ],
  ])('%s = %p', (name, value, message) => {
    expect(relaxation(withParameters({ [name]: value }))).toEqual([{ path: 'production/web', message }]);
  });

  test('what is acknowledged is not told, what is not is', () => {
    const hosts = withParameters({ 'allow.raw_sockets': true, 'allow.mlock': true }, 'allow.raw_sockets');
    expect(relaxation(hosts).map(({ message }) => message)).toEqual([
      "'allow.mlock' weakens the jail: the jail may lock all memory, limit memorylocked; remove it, or say why it is needed with acknowledgeRisk('allow.mlock', …)",
    ]);
  });

  test('a parameter whose absence weakens the jail', () => {
    const web = { ...jail({ name: 'web' }), parameters: {} };
    expect(relaxation([manifest({ jails: [web] })])).toHaveLength(1);
  });

  test('a jail as it is made, and one with a network stack of its own', () => {
    const vnet = jail({ name: 'vnet', interfaces: [networkInterface('vnet')], parameters: { vnet: 'new' } });
    expect(relaxation([manifest({ jails: [jail({ name: 'web' }), vnet] })])).toEqual([]);
  });
});

describe('needless-acknowledgement', () => {
  test.each([
    ['not set', {}],
    ['set to what is safe', { 'allow.raw_sockets': false }],
  ])('the parameter is %s', (_how, parameters) => {
    expect(needlessAcknowledgement(withParameters(parameters, 'allow.raw_sockets'))).toEqual([
      {
        path: 'production/web',
        message:
          "acknowledgeRisk('allow.raw_sockets', …) accepts a risk that the jail does not take, remove it",
      },
    ]);
  });

  test('a reason for a risk that is there', () => {
    expect(
      needlessAcknowledgement(withParameters({ 'allow.raw_sockets': true }, 'allow.raw_sockets')),
    ).toEqual([]);
  });
});

describe('permission-without-effect', () => {
  test.each<[Record<string, ParameterValue>, string]>([
    [
      { 'allow.mount.zfs': true, enforce_statfs: 1 },
      "'allow.mount.zfs' has no effect without 'allow.mount', set that too or remove it",
    ],
    [
      { 'allow.mount.tmpfs': true },
      "'allow.mount.tmpfs' has no effect without 'allow.mount' and 'enforce_statfs' 0 or 1, set that too or remove it",
    ],
    [
      { 'allow.mount': true },
      "'allow.mount' has no effect without 'enforce_statfs' 0 or 1, set that too or remove it",
    ],
    [
      { 'allow.nfsd': true },
      "'allow.nfsd' has no effect without a network stack of the jail's own, set that too or remove it",
    ],
    [
      { 'allow.nfsd': true, vnet: 'new', enforce_statfs: 0 },
      "'allow.nfsd' has no effect without 'enforce_statfs' 1 or 2, set that too or remove it",
    ],
  ])('%j', (parameters, message) => {
    expect(permissionWithoutEffect(withParameters(parameters))).toEqual([
      { path: 'production/web', message },
    ]);
  });

  test('with all that it needs', () => {
    const mounting = { 'allow.mount': true, 'allow.mount.zfs': true, enforce_statfs: 1 };
    expect(permissionWithoutEffect(withParameters(mounting))).toEqual([]);
    expect(permissionWithoutEffect(withParameters({ 'allow.nfsd': true, vnet: true }))).toEqual([]);
    expect(permissionWithoutEffect(withParameters({ 'allow.raw_sockets': true }))).toEqual([]);
  });

  test('what is forbidden needs nothing', () => {
    expect(permissionWithoutEffect(withParameters({ 'allow.mount.zfs': false }))).toEqual([]);
  });
});

describe('unprivileged-hooks', () => {
  const message = (parameter: string, what: string) =>
    `'${parameter}' has ${what} as 'www', which only root may: remove it, and change the user in the commands that need it`;
  const onHost = message('exec.system_user', 'jail(8) do its mounts, interfaces and limits');
  const inJail = message('exec.jail_user', "the addresses of the jail's interfaces set");
  const www = { 'exec.system_user': 'www', 'exec.jail_user': 'www' };
  const found = (parts: Partial<JailEntry>) =>
    unprivilegedHooks([manifest({ jails: [jail({ name: 'web', ...parts })] })]).map((one) => one.message);

  test.each<[string, Partial<JailEntry>, string[]]>([
    ['mounts', { parameters: www }, [onHost]],
    [
      'an alias',
      { parameters: { ...www, 'mount.devfs': false }, ip4Addresses: ['em0|10.0.0.2/24'] },
      [onHost],
    ],
    [
      'an interface with an address',
      { parameters: www, interfaces: [networkInterface('web', { ip4Address: '10.0.0.2/24' })] },
      [onHost, inJail],
    ],
  ])('%s', (_case, parts, messages) => {
    expect(found(parts)).toEqual(messages);
  });

  test('nothing to do, or root to do it', () => {
    expect(found({ parameters: { ...www, 'mount.devfs': false }, ip4Addresses: ['10.0.0.2'] })).toEqual([]);
    expect(found({ parameters: { 'exec.system_user': 'root', 'exec.jail_user': 'toor' } })).toEqual([]);
  });
});
