/** The machine architectures for which FreeBSD publishes base systems that jails are made of. */
export enum Architecture {
  AMD64 = 'amd64',
  ARM64 = 'arm64',
}
