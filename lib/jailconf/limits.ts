/**
 * A few lines of jail.conf can mean gigabytes: variables that double each other, files that include
 * each other, names nested a thousand deep. jail(8) runs until the memory is gone; this reader stops
 * at a size no real configuration comes near.
 */
export class LimitExceeded extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LimitExceeded';
  }
}

const MAX_FILES = 10_000;
const MAX_SOURCE_BYTES = 256 * 1024 * 1024;
const MAX_WORK = 100_000_000;

/** What reading one configuration may cost. */
export class Budget {
  private files = 0;
  private bytes = 0;
  private work = 0;

  /** Counts a file that was read. */
  readFile(bytes: number): void {
    this.files++;
    this.bytes += bytes;
    if (this.files > MAX_FILES) {
      throw new LimitExceeded(`more than ${MAX_FILES} files are included, do they include each other?`);
    }
    if (this.bytes > MAX_SOURCE_BYTES) {
      throw new LimitExceeded(
        `more than ${MAX_SOURCE_BYTES} bytes are included, do the files include each other?`,
      );
    }
  }

  /** Counts characters written or entries looked at while parameters are merged and expanded. */
  spend(amount: number): void {
    this.work += amount;
    if (this.work > MAX_WORK) {
      throw new LimitExceeded(
        'the configuration is too large once every jail has its globals and variables, do variables double each other?',
      );
    }
  }
}
