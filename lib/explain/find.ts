import { InputError } from '../errors/input-error';
import * as errors from '../errors/lookup';
import { jailParameter, jailParameterNames } from '../facts';
import type { JailEntry } from '../manifest/jail-schema';
import { hostNamed } from '../manifest/host-named';
import type { HostManifest } from '../manifest/schema';
import { nearest } from '../values/nearest';
import type { ExplainedLine } from './explained-line';

export interface FoundJail {
  readonly manifest: HostManifest;
  readonly jail: JailEntry;
}

/**
 * The jail of a name among all hosts, or on one of them.
 *
 * @throws InputError when there is none, or one on several hosts
 */
export function findJail(manifests: readonly HostManifest[], name: string, hostName?: string): FoundJail {
  const hosts = hostName === undefined ? manifests : [hostNamed(manifests, hostName)];
  const found = hosts.flatMap((manifest) =>
    manifest.jails.filter((jail) => jail.name === name).map((jail) => ({ manifest, jail })),
  );
  const [first] = found;
  if (first === undefined) {
    const names = [...new Set(hosts.flatMap(({ jails }) => jails.map((jail) => jail.name)))];
    throw new InputError(errors.unknownJail(name, nearest(name, names), names));
  }
  if (found.length > 1) {
    throw new InputError(
      errors.ambiguousJail(
        name,
        found.map(({ manifest }) => manifest.host.name),
      ),
    );
  }
  return first;
}

/**
 * The lines of one parameter, in either of its spellings, or of a group such as `exec`. None when the
 * jail does not set it.
 *
 * @throws InputError when jail(8) knows no such parameter
 */
export function linesOf(lines: readonly ExplainedLine[], parameter: string): ExplainedLine[] {
  const known = jailParameter(parameter);
  const name = known === undefined || known.key !== undefined ? parameter : known.parameter.name;
  const exact = lines.filter((line) => line.parameter === name);
  if (exact.length > 0 || known !== undefined) {
    return exact;
  }
  const group = lines.filter((line) => line.parameter.startsWith(`${parameter}.`));
  if (group.length === 0) {
    throw new InputError(errors.unknownParameter(parameter, nearest(parameter, jailParameterNames())));
  }
  return group;
}
