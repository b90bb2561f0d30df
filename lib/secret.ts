import type { SecretSource, TerraformVariable } from './engine';
import { isLateBound, isTerraformVariable } from './engine';
import * as errors from './errors/secret';
import { show } from './props/prop-issue';

/** What can be said of a secret beside where it comes from. */
export interface SecretOptions {
  /**
   * Any word; another one tells Terraform that the secret has changed. Terraform itself cannot see that,
   * since it keeps no secret: without a new version, a new secret reaches the jail with the next apply
   * that has something else to do on the host.
   * @default - none
   */
  readonly version?: string;
}

const MARK = Symbol.for('cdktf-jails.Secret');
const ENVIRONMENT = 'TF_VAR_';

/**
 * Something that only Terraform and one jail may know: the content of a file or the value of an
 * environment variable. Synth never reads it. It is in no file of the output, no plan and no state, on
 * no command line and in no log; in the jail it stands in a file that root or its owner alone can read.
 *
 * Terraform 1.10 or later is needed: earlier ones would keep variables in their plans.
 */
export class Secret {
  /**
   * The value of a Terraform variable. It becomes `sensitive` and `ephemeral`: Terraform then lets it be
   * used in no resource that would keep it.
   *
   * @param variable a variable of the jail's own stack, without a default
   */
  public static fromVariable(variable: TerraformVariable, options: SecretOptions = {}): Secret {
    return isTerraformVariable(variable)
      ? new Secret({ kind: 'variable', variable }, options)
      : new Secret(undefined, options, errors.secretNeedsVariable(show(variable)));
  }

  /**
   * An environment variable of the machine that runs Terraform, read when it plans and applies.
   *
   * @param name its name; Terraform reads only those that begin with `TF_VAR_`, which may be left out here
   */
  public static fromEnv(name: string, options: SecretOptions = {}): Secret {
    const plain =
      typeof name === 'string' && name.startsWith(ENVIRONMENT) ? name.slice(ENVIRONMENT.length) : name;
    return typeof plain === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(plain)
      ? new Secret({ kind: 'environment', name: plain }, options)
      : new Secret(undefined, options, errors.secretNeedsName(show(name)));
  }

  /**
   * A file of the machine that runs Terraform, read when it applies. As an environment value, line ends
   * at its end do not count.
   *
   * @param path relative to the folder of cdktf.json, absolute, or below a home (`~/`)
   */
  public static fromFile(path: string, options: SecretOptions = {}): Secret {
    const isPath = typeof path === 'string' && !isLateBound(path) && /^\P{Cc}+$/u.test(path);
    return isPath
      ? new Secret({ kind: 'file', path }, options)
      : new Secret(undefined, options, errors.secretNeedsPath(show(path)));
  }

  /** True for a secret, also for one made by another copy of this package. */
  public static isSecret(value: unknown): value is Secret {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  /** @internal Nothing where the call was wrong. */
  public readonly _source: SecretSource | undefined;
  /** @internal */
  public readonly _version: string | undefined;
  /** @internal */
  public readonly _problems: readonly string[];

  private constructor(source: SecretSource | undefined, { version }: SecretOptions, problem?: string) {
    const isWord = version === undefined || (typeof version === 'string' && /^[ -~]+$/.test(version));
    this._source = source;
    this._version = isWord ? version : undefined;
    this._problems = [
      ...(problem === undefined ? [] : [problem]),
      ...(isWord ? [] : [errors.secretVersion(show(version))]),
    ];
    // whatever prints or copies a secret finds nothing in it
    for (const name of ['_source', '_version', '_problems']) {
      Object.defineProperty(this, name, { enumerable: false });
    }
    Object.defineProperty(this, MARK, { value: true });
  }

  /**
   * A secret has no text; whoever asks for it has put it where it does not belong.
   *
   * @throws Error always
   */
  public toString(): string {
    throw new Error(errors.secretHasNoText());
  }

  /** What JSON shows of a secret. */
  public toJSON(): string {
    return '<secret>';
  }
}
