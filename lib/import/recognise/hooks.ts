import { listOf, type SourceJail } from '../source-jail';

/** Hooks that a jail's own commands stand in, by the prop that takes them. */
export const HOOK_PROPS: Readonly<Record<string, string>> = {
  'exec.prestart': 'execPrestart',
  'exec.created': 'execCreated',
  'exec.start': 'execStart',
  'exec.poststart': 'execPoststart',
  'exec.prestop': 'execPrestop',
  'exec.stop': 'execStop',
  'exec.poststop': 'execPoststop',
};

/** A command of a hook, by its place. */
export interface HookLine {
  readonly hook: string;
  readonly text: string;
}

/** All hook lines of a jail; what jail(8) skips, because it is empty, is left out. */
export function hookLines(jail: SourceJail): HookLine[] {
  return Object.keys(HOOK_PROPS).flatMap((hook) =>
    listOf(jail, hook)
      .filter((text) => text.trim() !== '')
      .map((text) => ({ hook, text })),
  );
}

/** Takes lines out, one after the other, as a pattern knows them. */
export class Taker {
  readonly taken = new Set<HookLine>();

  constructor(private readonly lines: readonly HookLine[]) {}

  /** The groups of every line of these hooks that the pattern matches; these lines are taken. */
  take(hooks: readonly string[], pattern: RegExp): string[][] {
    return this.lines.flatMap((line) => {
      const match =
        hooks.includes(line.hook) && !this.taken.has(line) ? pattern.exec(line.text.trim()) : null;
      if (match === null) {
        return [];
      }
      this.taken.add(line);
      return [match.slice(1)];
    });
  }

  /** Whether a line that was not taken holds a word: then it is not certain what the taken ones mean. */
  leftMentions(word: string): boolean {
    const pattern = new RegExp(`(?<![A-Za-z0-9_])${word.replace(/[^A-Za-z0-9_]/g, '\\$&')}(?![A-Za-z0-9_])`);
    return this.lines.some((line) => !this.taken.has(line) && pattern.test(line.text));
  }
}
