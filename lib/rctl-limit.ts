import { Construct } from 'constructs';
import { z } from 'zod';
import { isLateBound } from './engine';
import * as errors from './errors/rctl-limit';
import { rctlResource, type RctlUnit } from './facts/rctl';
import { Jail } from './jail';
import type { LimitEntry } from './manifest/jail-schema';
import { isMember, markMember } from './member';
import { addProblem } from './problems';
import { instance } from './props/prop-types';
import { checkProps } from './props/props';
import { RctlAction, RctlPer, RctlResource } from './rctl';
import { joinSynthesis } from './synthesis';
import { Size } from './values/size';

/** What a limit is made from. */
export interface RctlLimitProps {
  /**
   * The jail that is limited.
   * @default - the scope, when it is a Jail
   */
  readonly jail?: Jail;

  /** What is limited, after rctl(8). */
  readonly resource: RctlResource;

  /**
   * What happens when the limit is reached. The kernel refuses some pairs of resource and action.
   * @default RctlAction.DENY
   */
  readonly action?: RctlAction;

  /**
   * How much: a Size for what counts bytes, a whole number for what counts seconds, percent,
   * operations or things.
   */
  readonly amount: number | Size;

  /**
   * Over what it is counted.
   * @default RctlPer.JAIL
   */
  readonly per?: RctlPer;
}

const propsSchema = z.strictObject({
  jail: instance<Jail>(Jail.isJail, 'pass a Jail').optional(),
  resource: z.enum(RctlResource),
  action: z.enum(RctlAction).optional(),
  amount: instance<number | Size>(isAmount, 'pass a Size or a whole number'),
  per: z.enum(RctlPer).optional(),
});

const COUNTED_IN: Readonly<Record<RctlUnit, string>> = {
  bytes: 'bytes',
  'bytes/s': 'bytes per second',
  count: 'pieces',
  seconds: 'seconds',
  percent: 'percent of one core',
  'operations/s': 'operations per second',
};

/**
 * One rctl(8) rule of a jail: added when the jail has started, removed before it stops, because rules
 * outlive a jail. A jail takes one rule for each resource, action and subject.
 *
 * The kernel counts only when `kern.racct.enable=1` is set in loader.conf(5), which needs a reboot.
 */
export class RctlLimit extends Construct {
  /** True for a limit, also for one made by another copy of this package. */
  public static isRctlLimit(value: unknown): value is RctlLimit {
    return isMember(value, 'limit');
  }

  /** @internal */
  public readonly _jail: Jail | undefined;
  private readonly entry: LimitEntry | undefined;

  public constructor(scope: Construct, id: string, props: RctlLimitProps) {
    super(scope, id);
    markMember(this, 'limit');
    joinSynthesis(this);
    const { jail, resource, amount, action, per } = checkProps(this, propsSchema, props);
    this._jail = jail ?? (Jail.isJail(scope) ? scope : undefined);
    if (this._jail === undefined && props?.jail === undefined) {
      addProblem(this, errors.noJail());
    }
    const count =
      resource === undefined || amount === undefined ? undefined : this.checkedAmount(resource, amount);
    if (resource !== undefined && count !== undefined) {
      this.entry = {
        path: this.node.path,
        resource,
        action: action ?? RctlAction.DENY,
        amount: count,
        per: per ?? RctlPer.JAIL,
      };
    }
  }

  /** @internal */
  public _toManifest(): LimitEntry | undefined {
    return this.entry;
  }

  private checkedAmount(resource: RctlResource, amount: number | Size): number | undefined {
    const unit = rctlResource(resource)?.unit ?? 'count';
    const isBytes = unit.startsWith('bytes');
    if (Size.isSize(amount)) {
      return isBytes ? amount.toBytes() : this.refuse(errors.sizeForCount(resource, COUNTED_IN[unit]));
    }
    if (isBytes) {
      return this.refuse(errors.countForSize(resource, amount));
    }
    return Number.isSafeInteger(amount) && amount >= 0 ? amount : this.refuse(errors.notWhole(amount));
  }

  private refuse(problem: string): undefined {
    addProblem(this, problem);
  }
}

function isAmount(value: unknown): value is number | Size {
  return (typeof value === 'number' && !isLateBound(value)) || Size.isSize(value);
}
