/** The machine architectures for which FreeBSD publishes base systems that jails are made of. */
export enum Architecture {
  /** 64-bit x86, of Intel and AMD. */
  AMD64 = 'amd64',
  /** 64-bit ARM, which FreeBSD calls aarch64 too. */
  ARM64 = 'arm64',
}
