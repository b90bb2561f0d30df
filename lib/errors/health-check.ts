export function badPort(got: string): string {
  return `the port must be a whole number from 1 to 65535, got ${got}`;
}

export function commandWithoutPath(got: string): string {
  return `the command must begin with a program's full path such as '/usr/bin/true', got ${got}`;
}

export function badTiming(name: string, got: string): string {
  return `'${name}' must be a whole number from 1 to 3600, got ${got}`;
}
