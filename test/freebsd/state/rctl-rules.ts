import { SystemError } from '../errno';

/** A rule of rctl(8), or a filter with fields left out. */
export interface Rule {
  readonly subject?: string;
  readonly id?: string;
  readonly resource?: string;
  readonly action?: string;
  readonly amount?: string;
  readonly per?: string;
}

const SUBJECTS: Readonly<Record<string, string>> = {
  process: 'process',
  user: 'user',
  loginclass: 'loginclass',
  jail: 'jail',
  p: 'process',
  u: 'user',
  l: 'loginclass',
  c: 'loginclass',
  class: 'loginclass',
  j: 'jail',
};

/** All resources, in the order in which `rctl -u` lists them. */
export const RESOURCES = (
  'cputime datasize stacksize coredumpsize memoryuse memorylocked maxproc openfiles vmemoryuse ' +
  'pseudoterminals swapuse nthr msgqqueued msgqsize nmsgq nsem nsemop nshm shmsize wallclock pcpu readbps ' +
  'writebps readiops writeiops'
).split(' ');

const RATES = ['readbps', 'writebps', 'readiops', 'writeiops'];
const CANNOT_DENY = ['cputime', 'wallclock', ...RATES];
const NOT_PER_PROCESS = [
  'pseudoterminals',
  'swapuse',
  'msgqqueued',
  'msgqsize',
  'nmsgq',
  'nsem',
  'nshm',
  'shmsize',
];
const SIGNALS = (
  'hup int quit ill trap abrt emt fpe kill bus segv sys pipe alrm term urg stop tstp chld ttin ttou io xcpu ' +
  'xfsz vtalrm prof winch info usr1 usr2 thr'
)
  .split(' ')
  .map((name) => `sig${name}`);
const ACTIONS = ['deny', 'log', 'devctl', 'throttle', ...SIGNALS];

const SCALE: Readonly<Record<string, bigint>> = Object.fromEntries(
  [...'kmgtpe'].map((unit, index) => [unit, 1024n ** BigInt(index + 1)]),
);

/** `512m` as rctl(8) passes it on. */
function expand(amount: string): string {
  const match = /^(\d+)([kmgtpe]?)$/i.exec(amount);
  if (!match) throw new SystemError('EINVAL');
  return String(BigInt(match[1] ?? 0) * (SCALE[(match[2] ?? '').toLowerCase()] ?? 1n));
}

const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** Takes a rule or filter apart; throws EINVAL for words that the kernel does not know. */
export function parseRule(text: string): Rule {
  const [subjectWord, id, resource, rest, ...more] = text.split(':');
  if (more.length > 0) throw new SystemError('EINVAL');
  const subject = given(subjectWord) === undefined ? undefined : SUBJECTS[subjectWord ?? ''];
  const match = /^([^=/]*)(?:=([^/]*))?(?:\/(.*))?$/.exec(rest ?? '');
  const action = given(match?.[1]);
  const amount = given(match?.[2]);
  const perWord = given(match?.[3]);
  const per = perWord === undefined ? undefined : SUBJECTS[perWord];
  const wrong =
    (given(subjectWord) !== undefined && subject === undefined) ||
    (given(resource) !== undefined && !RESOURCES.includes(resource ?? '')) ||
    (action !== undefined && !ACTIONS.includes(action)) ||
    (perWord !== undefined && per === undefined);
  if (wrong) throw new SystemError('EINVAL');
  return {
    ...(subject !== undefined && { subject }),
    ...(given(id) !== undefined && { id: given(id) }),
    ...(given(resource) !== undefined && { resource }),
    ...(action !== undefined && { action }),
    ...(amount !== undefined && { amount: expand(amount) }),
    ...(per !== undefined && { per }),
  } as Rule;
}

export const ruleText = ({ subject, id, resource, action, amount, per }: Rule): string =>
  `${subject}:${id}:${resource}:${action}=${amount}${per === undefined || per === subject ? '' : `/${per}`}`;

const matches = (rule: Rule, filter: Rule): boolean =>
  (['subject', 'id', 'resource', 'action', 'amount'] as const).every(
    (field) => filter[field] === undefined || filter[field] === rule[field],
  ) &&
  (filter.per === undefined || filter.per === (rule.per ?? rule.subject));

/** The rules that a filter means. */
export function select(rules: readonly string[], filter: string): string[] {
  const wanted = parseRule(filter);
  return rules.filter((rule) => matches(parseRule(rule), wanted));
}

/** rctl_add_rule(2): a deny rule replaces those that differ in the amount only (kern_rctl.c). */
export function addRule(rules: readonly string[], text: string): string[] {
  const rule = parseRule(text);
  const { subject, id, resource, action, amount } = rule;
  if (!subject || !id || !resource || !action || amount === undefined) throw new SystemError('EINVAL');
  const impossible =
    (action === 'deny' && CANNOT_DENY.includes(resource)) ||
    (action === 'throttle' && !RATES.includes(resource)) ||
    ((rule.per ?? subject) === 'process' && NOT_PER_PROCESS.includes(resource));
  if (impossible) throw new SystemError('EOPNOTSUPP');
  const same: Rule = { subject, id, resource, action, per: rule.per ?? subject };
  const replaced = action === 'deny' ? same : { ...same, amount };
  return [...rules.filter((other) => !matches(parseRule(other), replaced)), ruleText(rule)];
}
