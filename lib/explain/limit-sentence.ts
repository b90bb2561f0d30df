import { rctlCaution, rctlResource } from '../facts';

const RULE = /^\/usr\/bin\/rctl -(a|r) jail:[^:]+:([^:]+):([^:=\s]+)(?:=([^/\s]+))?(?:\/(\S+))?/;

/** The sentence of a line that adds or removes a limit; undefined for any other. */
export function limitSentence(line: string, hook: string): string | undefined {
  const [, verb, resource, action, amount, per] = RULE.exec(line) ?? [];
  if (resource === undefined || action === undefined) {
    return undefined;
  }
  if (verb === 'a') {
    const whose = per === undefined ? '' : ` per ${per}`;
    const caution = rctlCaution(resource, action);
    const what = rctlResource(resource)?.summary ?? resource;
    return `Limits ${what} to ${amount}${whose}: ${actionText(action)}.${caution ? ` Note: ${caution}.` : ''}`;
  }
  return hook === 'exec.poststart'
    ? `Clears what is left of ${resource}:${action}: the kernel would keep the old amount beside the new.`
    : `Takes the limit on ${resource} away before the jail stops: it would outlive the jail.`;
}

function actionText(action: string): string {
  switch (action) {
    case 'deny':
      return 'more is denied';
    case 'log':
      return 'more is logged';
    case 'devctl':
      return 'more is reported to devd(8)';
    case 'throttle':
      return 'more is slowed down';
    default:
      return `more sends ${action.toUpperCase()} to the process`;
  }
}
