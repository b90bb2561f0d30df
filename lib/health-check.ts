import { z } from 'zod';
import { show } from './prop-issue';
import * as errors from './errors/health-check';
import type { HealthCheckEntry } from './manifest/jail-schema';

/** How often and how patiently a health check tries. */
export interface HealthCheckOptions {
  /**
   * Time between two tries, in seconds.
   * @default 2
   */
  readonly interval?: number;

  /**
   * How many tries may fail before the jail counts as failed.
   * @default 15
   */
  readonly retries?: number;

  /**
   * Time that one try may take, in seconds.
   * @default 5
   */
  readonly timeout?: number;
}

const MARK = Symbol.for('cdktf-jails.HealthCheck');
const seconds = z.number().int().min(1).max(3600);

/**
 * Tells when a jail is well. After a start or a change the jail is checked; if it does not become
 * well in time, the change is undone: the jail is stopped, its root rolled back to the snapshot taken
 * before, and started again with its former configuration.
 */
export class HealthCheck {
  /**
   * The jail is well when something in it accepts connections on this port.
   * @param port 1 to 65535
   */
  public static tcp(port: number, options: HealthCheckOptions = {}): HealthCheck {
    const problems = Number.isInteger(port) && port >= 1 && port <= 65535 ? [] : [errors.badPort(show(port))];
    return new HealthCheck({ kind: 'tcp', port }, options, problems);
  }

  /**
   * The jail is well when this command succeeds in it.
   * @param command the program, by its full path, and its arguments; no shell is involved
   */
  public static command(command: string[], options: HealthCheckOptions = {}): HealthCheck {
    const program = Array.isArray(command) ? command[0] : undefined;
    const problems =
      typeof program === 'string' && program.startsWith('/')
        ? []
        : [errors.commandWithoutPath(show(program))];
    return new HealthCheck({ kind: 'command', command: [...(command ?? [])] }, options, problems);
  }

  /** True for a health check, also for one made by another copy of this package. */
  public static isHealthCheck(value: unknown): value is HealthCheck {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  /** Time between two tries, in seconds. */
  public readonly interval: number;
  /** How many tries may fail. */
  public readonly retries: number;
  /** Time that one try may take, in seconds. */
  public readonly timeout: number;

  private constructor(
    private readonly target: { kind: 'tcp'; port: number } | { kind: 'command'; command: string[] },
    options: HealthCheckOptions,
    /** @internal */
    public readonly _problems: readonly string[],
  ) {
    const { interval = 2, retries = 15, timeout = 5 } = options;
    this.interval = interval;
    this.retries = retries;
    this.timeout = timeout;
    this._problems = [
      ...this._problems,
      ...Object.entries({ interval, retries, timeout })
        .filter(([, value]) => !seconds.safeParse(value).success)
        .map(([name, value]) => errors.badTiming(name, show(value))),
    ];
  }

  /** @internal */
  public _toManifest(): HealthCheckEntry {
    const { interval, retries, timeout } = this;
    return { ...this.target, interval, retries, timeout };
  }
}

Object.defineProperty(HealthCheck.prototype, MARK, { value: true });
