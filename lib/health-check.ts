import { z } from 'zod';
import type { HealthCheckEntry } from './manifest/jail-schema';
import { integer, programPath, text } from './props/prop-types';
import { parseProps } from './props/props';

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
const MOST_SECONDS = 3600;

const tcpSchema = z.strictObject({ port: integer(1, 65535) });
const commandSchema = z.strictObject({ command: z.tuple([programPath], text) });
const optionsSchema = z.strictObject({
  interval: integer(1, MOST_SECONDS).optional(),
  retries: integer(1, MOST_SECONDS).optional(),
  timeout: integer(1, MOST_SECONDS).optional(),
});

type Target =
  { readonly kind: 'tcp'; readonly port: number } | { readonly kind: 'command'; command: string[] };

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
    const { props, problems } = parseProps(tcpSchema, { port });
    return new HealthCheck('HealthCheck.tcp()', { kind: 'tcp', port: props.port ?? 0 }, options, problems);
  }

  /**
   * The jail is well when this command succeeds in it.
   * @param command the program, by its full path, and its arguments; no shell is involved
   */
  public static command(command: string[], options: HealthCheckOptions = {}): HealthCheck {
    const { props, problems } = parseProps(commandSchema, { command });
    const target = { kind: 'command' as const, command: props.command ?? [] };
    return new HealthCheck('HealthCheck.command()', target, options, problems);
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
  /** @internal What is wrong with it; the jail that is given it reports that. */
  public readonly _problems: readonly string[];

  private constructor(
    call: string,
    private readonly target: Target,
    options: HealthCheckOptions,
    problems: readonly string[],
  ) {
    const parsed = parseProps(optionsSchema, options);
    const { interval = 2, retries = 15, timeout = 5 } = parsed.props;
    this.interval = interval;
    this.retries = retries;
    this.timeout = timeout;
    this._problems = [...problems, ...parsed.problems].map((problem) => `${call}: ${problem}`);
  }

  /** @internal */
  public _toManifest(): HealthCheckEntry {
    const { interval, retries, timeout } = this;
    return { ...this.target, interval, retries, timeout };
  }
}

Object.defineProperty(HealthCheck.prototype, MARK, { value: true });
