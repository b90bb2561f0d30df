import type { LimitEntry } from '../manifest/jail-schema';

const UNITS = ['', 'K', 'M', 'G', 'T', 'P'];

/** Resources that count bytes, for which rctl(8)'s 1024-based units help the reader. */
const BYTES =
  /^(datasize|stacksize|coredumpsize|memoryuse|memorylocked|vmemoryuse|swapuse|msgqsize|shmsize|readbps|writebps)$/;

/** The shortest exact form of an amount: `512M`, `100`. */
export function shortAmount(limit: LimitEntry): string {
  return BYTES.test(limit.resource) ? shortSize(limit.amount) : String(limit.amount);
}

/** The shortest exact 1024-based form of a size in bytes. */
export function shortSize(bytes: number): string {
  let unit = 0;
  let rest = bytes;
  while (rest > 0 && rest % 1024 === 0 && unit < UNITS.length - 1) {
    rest /= 1024;
    unit += 1;
  }
  return `${rest}${UNITS[unit]}`;
}
