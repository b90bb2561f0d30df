import type { Session } from '../machine/session';
import type { CommandTable } from './command';
import { BadUsage, parseOptions } from './options';
import { same, wrap } from './wrapper';

function checkCount(session: Session): void {
  const at = session.args.indexOf('-n');
  const value = session.args[at + 1] ?? '';
  if (at >= 0 && session.name === 'head' && value.startsWith('-'))
    session.unknown('count that only GNU head knows');
}

function checkSed(session: Session): void {
  const options = parseOptions(session, SED_OPTIONS);
  const given = options.values('e');
  const scripts = given.length > 0 || options.has('f') ? given : options.operands.slice(0, 1);
  const extended = options.has('E') || options.has('r');
  for (const script of scripts) {
    if (!extended && /(?<!\\)(?:\\\\)*\\[+?|]/.test(script))
      session.unknown('regular expression that only GNU sed knows');
    if (/(?<!\\)(?:\\\\)*\\[tULEul]/.test(script)) session.unknown('escape that only GNU sed knows');
    if (/(?:^|[;\n]) *(?:[0-9]+|\/[^/]*\/)?[aic] *[^\\ ]/.test(script))
      session.unknown('text in the line of its command, which only GNU sed knows');
    if (/\b0,\//.test(script)) session.unknown('address that only GNU sed knows');
  }
}

function checkAwk(session: Session): void {
  const program = session.args.find((arg) => /[{/]/.test(arg)) ?? '';
  if (/\b(gensub|asorti?|strftime|systime|mktime|patsplit|PROCINFO|RS *= *".{2,}")\b/.test(program)) {
    session.unknown('function that one-true-awk lacks');
  }
}

/** Only a full date and time, or that of another file. */
function checkTouch(session: Session): void {
  const at = session.args.indexOf('-d');
  const value = session.args[at + 1] ?? '';
  if (at >= 0 && !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d([.,]\d+)?Z?$/.test(value)) {
    throw new BadUsage('out of range or illegal time specification: YYYY-MM-DDThh:mm:SS[.frac][tz]');
  }
}

/** mv(1) cannot take away what chflags(1) has made immutable. */
async function checkMove(session: Session): Promise<void> {
  for (const operand of session.args.filter((arg) => !arg.startsWith('-')).slice(0, -1)) {
    const path = session.absolute(operand);
    if (!session.tree.lstat(path)) continue;
    const { agent, disk } = session.machine;
    const place = disk.agentPath(session.tree.real(session.tree.resolve(path, false), false));
    if ((await agent.attribute(place, 'user.fflags')).includes('schg')) {
      throw new BadUsage(`rename ${operand}: Operation not permitted`);
    }
  }
}

/** In a recursive copy, `dir/` means the contents of the directory. */
const contentsOfSlash = (
  operands: readonly string[],
  _session: Session,
  letters: string,
): readonly string[] =>
  /[Rra]/.test(letters)
    ? operands.map((operand, index) =>
        index < operands.length - 1 && operand.length > 1 && operand.endsWith('/') ? `${operand}.` : operand,
      )
    : operands;

/** In place editing takes the suffix as an argument of its own. */
const SED_OPTIONS = 'Enrsui:I:e:f:';
const sedOptions = { i: '--in-place=', r: '-E', I: '--in-place=' };

/** Tools that Linux has too, as far as both do the same. */
export const posixTools: CommandTable = {
  '[': same('/bin/['),
  awk: wrap({ path: '/usr/bin/awk', options: 'F:v:f:', check: checkAwk }),
  basename: wrap({ path: '/usr/bin/basename', options: 'as:' }),
  cat: wrap({ path: '/bin/cat', options: 'benstuv' }),
  cksum: same('/usr/bin/cksum'),
  comm: wrap({ path: '/usr/bin/comm', options: '123' }),
  cp: wrap({ path: '/bin/cp', options: 'HLPRafilnprsvx', operands: contentsOfSlash }),
  cut: wrap({ path: '/usr/bin/cut', options: 'b:c:d:f:ns' }),
  diff: wrap({ path: '/usr/bin/diff', options: 'abcdeilnNpqrstTuwBU:C:L:I:x:X:' }),
  dirname: wrap({ path: '/usr/bin/dirname' }),
  du: wrap({ path: '/usr/bin/du', options: 'HLPachksxd:', renamed: { d: '--max-depth=' } }),
  echo: same('/bin/echo'),
  egrep: wrap({
    path: '/usr/bin/egrep',
    options: 'HILabchilnoqrsvwxRA:B:C:e:f:m:',
    program: 'grep',
    before: ['-E'],
  }),
  env: same('/usr/bin/env'),
  expr: same('/bin/expr'),
  false: same('/usr/bin/false'),
  fgrep: wrap({
    path: '/usr/bin/fgrep',
    options: 'HILabchilnoqrsvwxRA:B:C:e:f:m:',
    program: 'grep',
    before: ['-F'],
  }),
  fold: wrap({ path: '/usr/bin/fold', options: 'bsw:' }),
  getent: same('/usr/bin/getent'),
  getopt: same('/usr/bin/getopt'),
  grep: wrap({ path: '/usr/bin/grep', options: 'EFGHILabchilnoqrsvwxRA:B:C:e:f:m:' }),
  gunzip: wrap({ path: '/usr/bin/gunzip', options: 'cdfklqtv', program: 'gzip', before: ['-d'] }),
  gzip: wrap({ path: '/usr/bin/gzip', options: 'cdfklnqrtv123456789' }),
  head: wrap({ path: '/usr/bin/head', options: '0123456789c:n:qv', check: checkCount }),
  hexdump: same('/usr/bin/hexdump'),
  id: wrap({ path: '/usr/bin/id', options: 'Ggnru' }),
  join: wrap({ path: '/usr/bin/join', options: 'a:e:o:t:v:1:2:' }),
  kill: same('/bin/kill'),
  link: same('/bin/link'),
  ln: wrap({ path: '/bin/ln', options: 'LPfhinsv', renamed: { h: '-n' } }),
  logname: same('/usr/bin/logname'),
  ls: wrap({ path: '/bin/ls', options: 'ACFHLRSadfghiklnprtu1', failure: 1 }),
  mkdir: wrap({ path: '/bin/mkdir', options: 'm:pv' }),
  mkfifo: wrap({ path: '/usr/bin/mkfifo', options: 'm:' }),
  mv: wrap({ path: '/bin/mv', options: 'finhv', renamed: { h: '-T' }, check: checkMove }),
  nice: wrap({ path: '/usr/bin/nice', options: 'n:' }),
  nl: wrap({ path: '/usr/bin/nl', options: 'b:d:f:h:i:l:n:ps:v:w:' }),
  nohup: same('/usr/bin/nohup'),
  od: same('/usr/bin/od'),
  paste: wrap({ path: '/usr/bin/paste', options: 'd:s' }),
  printf: same('/usr/bin/printf'),
  pwd: wrap({ path: '/bin/pwd', options: 'LP' }),
  readlink: wrap({ path: '/usr/bin/readlink', options: 'fn', renamed: { f: '-e' } }),
  realpath: wrap({ path: '/bin/realpath', options: 'q', before: ['-e'] }),
  rev: same('/usr/bin/rev'),
  rmdir: wrap({ path: '/bin/rmdir', options: 'pv' }),
  sed: wrap({ path: '/usr/bin/sed', options: SED_OPTIONS, renamed: sedOptions, check: checkSed, failure: 1 }),
  seq: wrap({ path: '/usr/bin/seq', options: 'f:s:w' }),
  sort: wrap({ path: '/usr/bin/sort', options: 'bcCdfghimMnruVzsk:t:o:S:T:' }),
  split: wrap({ path: '/usr/bin/split', options: 'a:b:dl:n:' }),
  tail: wrap({ path: '/usr/bin/tail', options: '0123456789b:c:n:fFq' }),
  tee: wrap({ path: '/usr/bin/tee', options: 'ai' }),
  test: same('/bin/test'),
  touch: wrap({ path: '/usr/bin/touch', options: 'acd:hmr:t:', check: checkTouch }),
  tr: wrap({ path: '/usr/bin/tr', options: 'Ccdsu', renamed: { u: null } }),
  true: same('/usr/bin/true'),
  truncate: wrap({ path: '/usr/bin/truncate', options: 'cr:s:' }),
  tsort: wrap({ path: '/usr/bin/tsort' }),
  tty: wrap({ path: '/usr/bin/tty', options: 's' }),
  uniq: wrap({ path: '/usr/bin/uniq', options: 'cdiuf:s:' }),
  unlink: same('/bin/unlink'),
  which: { path: '/usr/bin/which', run: (session) => session.linux('busybox', ['which', ...session.args]) },
  whoami: wrap({ path: '/usr/bin/whoami' }),
  xz: wrap({ path: '/usr/bin/xz', options: 'cdfklqtvz0123456789T:' }),
  yes: same('/usr/bin/yes'),
  zstd: wrap({ path: '/usr/bin/zstd', options: 'cdfkqtv123456789T:' }),
};
