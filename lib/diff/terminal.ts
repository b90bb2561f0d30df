import type { Colors } from 'picocolors/types';
import { effectLabels, type Effect } from './effect';
import type { Diff } from './diff';
import {
  hostSection,
  jailSection,
  type Detail,
  type Item,
  type Remark,
  type Section,
  type Sign,
} from './report';
import { printable } from './printable';

export interface PrintOptions {
  /** Whether the line diffs stand below each jail. */
  readonly text: boolean;
}

const WIDTH = Math.max(...Object.values(effectLabels).map((label) => label.length));

/** The comparison for a person at a terminal. */
export function printDiff({ hosts }: Diff, colors: Colors, options: PrintOptions): string {
  const paint = new Painter(colors, options);
  return hosts
    .filter((host) => host.change !== 'same')
    .map((host) => [
      paint.section(hostSection(host)),
      ...host.jails.map((jail) => paint.section(jailSection(jail))),
    ])
    .flat()
    .join('\n');
}

class Painter {
  constructor(
    private readonly colors: Colors,
    private readonly options: PrintOptions,
  ) {}

  section(section: Section): string {
    const { colors } = this;
    const effect = section.effect === undefined ? '' : `: ${this.effect(section.effect)}`;
    const lines = [
      `${this.sign(section.sign)} ${colors.bold(printable(section.title))}${effect}`,
      ...section.remarks.map((one) => `    ${this.remark(one)}`),
      ...section.items.flatMap((item) => this.item(item)).map((line) => `  ${line}`),
      ...(this.options.text ? this.texts(section) : []),
    ];
    return lines.map((line) => `${line}\n`).join('');
  }

  private item(item: Item): string[] {
    const indent = ' '.repeat(WIDTH + 4);
    const label = this.effect(item.effect, effectLabels[item.effect].padEnd(WIDTH));
    const [only] = item.details;
    const whole = item.sign !== '~' || (only?.old !== undefined && only.new !== undefined);
    const inline = whole && item.details.length === 1 && only?.name === '';
    const head = `${this.sign(item.sign)} ${label}  ${printable(item.title)}`;
    return [
      inline ? `${head}: ${this.detail(only)}` : head,
      ...(inline ? [] : item.details.map((detail) => `${indent}${this.detail(detail, item.sign === '~')}`)),
      ...item.remarks.map((one) => `${indent}${this.remark(one)}`),
    ];
  }

  /** Of something that changed, a value that only came or went carries its own sign. */
  private detail({ name, old, new: now }: Detail, signed = false): string {
    const label = name === '' ? '' : `${name}: `;
    const before = old === undefined ? '' : this.colors.red(printable(old));
    const after = now === undefined ? '' : this.colors.green(printable(now));
    if (old !== undefined && now !== undefined) {
      return `${label}${before} → ${after}`;
    }
    const sign = signed ? `${this.sign(now === undefined ? '-' : '+')} ` : '';
    return `${sign}${label}${before}${after}`;
  }

  private remark({ text, alarm }: Remark): string {
    return alarm ? this.colors.red(`! ${printable(text)}`) : this.colors.dim(printable(text));
  }

  private texts({ texts }: Section): string[] {
    return texts.flatMap(({ title, lines }) => [
      '',
      `    ${this.colors.dim(printable(title))}`,
      ...lines.map((line) => `    ${this.line(printable(line))}`.trimEnd()),
    ]);
  }

  private line(line: string): string {
    const { colors } = this;
    switch (line[0]) {
      case '+':
        return colors.green(line);
      case '-':
        return colors.red(line);
      case '@':
        return colors.cyan(line);
      default:
        return line;
    }
  }

  private sign(sign: Sign): string {
    const { colors } = this;
    return sign === '+' ? colors.green(sign) : sign === '-' ? colors.red(sign) : colors.yellow(sign);
  }

  private effect(effect: Effect, label = effectLabels[effect]): string {
    const { colors } = this;
    switch (effect) {
      case 'none':
        return colors.dim(label);
      case 'live':
      case 'create':
        return colors.green(label);
      case 'restart':
        return colors.yellow(label);
      default:
        return colors.red(label);
    }
  }
}
