import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The runtime's files in the order in which the script holds them: a function stands above its callers. */
export const RUNTIME_FILES: readonly string[] = ['main.sh'];

/** The functions of provision.sh, one text. Running them is the script's last line, which is not among them. */
export function runtimeScript(): string {
  return RUNTIME_FILES.map((name) => readFileSync(join(__dirname, name), 'utf8')).join('\n');
}
