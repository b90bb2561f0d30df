import { portOutOfRange } from '../errors/values';

/** A TCP or UDP port, 1 to 65535. */
export function parsePort(port: number): number {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw portOutOfRange(port);
  return port;
}
