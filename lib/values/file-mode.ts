import { fileModeUnreadable } from '../errors/values';

const octal = /^[0-7]{4}$/;
const setIdBits = 0o6000;

/** Permissions in four octal digits: `0644`. */
export function parseFileMode(mode: string): string {
  if (!octal.test(mode)) throw fileModeUnreadable(mode);
  return mode;
}

/** Whether the mode lets a program run as its owner (setuid) or group (setgid). */
export function isSetuid(mode: string): boolean {
  return (parseInt(mode, 8) & setIdBits) !== 0;
}
