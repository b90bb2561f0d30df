import type { HostManifest } from '../manifest/schema';
import { sha256Of } from '../values/sha256';
import { renderHostState, renderJailState } from './desired-state';
import { printFacts } from './fact';
import { ownershipLine } from './jail-conf';
import { liveParameterFacts } from './live-parameters';

export interface ProvisionOptions {
  /** The runtime's functions, as `runtimeScript()` gives them. */
  readonly runtime: string;
  /** The text of the jail.conf that lies beside the script; the script refuses any other. */
  readonly jailConf: string;
}

/** The script that brings the host to the manifest's state: first what shall be, then how it is reached. */
export function renderProvision(manifest: HostManifest, options: ProvisionOptions): string {
  return [
    head(manifest),
    desiredState(manifest, options.jailConf),
    `${options.runtime.trimEnd()}\n`,
    // The last line: of a file that was cut off on its way, nothing runs.
    'main "$@"\n',
  ].join('\n');
}

function head({ host, stack }: HostManifest): string {
  return [
    '#!/bin/sh',
    `# ${ownershipLine(host.name)}`,
    `# What host ${host.name} of stack ${stack} shall be, and the program that brings it there.`,
    '# Change the program that wrote this file, not the file.',
    '#',
    '#   sh provision.sh plan     what would change; reads only',
    '#   sh provision.sh apply    changes it',
    '#   sh provision.sh -h       everything else',
    '',
  ].join('\n');
}

/** For shellcheck(1), which is right to ask. */
const NO_EXPANSION = '# shellcheck disable=SC2016 # nothing in here is to be expanded';

/** Calls of functions that only note their arguments: sh reads the quoting, and no value is ever code. */
function desiredState(manifest: HostManifest, jailConf: string): string {
  const sha256 = sha256Of(jailConf);
  const groups = [
    renderHostState(manifest),
    ...manifest.jails.map((jail) => renderJailState(jail)),
    printFacts([['bundle', 'jail.conf', `sha256=${sha256}`], ...liveParameterFacts()]),
  ];
  return `${NO_EXPANSION}\ndesired_state() {\n${groups.map(indent).join('\n')}}\n`;
}

function indent(lines: string): string {
  return `  ${lines.slice(0, -1).replace(/\n(?=.)/g, '\n  ')}\n`;
}
