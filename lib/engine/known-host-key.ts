import { noKnownHostKey } from '../errors/engine';

/**
 * The kinds of host keys in the order in which Terraform's ssh asks for them (golang.org/x/crypto/ssh):
 * a server that has several shows the first of these, and Terraform compares it with one key only.
 */
const KINDS = ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521', 'ssh-rsa', 'ssh-ed25519'];

/**
 * The Terraform expression that finds a host's key in a known_hosts file, sshd(8). Names that were
 * hashed cannot be found. Where there is none, the error that Terraform shows is that of a file
 * whose name is our message: Terraform has no function that fails with words of one's own.
 *
 * @param content what the file holds, a Terraform expression
 * @param host the host as the file names it, a Terraform expression
 */
export function knownHostKey(content: string, host: string): string {
  // Terraform looks at both sides of an &&, so short lines must be gone before words are counted on
  const words = 'split(" ", trimspace(line))';
  const lines = `[for line in split("\\n", ${content}) : ${words} if length(${words}) >= 3]`;
  const isHost = `contains(split(",", words[0]), ${host})`;
  const perKind = `[for words in ${lines} : "\${words[1]} \${words[2]}" if ${isHost} && words[1] == kind]`;
  const keys = `flatten([for kind in ${JSON.stringify(KINDS)} : ${perKind}])`;
  return `try(${keys}[0], file("${noKnownHostKey()}"))`;
}
