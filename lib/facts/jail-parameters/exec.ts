/**
 * What jail(8) runs, as whom, how long it waits, and what it starts first. From jail(8), recorded
 * runs and the release notes of 13.0.
 */
import { pseudo } from '../jail-parameter';
import type { JailParameter } from '../jail-parameter';

export const execParameters: readonly JailParameter[] = [
  pseudo({
    name: 'exec.prepare',
    type: 'stringlist',
    since: '13.0',
    summary: 'Host commands before everything else of a start.',
  }),
  pseudo({
    name: 'exec.prestart',
    type: 'stringlist',
    summary: 'Host commands after the mounts and before the jail exists.',
  }),
  pseudo({
    name: 'exec.created',
    type: 'stringlist',
    since: '12.0',
    confidence: 'low',
    summary: 'Host commands right after the jail exists, before its interfaces move in.',
  }),
  pseudo({
    name: 'exec.start',
    type: 'stringlist',
    summary: 'Commands in the jail that start it, normally /bin/sh /etc/rc.',
  }),
  pseudo({
    name: 'command',
    type: 'stringlist',
    summary: "The command line's form of exec.start: all arguments left are one command.",
  }),
  pseudo({
    name: 'exec.poststart',
    type: 'stringlist',
    summary: 'Host commands after exec.start; one that fails removes the jail again.',
  }),
  pseudo({
    name: 'exec.prestop',
    type: 'stringlist',
    summary: 'Host commands before a stop; one that fails leaves the jail running.',
  }),
  pseudo({
    name: 'exec.stop',
    type: 'stringlist',
    summary: 'Commands in the jail that stop it, normally /bin/sh /etc/rc.shutdown jail.',
  }),
  pseudo({
    name: 'exec.poststop',
    type: 'stringlist',
    summary: 'Host commands after the jail is gone and before its mounts go; a failed start runs none.',
  }),
  pseudo({
    name: 'exec.release',
    type: 'stringlist',
    since: '13.0',
    summary: 'Host commands after everything else of a stop.',
  }),
  pseudo({
    name: 'exec.clean',
    type: 'bool',
    default: false,
    risks: [{ when: ['false', 'omitted'], text: "the caller's environment leaks into the jail's commands" }],
    summary: 'Commands run with a clean environment.',
  }),
  pseudo({
    name: 'exec.jail_user',
    type: 'string',
    defaultNote: 'root',
    minimumBytes: 1,
    summary: 'The user of the commands in the jail, looked up in the jail.',
  }),
  pseudo({
    name: 'exec.system_jail_user',
    type: 'bool',
    default: false,
    summary: 'Looks exec.jail_user up on the host instead.',
  }),
  pseudo({
    name: 'exec.system_user',
    type: 'string',
    defaultNote: 'root',
    minimumBytes: 1,
    summary: 'The user of the host commands, mounts and aliases too.',
  }),
  pseudo({
    name: 'exec.timeout',
    type: 'int',
    minimum: 0,
    maximum: 2_147_483_647,
    defaultNote: 'no limit',
    summary: 'Seconds that one command may take, 0 for no limit.',
  }),
  pseudo({
    name: 'exec.consolelog',
    type: 'string',
    form: 'path',
    minimumBytes: 1,
    maximumBytes: 1023,
    summary: 'The file that gets what the commands in the jail print.',
  }),
  pseudo({
    name: 'exec.fib',
    type: 'int',
    minimum: 0,
    maximum: 65_535,
    summary: 'The routing table of the commands in the jail.',
  }),
  pseudo({
    name: 'stop.timeout',
    type: 'int',
    default: 10,
    minimum: 0,
    maximum: 2_147_483_647,
    summary: 'Seconds from SIGTERM until the kernel kills what is left, 0 for no SIGTERM.',
  }),
  pseudo({
    name: 'depend',
    type: 'stringlist',
    summary: 'Jails that must be up first; they start by themselves, and stop after this one.',
  }),
];
