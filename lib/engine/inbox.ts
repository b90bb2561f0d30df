import { notPlainName } from '../errors/engine';

/** Where on a host the uploads of one description of it arrive. */
export interface Place {
  /** The host's folder beside `cdk.tf.json`, a plain name. */
  readonly directory: string;

  /**
   * A folder of the host that only the login user can enter. Without it, the login user's home, where
   * the first upload makes an inbox that others may look into.
   */
  readonly uploadDirectory?: string;
}

/** The folder that uploads go to: never in /tmp, where everybody can write. */
export function inboxOf({ directory, uploadDirectory }: Place): string {
  if (!/^[A-Za-z0-9._-]+$/.test(directory)) {
    throw new Error(notPlainName(directory));
  }
  const name = `.cdktf-jails-${directory}`;
  return uploadDirectory === undefined ? name : `${uploadDirectory}/${name}`;
}

/** Where Terraform puts the launcher itself; the path is run as it stands, so it must hold a slash. */
export function launcherPath(place: Place): string {
  const inbox = inboxOf(place);
  return `${place.uploadDirectory === undefined ? './' : ''}${inbox}/launch.sh`;
}

/** Where Terraform runs the lines that make an inbox, before there is one. */
export function inboxMakerPath({ directory }: Place): string {
  return `./.cdktf-jails-${directory}.sh`;
}

/**
 * Makes an inbox that nobody else can look into, before the first upload. Terraform empties the file that
 * it ran: one that is gone it makes anew, and not writable for everybody.
 */
export function inboxMaker(place: Place): string[] {
  const inbox = inboxOf(place);
  return [`set -eu; mkdir -p -m 0700 ${inbox}; chmod 0700 ${inbox}; rm -f ${inboxMakerPath(place)}`];
}
