/** A machine and the key that it is known by, as Terraform writes texts and expressions. */
export interface KnownMachine {
  readonly host: string;
  readonly port: string | number;
  readonly hostKey: string;
}

/**
 * A key that no server has, nor anybody the private part of: its point is the SHA-256 of a sentence. Of a
 * kind that Terraform's ssh asks no server for.
 */
const NOBODYS_KEY =
  'sk-ssh-ed25519@openssh.com ' +
  'AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAICOvETHqUoY1q+T0scyUFeRkZLPH/Jm4wxigMJErd4tBAAAABHNzaDo=';

/**
 * The `host_key` of a host behind a bastion. Terraform before March 2026, and OpenTofu, compare the bastion
 * with the host's key instead of its own (hashicorp/terraform#38318), and so refuse every bastion that has
 * another one. What they do with the text is to write it behind `@cert-authority ADDRESS ` into a
 * known_hosts file, sshd(8), ADDRESS being the bastion's or the host's; so the text can go on with a line
 * for each of the two, by its own address. The first line holds for whichever is asked, and of several keys
 * of one kind older versions look at the first only: it must be of a kind of its own, and nobody's.
 */
export function hostKeyBehindBastion(...machines: readonly KnownMachine[]): string {
  const lines = machines.map(({ host, port, hostKey }) => `@cert-authority [${host}]:${port} ${hostKey}`);
  return [NOBODYS_KEY, ...lines].join('\n');
}
