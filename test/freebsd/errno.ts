/** FreeBSD's texts for the errors that the simulation gives; Linux words several of them otherwise. */
export const ERRNO_TEXT = {
  EPERM: 'Operation not permitted',
  ENOENT: 'No such file or directory',
  ESRCH: 'No such process',
  ENXIO: 'Device not configured',
  EACCES: 'Permission denied',
  EEXIST: 'File exists',
  EBUSY: 'Device busy',
  ENODEV: 'Operation not supported by device',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EINVAL: 'Invalid argument',
  ENOTEMPTY: 'Directory not empty',
  EROFS: 'Read-only file system',
  ENOSPC: 'No space left on device',
  ELOOP: 'Too many levels of symbolic links',
  EAGAIN: 'Resource temporarily unavailable',
  EOPNOTSUPP: 'Operation not supported',
  EADDRINUSE: 'Address already in use',
  EADDRNOTAVAIL: "Can't assign requested address",
  ENETUNREACH: 'Network is unreachable',
  ETIMEDOUT: 'Operation timed out',
  ENAMETOOLONG: 'File name too long',
} as const;

export type Errno = keyof typeof ERRNO_TEXT;

/** An error of a system call: its number, and the longer text that jail_set(2) may add. */
export class SystemError extends Error {
  constructor(
    readonly errno: Errno,
    readonly detail?: string,
  ) {
    super(detail ?? ERRNO_TEXT[errno]);
    this.name = 'SystemError';
  }
}
