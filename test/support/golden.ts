import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTwoFilesPatch } from 'diff';

const FOLDER = join(__dirname, '..', 'golden');

/**
 * Expects a text to be, byte for byte, what a file in test/golden holds. After a change that is meant,
 * `UPDATE_GOLDEN=1 npx jest …` writes the files anew; their diff is what is to be reviewed.
 *
 * @param name the file's path in test/golden
 */
export function expectGolden(name: string, text: string): void {
  const file = join(FOLDER, name);
  if (process.env.UPDATE_GOLDEN === '1' && process.env.CI !== 'true') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  const golden = read(file);
  if (golden !== text) {
    const patch = createTwoFilesPatch(`golden/${name}`, 'now', golden ?? '', text, undefined, undefined, {
      context: 3,
    });
    throw new Error(`${name} is not what it was; if that is meant, run again with UPDATE_GOLDEN=1\n${patch}`);
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
