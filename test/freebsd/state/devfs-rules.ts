/** Rulesets of devfs(8): rule texts by ruleset and rule number. */
export type Rulesets = Record<number, Record<number, string>>;

/**
 * Reads files in the manner of devfs.rules(5): `[name=number]` begins a ruleset, `add …` adds to it, and
 * `$name` is the number of one that came before.
 */
export function readRules(texts: readonly string[]): Rulesets {
  const rulesets: Rulesets = {};
  const names = new Map<string, string>();
  let current: number | undefined;
  for (const line of texts.join('\n').split('\n')) {
    const text = line.replace(/#.*$/, '').trim();
    const head = /^\[([A-Za-z0-9_]+)=(\d+)\]$/.exec(text);
    if (head) {
      current = Number(head[2]);
      names.set(head[1] ?? '', head[2] ?? '');
      rulesets[current] = {};
    } else if (text.startsWith('add ') && current !== undefined) {
      const rule = text
        .slice(4)
        .replace(/\$([A-Za-z0-9_]+)/g, (_all, name: string) => names.get(name) ?? '0');
      addRule(rulesets, current, rule.replace(/['"]/g, ''));
    }
  }
  return rulesets;
}

/** Adds a rule after all others; rules are numbered in hundreds. */
export function addRule(rulesets: Rulesets, ruleset: number, rule: string, number?: number): void {
  const rules = (rulesets[ruleset] ??= {});
  const last = Math.max(0, ...Object.keys(rules).map(Number));
  rules[number ?? Math.floor(last / 100) * 100 + 100] = rule;
}

/** A ruleset that holds no rules shows every device. */
export const holdsRules = (rulesets: Rulesets, ruleset: number): boolean =>
  Object.keys(rulesets[ruleset] ?? {}).length > 0;
