/** A page with blocks of commands and what they print, run from its beginning to its end. */
export interface Block {
  /** What a test has to do before: the words of the comment above, `<!-- before: change web -->`. */
  readonly before: string | undefined;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly command: string;
  readonly output: string;
}

const BLOCK = /(?:<!-- before: (.*) -->\n\n?)?```(?:console)?\n(\$ [\s\S]*?)```/g;

/** Every block whose first line is a command. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(BLOCK)].map(([, before, text = '']) => ({ before, steps: stepsOf(text) }));
}

function stepsOf(text: string): Step[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), output: part.slice(end + 1) };
    });
}

/** The page with the outputs of some run in place of its own. */
export function withOutputs(page: string, outputs: readonly string[]): string {
  let at = 0;
  const filled = (_: string, command: string): string => command + (outputs[at++] ?? '');
  return page.replace(BLOCK, (block) => block.replace(/^(\$ .*\n)[\s\S]*?(?=^\$ |^```)/gm, filled));
}
