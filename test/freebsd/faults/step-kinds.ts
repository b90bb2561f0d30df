import type { HostManifest } from '../../../lib/manifest/schema';
import type { CommandRecord } from '../host';

const MAC = /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/;

/** A text of so many characters is a program for awk(1) or sh(1), known by its beginning. */
const PROGRAM = 80;

/**
 * What kind of step a command is. Two commands that differ in nothing but names, numbers, paths and values
 * are of one kind: what is done when one of them fails is done when the other does.
 */
export class StepKinds {
  private readonly names: ReadonlySet<string>;

  constructor({ bridges, host, jails }: HostManifest) {
    this.names = new Set([
      host.name,
      ...bridges.flatMap(({ name, uplink }) => [name, uplink ?? name]),
      ...jails.flatMap(({ name, interfaces, packages, services, files }) => [
        name,
        ...interfaces.flatMap(({ hostEnd, jailEnd }) => [hostEnd, jailEnd]),
        ...packages,
        ...services,
        ...files.flatMap(({ owner, group }) => [owner, group]),
      ]),
    ]);
  }

  of({ by, argv }: CommandRecord): string {
    const [program = '', ...words] = argv;
    const shapes = words.map((word) => this.shape(word));
    return [by, program, ...shapes.filter((shape, index) => shape !== shapes[index - 1])].join(' ');
  }

  private shape(word: string): string {
    if (word.length > PROGRAM && /\n/.test(word)) return word.replace(/\s+/g, ' ').slice(0, PROGRAM);
    return word
      .split(/([\s'"]+)/)
      .map((part) => this.name(part))
      .join('');
  }

  private name(part: string): string {
    if (MAC.test(part)) return 'MAC';
    // A rule of rctl(8), or a mark of ours.
    const about = /^(jail|cdktf-jails):[^:]+/.exec(part);
    if (about) return part.replace(about[0], `${about[1]}:NAME`).replace(/\d+[KMGT]?/g, 'N');
    if (/^ifconfig_|^cloned_interfaces/.test(part)) return 'VARIABLE';
    if (part.includes(',')) return 'LIST';
    const value = /^([\w.-]+=)./.exec(part);
    if (value) return value[1] ?? '';
    if (part.startsWith('/var/db/cdktf-jails')) return inStateDirectory(part);
    if (/^\/(?!dev\/null|s?bin\/|usr\/s?bin\/|etc\/jail\.conf)/.test(part) || part.startsWith('./'))
      return 'PATH';
    const snapshot = /^[\w./-]+@(cdktf-jails-[a-z]+)?/.exec(part);
    if (snapshot) return `SNAPSHOT ${snapshot[1] ?? ''}`;
    if (/^\w[\w.-]*\/[\w./-]+$/.test(part)) return 'DATASET';
    return this.names.has(part)
      ? 'NAME'
      : part.replace(/\.[A-Za-z0-9]{6}$/, '').replace(/[0-9a-f]*[0-9][0-9a-f]*/g, 'N');
  }
}

/** Of the tables of a run only that it is one counts, of the records which. */
function inStateDirectory(path: string): string {
  if (path.includes('/run/')) return 'TABLE';
  return `STATE ${/\/jails\/[^/]+$/.test(path) ? '' : path.replace(/^.*\//, '').replace(/\.new\..*/, '.new')}`;
}
