/** How a user who is not root becomes root on the host. */
export enum Become {
  /** The user is root already. */
  NONE = 'none',
  /** doas(1), from packages. */
  DOAS = 'doas',
  /** sudo(8), from packages. */
  SUDO = 'sudo',
}

/** A machine that is logged in to on the way to a host. Every value may be a Terraform value. */
export interface SshBastion {
  /** Name or address of the bastion. */
  readonly host: string;

  /**
   * The user to log in as.
   * @default - the user of the host behind it
   */
  readonly user?: string;

  /**
   * The port of the bastion's sshd(8).
   * @default 22
   */
  readonly port?: number;

  /**
   * Path of the private key on the machine that runs Terraform. Only the path is kept, never the key.
   * @default - the key of the host behind it
   */
  readonly privateKeyPath?: string;

  /**
   * The bastion's public host key, as `SshConnection.hostKey`.
   * @default - looked up in the known_hosts file
   */
  readonly hostKey?: string;
}

/**
 * How Terraform reaches a host. Every text and number may be a Terraform value, such as the address of
 * a machine that the same stack makes. There is no password: Terraform would keep it in its state.
 */
export interface SshConnection {
  /** Name or address of the host. */
  readonly host: string;

  /**
   * The user to log in as.
   * @default 'root'
   */
  readonly user?: string;

  /**
   * The port of the host's sshd(8).
   * @default 22
   */
  readonly port?: number;

  /**
   * Path of the private key on the machine that runs Terraform. Only the path is kept, never the key.
   * @default - the keys of the running ssh-agent(1)
   */
  readonly privateKeyPath?: string;

  /**
   * Whether the keys of the running ssh-agent(1) are offered.
   * @default - true, and false with `privateKeyPath`
   */
  readonly agent?: boolean;

  /**
   * The host's public key, the line of `/etc/ssh/ssh_host_ecdsa_key.pub`; a host that shows another one
   * is refused. Terraform's ssh asks for ECDSA keys first, then RSA, then Ed25519, and compares with
   * this one only: give the first of these that the host has. The key of a certificate authority that
   * signed the host's key does as well.
   * @default - looked up in the known_hosts file when Terraform connects; a host that is not in there is refused
   */
  readonly hostKey?: string;

  /**
   * The known_hosts file, sshd(8), on the machine that runs Terraform. Hashed names cannot be found in it.
   * @default '~/.ssh/known_hosts'
   */
  readonly knownHostsPath?: string;

  /**
   * Whether to connect to whoever answers, without a look at the host key, and so to hand root on the
   * host to whoever stands in between. Synth warns of it.
   * @default false
   */
  readonly acceptAnyHostKey?: boolean;

  /**
   * A machine to go through.
   * @default - none
   */
  readonly bastion?: SshBastion;

  /**
   * How the user becomes root. Always known at synth.
   * @default Become.NONE
   */
  readonly become?: Become;

  /**
   * A directory of the host that is there before the first apply and that only the login user can enter,
   * mode 0700: uploads go below it, and fail where it is missing. In the default place, other users of
   * the host can look into the very first upload, and could change it before it runs, unless they
   * cannot enter the login user's home. An absolute path, always known at synth.
   * @default - a folder in the login user's home, made by the first upload and closed when it has arrived
   */
  readonly uploadDirectory?: string;
}
