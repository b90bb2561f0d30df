import { bytesOf, byteText, rctlRefusal, rctlResource } from '../../facts';
import { Taker, type HookLine } from './hooks';

/** A rule of rctl(8) that a hook adds. */
export interface FoundLimit {
  readonly resource: string;
  readonly action: string;
  readonly per: string;
  /** `512M` for what counts bytes, else digits. */
  readonly amount: string;
}

export interface FoundLimits {
  readonly limits: readonly FoundLimit[];
  readonly lines: ReadonlySet<HookLine>;
}

const NOTHING: FoundLimits = { limits: [], lines: new Set() };
const RCTL = '(?:\\/usr\\/bin\\/)?rctl';
const RULE = /^([a-z]+):([a-z0-9]+)=(\d+)([kmgtpe]?)(?:\/([a-z]+))?$/i;

/**
 * The limits of a jail: `rctl -a jail:NAME:…` when it is there, with or without `rctl -r jail:NAME…` when
 * it stops. Nothing at all when any other line has to do with rctl.
 */
export function findLimits(jailName: string, lines: readonly HookLine[]): FoundLimits {
  const name = jailName.replace(/[^A-Za-z0-9_]/g, '\\$&');
  const taker = new Taker(lines);
  const rules = taker
    .take(['exec.created', 'exec.poststart'], new RegExp(`^${RCTL} -a jail:${name}:(\\S+)$`))
    .map(([rule]) => parseRule(rule ?? ''));
  taker.take(
    ['exec.prestop', 'exec.poststop'],
    new RegExp(
      `^${RCTL} -r jail:${name}(?::[a-z0-9:=/]*)?(?: *2?>\\/dev\\/null)?(?: *(?:\\|\\||;) *(?:true|:))?$`,
    ),
  );
  const limits = rules.filter((rule) => rule !== undefined);
  const keys = new Set(limits.map(({ resource, action, per }) => `${resource} ${action} ${per}`));
  const certain =
    limits.length === rules.length && keys.size === limits.length && !taker.leftMentions('rctl');
  return certain && limits.length > 0 ? { limits, lines: taker.taken } : NOTHING;
}

function parseRule(rule: string): FoundLimit | undefined {
  const [, resource = '', action = '', digits = '', unit = '', per = 'jail'] = RULE.exec(rule) ?? [];
  if (rctlResource(resource) === undefined || rctlRefusal(resource, action, per) !== undefined) {
    return undefined;
  }
  const bytes = bytesOf(`${digits}${unit}`);
  if (bytes === undefined || !Number.isSafeInteger(bytes)) {
    return undefined;
  }
  const counted = rctlResource(resource)?.unit.startsWith('bytes') === true;
  return { resource, action, per, amount: counted ? byteText(bytes) : String(bytes) };
}
