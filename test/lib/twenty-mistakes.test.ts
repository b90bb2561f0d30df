import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { twentyMistakes } from '../programs/twenty-mistakes';
import { runProgram } from '../support/child';
import { expectProblems, filesBelow, testApp } from '../support/synth';

/** One line each, where it is, what is wrong and what to do. */
const TWENTY = [
  "[wrong/42] the construct id '42' cannot be the jail's name: jail name '42' is a number: jail(8) reads it as the number of a jail, start it with a letter; pass 'jailName'",
  "[wrong/alpha] 'jailConfPath': path 'etc/jail.conf' is relative: begin it with '/'",
  "[wrong/jails] property 'compression' is one of on, off, lz4, lzjb, zle, gzip, gzip-N, zstd, zstd-N, zstd-fast, zstd-fast-N, not 'brotli'",
  "[wrong/jails] 'properties.atme' is not a property of zfsprops(7), did you mean 'atime'",
  "[wrong/base] 'sha256': sha256 'abc' has 3 characters: it is 64 hexadecimal digits",
  "[wrong/lan] attach('db'): 'macAddress': MAC address '01:00:00:00:00:01' is a multicast address: make its first octet even",
  "[wrong/web] 'hostname': hostname 'my web' is no host name: each part between dots is 1 to 63 letters, digits or '-', without '-' at its ends",
  "[wrong/web] 'securelevel' must be a whole number from -1 to 3, got 5",
  "[wrong/web] 'execPrestart[0]': a command cannot be blank",
  "[wrong/web] 'allow': jail(8) knows no 'allow.raw_socket', did you mean 'raw_sockets'",
  "[wrong/web] HealthCheck.tcp(): 'port' must be a whole number from 1 to 65535, got 99999",
  "[wrong/web] file '/usr/local/etc/nginx.conf': 'nowhere/nginx.conf' does not exist (relative paths start at the folder of cdktf.json)",
  "[wrong/web/memory] 'amount': vmemoryuse is counted in bytes, pass a Size such as Size.mebibytes(512) instead of 512",
  "[wrong/db] mount('/var/../db'): 'destination': path in the jail '/var/../db' has '.' or '..' as a component: write where it leads to",
  "[wrong/db] ip4 address '10.0.2.2' lies outside '10.0.0.0/24', the network of bridge 'wrong/lan', take one inside",
  '[wrong/db] these jails start after each other in a circle and so never: db -> web -> db, remove one startAfter() of it',
  "[wrong/lan] gateway4 '10.0.1.1' lies outside '10.0.0.0/24', the bridge's own network, take one inside",
  "[wrong/old] jail name 'db' is already used by 'wrong/db', give one of them another jailName",
  "[wrong/web] ip4 address '10.0.0.0' is the network address of '10.0.0.0/24', take another one",
  "[wrong/web/time] limit 'cputime:deny' cannot be: the kernel refuses deny for cputime: use log, devctl or a signal",
];

describe('a program with twenty mistakes', () => {
  it('prints twenty lines at once and writes nothing', () => {
    const app = testApp();
    twentyMistakes(app);
    expectProblems(app, TWENTY);
    expect(filesBelow(app.outdir).size).toBe(0);
  });

  it('prints the same when it is corrected in vain', () => {
    const app = testApp();
    twentyMistakes(app);
    expectProblems(app, TWENTY);
    expectProblems(app, TWENTY);
  });

  it('ends its process with an error, and with nothing else on the screen', () => {
    const outdir = join(mkdtempSync(join(tmpdir(), 'twenty-')), 'out');
    const run = runProgram('test/programs/twenty-mistakes.ts', { outdir });
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr.split('\n').filter((line) => !/^\s*at |^Node\.js v|^$/.test(line))).toEqual([
      'validation failed with 20 problems:',
      ...TWENTY.map((line) => `  ${line}`),
    ]);
    expect(existsSync(outdir) ? filesBelow(outdir).size : 0).toBe(0);
    rmSync(join(outdir, '..'), { recursive: true });
  });
});
