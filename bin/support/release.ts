import { supportedMajors } from '../../lib/facts/releases';
import { UserError } from './exit-status';

/** Takes a release as `freebsd-version` prints it, with or without its `-RELEASE`. */
export function parseRelease(given: string): string {
  const [, release, major] = /^((\d+)\.\d+)(?:-.*)?$/.exec(given) ?? [];
  if (release === undefined || !supportedMajors.includes(Number(major))) {
    const examples = supportedMajors.map((known) => `${known}.x`).join(', ');
    throw new UserError(`"${given}" is no release this tool knows, write one of ${examples}, such as 14.4`);
  }
  return release;
}
