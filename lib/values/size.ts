import { sizeFraction, sizeLateBound, sizeNegative, sizeTooLarge, sizeUnreadable } from '../errors/values';
import { byteText, bytesOf } from '../facts/byte-size';

const signedNumber = /^-\d/;
const MARK = Symbol.for('cdktf-jails.Size');
const fraction = /^\d*\.\d+/;

/** How a Terraform value looks before it is one: a text, or a number that is far out. */
const lateBoundText = '{TfToken[';
const lateBoundNumber = -1e290;

/**
 * An amount of bytes, held exactly.
 *
 * Units are of 1024, as zfs(8) and rctl(8) read them.
 */
export class Size {
  /**
   * A size in bytes.
   * @param amount a whole number
   */
  public static bytes(amount: number): Size {
    return Size.of(amount, 0, 'bytes');
  }

  /**
   * A size in units of 1024 bytes.
   * @param amount a fraction is fine when it makes whole bytes
   */
  public static kibibytes(amount: number): Size {
    return Size.of(amount, 1, 'KiB');
  }

  /**
   * A size in units of 1024 KiB.
   * @param amount a fraction is fine when it makes whole bytes
   */
  public static mebibytes(amount: number): Size {
    return Size.of(amount, 2, 'MiB');
  }

  /**
   * A size in units of 1024 MiB.
   * @param amount a fraction is fine when it makes whole bytes
   */
  public static gibibytes(amount: number): Size {
    return Size.of(amount, 3, 'GiB');
  }

  /**
   * A size in units of 1024 GiB.
   * @param amount a fraction is fine when it makes whole bytes
   */
  public static tebibytes(amount: number): Size {
    return Size.of(amount, 4, 'TiB');
  }

  /**
   * Reads a whole number with an optional unit: K, M, G, T, P or E, in either case, alone or with B or iB.
   *
   * @throws when the text is no size, is negative or a fraction, or comes to more than 2^53 - 1 bytes
   */
  public static parse(text: string): Size {
    const bytes = bytesOf(text);
    if (bytes === Infinity) throw sizeTooLarge(text);
    if (bytes !== undefined) return new Size(bytes);
    if (String(text).includes(lateBoundText)) throw sizeLateBound();
    if (signedNumber.test(text)) throw sizeNegative(text);
    throw fraction.test(text) ? sizeFraction(text) : sizeUnreadable(text);
  }

  /** True for a size, also for one made by another copy of this package. */
  public static isSize(value: unknown): value is Size {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  private static of(amount: number, power: number, unit: string): Size {
    const bytes = amount * 1024 ** power;
    const written = `${amount} ${unit}`;
    if (!Number.isFinite(amount)) throw sizeUnreadable(written);
    if (amount < lateBoundNumber) throw sizeLateBound();
    if (amount < 0) throw sizeNegative(written);
    if (bytes > Number.MAX_SAFE_INTEGER) throw sizeTooLarge(written);
    if (!Number.isInteger(bytes)) throw sizeFraction(written);
    // -0 would print as '0' and compare unequal to 0.
    return new Size(bytes + 0);
  }

  private constructor(private readonly amount: number) {}

  /** The number of bytes. */
  public toBytes(): number {
    return this.amount;
  }

  /** The shortest exact form that zfs(8) and rctl(8) read: `512M`, `10G`, `1000`. */
  public toString(): string {
    return byteText(this.amount);
  }
}

Object.defineProperty(Size.prototype, MARK, { value: true });
