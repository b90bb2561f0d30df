import { effectLabels, type Effect } from './effect';
import type { Diff } from './diff';
import { printable } from './printable';
import { hostSection, jailSection, type Detail, type Item, type Remark, type Section } from './report';

/** The longest comment that the common forges take is 65536 characters. */
const LONGEST = 65_000;
/** The longest table of jails, so that there is room for what is said of them. */
const LONGEST_TABLE = 20_000;
const LEFT_OUT = '_The rest is left out: the comment would be too long._\n';

/** Those that interrupt a service stand out. */
function effectMarkdown(effect: Effect = 'none'): string {
  const label = effectLabels[effect];
  return ['restart', 'recreate', 'remove'].includes(effect) ? `**${label}**` : label;
}

const WORDS = { '+': 'added', '-': 'removed', '~': 'changed' } as const;

/**
 * The comparison as the comment of a pull request. Where it would be too long to be posted, line diffs
 * are left out from the end, and then sections.
 */
export function diffMarkdown({ same, hosts }: Diff): string {
  if (same) {
    return 'No jail changes.\n';
  }
  const parts = hosts
    .filter((host) => host.change !== 'same')
    .flatMap((host) => {
      const section = hostSection(host);
      const jails = host.jails.map(jailSection);
      return [
        part(`### ${heading(section.title)}`, section, overview(jails)),
        ...jails.map((jail) => part(`#### ${heading(jail.title)}: ${effectMarkdown(jail.effect)}`, jail)),
      ];
    });
  return fit(parts);
}

interface Part {
  readonly told: string;
  readonly texts: string;
}

/** Line diffs go first, then whole sections, each from the end. */
function fit(parts: readonly Part[]): string {
  let room = LONGEST - LEFT_OUT.length;
  const told = parts.filter(({ told: { length } }) => (room -= length + 1) >= 0);
  if (told.length < parts.length) {
    return [...told.map((one) => one.told), LEFT_OUT].join('\n');
  }
  const pieces = parts.map((one) => one.told + ((room -= one.texts.length) >= 0 ? one.texts : ''));
  return [...pieces, ...(room < 0 ? [LEFT_OUT] : [])].join('\n');
}

function part(title: string, { remarks, items, texts }: Section, between: readonly string[] = []): Part {
  const lines = [title, '', ...remarks.map(remarkLine), ...items.flatMap(itemLines), ...between, ''];
  return { told: lines.join('\n'), texts: texts.map(textMarkdown).join('') };
}

function overview(jails: readonly Section[]): string[] {
  const rows = jails.map(({ title, sign, effect, items }) => {
    const what = sign === '~' ? [...new Set(items.map((item) => item.title))].join(', ') : WORDS[sign];
    // A pipe ends a cell even inside a code span, unless a backslash stands before it.
    const name = code(title.replace(/^jail /, '')).replace(/\|/g, '\\|');
    return `| ${name} | ${effectMarkdown(effect)} | ${escape(what)} |`;
  });
  return rows.length === 0 ? [] : ['', '| jail | effect | what changes |', '|---|---|---|', ...cut(rows)];
}

function cut(rows: readonly string[]): readonly string[] {
  let room = LONGEST_TABLE;
  const kept = rows.filter(({ length }) => (room -= length + 1) >= 0);
  return kept.length === rows.length ? rows : [...kept, `| … | | ${rows.length - kept.length} more |`];
}

function heading(title: string): string {
  const blank = title.indexOf(' ');
  return blank < 0 ? title : `${title.slice(0, blank)} ${code(title.slice(blank + 1))}`;
}

function itemLines(item: Item): string[] {
  const [only] = item.details;
  const inline = item.details.length === 1 && only?.name === '';
  const head = `- ${effectMarkdown(item.effect)}: ${WORDS[item.sign]} ${heading(item.title)}`;
  return [
    inline ? `${head}: ${detail(only)}` : head,
    ...(inline ? [] : item.details.map((one) => `  - ${detail(one)}`)),
    ...item.remarks.map((one) => `  ${remarkLine(one)}`),
  ];
}

function detail({ name, old, new: now }: Detail): string {
  const values =
    old !== undefined && now !== undefined
      ? `${code(old)} → ${code(now)}`
      : old !== undefined
        ? `~~${code(old)}~~`
        : code(now ?? '');
  return name === '' ? values : `${escape(name)}: ${values}`;
}

function remarkLine({ text, alarm }: Remark): string {
  return alarm ? `- **${escape(text)}**` : `- ${escape(text)}`;
}

function textMarkdown({ title, lines }: Section['texts'][number]): string {
  const text = lines.map(printable).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `\n<details><summary>${escapeHtml(title)}</summary>\n\n${fence}diff\n${text}\n${fence}\n\n</details>\n`;
}

/** A code span whose fence is longer than any run of backquotes in it. */
function code(text: string): string {
  const shown = printable(text);
  if (shown === '') {
    return '(empty)';
  }
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^`|`$/.test(shown) || (shown.startsWith(' ') && shown.endsWith(' ')) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

function escape(text: string): string {
  return escapeHtml(printable(text)).replace(/[\\`*_~[\]|#@]/g, '\\$&');
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
