/* Measures the jail.conf reader: npx ts-node bench/jailconf.ts */
import { kernelParameterTypes } from '../lib/facts/jail-parameter-types';
import { evaluate, format } from '../lib/jailconf';
import type { Evaluation } from '../lib/jailconf';

const MEBIBYTE = 1024 * 1024;

const SHAPES: Readonly<Record<string, (bytes: number) => string>> = {
  'ordinary jails': (bytes) => fill(bytes, ordinaryJail),
  'one jail, many statements': (bytes) =>
    `a {\n${fill(bytes, (i) => `  exec.start += "command ${i}";\n`)}}\n`,
  'one long string': (bytes) => `a { exec.start = "${'x'.repeat(bytes)}"; }\n`,
  'many variables in a string': (bytes) =>
    `$v = value;\na { exec.start = "${'text $v '.repeat(bytes / 8)}"; }\n`,
  'comments only': (bytes) => fill(bytes, (i) => `# line ${i} of nothing but comments\n`),
  'a syntax error at the end': (bytes) => `${fill(bytes, ordinaryJail)}}`,
};

/** Prints a table of how long each shape takes at several sizes, and how that grows. */
export function benchJailconf(sizes: readonly number[] = [1, 2, 4, 8]): void {
  console.log(`${'milliseconds for'.padEnd(30)}${sizes.map((size) => `${size} MiB`.padStart(9)).join('')}`);
  for (const [name, make] of Object.entries(SHAPES)) {
    const times = sizes.map((size) => measure(Buffer.from(make(size * MEBIBYTE)), read));
    console.log(row(`read: ${name}`, times));
  }
  const times = sizes.map((size) => measure(Buffer.from(fill(size * MEBIBYTE, ordinaryJail)), lay));
  console.log(row('format: ordinary jails', times));
}

function read(content: Uint8Array): Evaluation {
  return evaluate('bench.conf', { read: () => content, list: () => undefined }, kernelParameterTypes);
}

function lay(content: Uint8Array): unknown {
  return format('bench.conf', content);
}

/** The better of two runs: the first one also warms up. */
function measure(content: Uint8Array, work: (content: Uint8Array) => unknown): number {
  const runs = [0, 1].map(() => {
    const start = performance.now();
    work(content);
    return performance.now() - start;
  });
  return Math.min(...runs);
}

function row(name: string, times: readonly number[]): string {
  return name.padEnd(30) + times.map((time) => time.toFixed(0).padStart(9)).join('');
}

function fill(bytes: number, make: (index: number) => string): string {
  const pieces: string[] = [];
  for (let index = 0, length = 0; length < bytes; index++) {
    const piece = make(index);
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('');
}

function ordinaryJail(index: number): string {
  return `# jail number ${index}
jail${index} {
  path = "/jails/$name";
  host.hostname = "\${name}.example.org";
  ip4.addr = "em0|10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}/24";
  mount = "/data/\${name} /jails/\${name}/data nullfs rw 0 0";
  mount.devfs;
  exec.clean;
  exec.start = "/bin/sh /etc/rc";
  exec.stop = "/bin/sh /etc/rc.shutdown jail";
  allow.raw_sockets;
  persist;
}

`;
}

if (require.main === module) {
  benchJailconf();
}
