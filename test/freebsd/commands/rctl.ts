import { SystemError } from '../errno';
import { addRule, parseRule, RESOURCES, select } from '../state/rctl-rules';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

const DISABLED = 'RACCT/RCTL present, but disabled; enable using kern.racct.enable=1 tunable';

/** rctl(8): a rule belongs to the name of a jail, whether it runs or not. */
export const rctl: Command = {
  path: '/usr/bin/rctl',
  usage: 'usage: rctl [ -h ] [-a rule | -l filter | -r filter | -u filter | filter]',
  run(session: Session) {
    const options = parseOptions(session, 'ahlnru');
    const modes = ['a', 'l', 'r', 'u'].filter((letter) => options.has(letter));
    if (modes.length > 1) session.usage();
    if (session.state.sysctls['kern.racct.enable'] !== '1') return session.fail(DISABLED);
    const [mode] = modes;
    if (mode !== undefined && options.operands.length === 0) session.usage();
    const filters = options.operands.length > 0 ? options.operands : ['::'];
    return filters.filter((filter) => !apply(session, mode, filter, options.has('h'))).length;
  },
};

const VERBS: Readonly<Record<string, string>> = {
  a: 'add rule',
  r: 'remove rule',
  u: 'show usage for',
  l: 'show limits for',
};

function apply(session: Session, mode: string | undefined, text: string, human: boolean): boolean {
  try {
    act(session, mode, text, human);
    return true;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    session.complain(`failed to ${VERBS[mode ?? ''] ?? 'get rules for'} '${text}': ${error.message}`);
    return false;
  }
}

function act(session: Session, mode: string | undefined, text: string, human: boolean): void {
  const { state } = session;
  switch (mode) {
    case 'a':
      state.rules = addRule(state.rules, text);
      break;
    case 'r': {
      const gone = select(state.rules, text);
      if (gone.length === 0) throw new SystemError('ESRCH');
      state.rules = state.rules.filter((rule) => !gone.includes(rule));
      break;
    }
    case 'l':
      if (parseRule(text).subject !== 'process') throw new SystemError('EOPNOTSUPP');
      break;
    case 'u':
      usage(session, text);
      break;
    default:
      for (const rule of select(state.rules, text)) session.line(human ? humanized(rule) : rule);
  }
}

/** The amount in the largest unit that leaves at least one digit, as humanize_number(3) does it. */
const humanized = (rule: string): string =>
  rule.replace(/=(\d+)/, (_all, digits: string) => {
    let amount = Number(digits);
    let unit = 0;
    for (; amount >= 10000 && unit < 6; unit++) amount = Math.round(amount / 1024);
    return `=${amount}${' KMGTPE'[unit]?.trim()}`;
  });

/** A jail that does not run uses nothing. */
function usage(session: Session, text: string): void {
  const { id } = parseRule(text);
  const prison = session.machine.prisons.get({ name: id ?? '' });
  const processes = prison?.processes.length ?? 0;
  for (const resource of RESOURCES) {
    const used = {
      maxproc: processes,
      nthr: processes,
      memoryuse: processes * 4194304,
      openfiles: processes * 8,
    };
    session.line(`${resource}=${resource in used ? used[resource as keyof typeof used] : 0}`);
  }
}
