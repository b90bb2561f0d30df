import { checkJail } from './check';
import type { ValueChecks } from './check';
import { StartOrder } from './depend';
import type { Diagnostic } from './diagnostic';
import { expandVariables, ReaderCrash } from './expand';
import { Budget, LimitExceeded } from './limits';
import { load } from './loader';
import type { MergedJail } from './merge';
import { mergeSections } from './merge';
import { dyingDeprecated } from './messages';
import type { ParameterTypes } from './parameter-types';
import type { Problem } from './problem';
import { collectSections } from './sections';
import type { Section } from './sections';
import type { SourceReader } from './source';
import type { Block, Parameter, ParsedFile } from './syntax';

/** How far jail(8) came until its first complaint. */
export type Phase = 'parse' | 'expand' | 'depend' | 'check';

export interface EvaluateOptions {
  /**
   * `expand` stops where `jail -e` does: the file is read and its variables are put in; `check` goes
   * on to dependencies and values, as `jail -c` does before it starts anything.
   * @default 'check'
   */
  readonly until?: 'expand' | 'check';
  /**
   * Whether the files of `mount.fstab` must be there. They are looked for on the machine that reads
   * the configuration, which need not be the one that it is for.
   * @default true
   */
  readonly checkFstab?: boolean;
  /**
   * Whether a value stands for one that is not known yet. It is then not checked, though jail(8), which
   * knows no such thing, would refuse it.
   * @default - no value does
   */
  readonly isPlaceholder?: (value: string) => boolean;
}

/** A parameter of a jail as jail(8) comes to have it. */
export interface EvaluatedParameter {
  readonly name: string;
  /** None for a parameter without value. */
  readonly values: readonly string[];
  /** The statements it comes from, oldest first; none for the `name` or `jid` that the block implies. */
  readonly statements: readonly Parameter[];
}

/** A jail with all that reaches it, in jail(8)'s order. */
export interface EvaluatedJail {
  readonly name: string;
  readonly parameters: readonly EvaluatedParameter[];
  readonly block: Block;
}

/** What jail(8) makes of a configuration. */
export interface Evaluation {
  /** Whether jail(8) has no complaint at all. */
  readonly ok: boolean;
  /** The jails, wildcards left out, in the order of the files; also those with problems. */
  readonly jails: readonly EvaluatedJail[];
  /** jail(8)'s complaints, in order. */
  readonly problems: readonly Problem[];
  /** In which phase the first complaint came; undefined if there is none. */
  readonly phase: Phase | undefined;
  /** What jail(8) warns of. */
  readonly warnings: readonly string[];
  /** Jails that jail(8) never starts, without a word. */
  readonly unstarted: readonly string[];
  /** The syntax tree; undefined if the file cannot be parsed. */
  readonly parsed: ParsedFile | undefined;
  /** All blocks, wildcards and globals included, before they are merged. */
  readonly sections: readonly Section[];
}

/**
 * Reads a jail.conf as jail(8) does: parses it and what it includes, gives each jail the globals and
 * wildcards that reach it, puts variables in, looks for undefined jails and loops in `depend`, and
 * checks all values. Never throws: what is wrong is in the result, in jail(8)'s own words.
 */
export function evaluate(
  fileName: string,
  reader: SourceReader,
  types: ParameterTypes,
  options: EvaluateOptions = {},
): Evaluation {
  return new Run(fileName, reader, types, options).evaluate();
}

/** Reads one file and what it includes, without looking at what it means. */
export function parse(
  fileName: string,
  reader: SourceReader,
): { parsed: ParsedFile | undefined; problems: readonly Problem[] } {
  return load(fileName, reader, new Budget());
}

/** The problem as it is shown to a person, with its place. */
export function diagnosticOf({ message, file, offset }: Problem): Diagnostic {
  const prefix =
    file && message.startsWith(file.name) ? /^(?: line \d+)?: /.exec(message.slice(file.name.length)) : null;
  return {
    severity: 'error',
    message: file && prefix ? message.slice(file.name.length + prefix[0].length) : message,
    location: file?.locationAt(offset),
  };
}

class Run {
  private readonly budget = new Budget();
  private readonly problems: Problem[] = [];
  private phase: Phase = 'parse';
  private firstPhase: Phase | undefined;
  private sections: readonly Section[] = [];
  private warnings: string[] = [];
  private unstarted: string[] = [];
  private jails: EvaluatedJail[] = [];

  constructor(
    private readonly fileName: string,
    private readonly reader: SourceReader,
    private readonly types: ParameterTypes,
    private readonly options: EvaluateOptions,
  ) {}

  evaluate(): Evaluation {
    const { parsed, problems } = load(this.fileName, this.reader, this.budget);
    problems.forEach((problem) => this.report(problem));
    if (parsed) {
      this.guarded(parsed, () => this.understand(parsed));
    }
    const { jails, phase, warnings, unstarted, sections } = this;
    return {
      ok: this.problems.length === 0,
      jails,
      problems: this.problems,
      phase: this.firstPhase ?? (this.problems.length > 0 ? phase : undefined),
      warnings,
      unstarted,
      parsed,
      sections,
    };
  }

  private understand(parsed: ParsedFile): void {
    this.phase = 'expand';
    this.sections = collectSections(parsed, this.budget);
    const merged: MergedJail[] = [];
    for (const jail of mergeSections(this.sections, this.budget, (problem) => this.report(problem))) {
      expandVariables(jail, this.budget);
      merged.push(jail);
      this.jails.push(evaluatedJail(jail));
    }
    if (this.options.until === 'expand') {
      return;
    }
    this.phase = 'depend';
    const order = new StartOrder(merged);
    this.phase = 'check';
    const checks: ValueChecks = {
      types: this.types,
      fstabReader: (this.options.checkFstab ?? true) ? this.reader : undefined,
      isPlaceholder: this.options.isPlaceholder ?? (() => false),
    };
    const unstarted = order.walk((jail) => {
      checkJail(jail, checks);
      if (!jail.failed && jail.internal.has('allow.dying')) {
        this.warnings = [dyingDeprecated()];
      }
      return !jail.failed;
    });
    this.unstarted = unstarted.map(({ name }) => name);
  }

  /** Turns the end that jail(8) would find here into a problem. */
  private guarded(parsed: ParsedFile, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof LimitExceeded) {
        this.report({ message: `${this.fileName}: ${error.message}`, file: parsed.file, offset: 0 });
      } else if (!(error instanceof ReaderCrash)) {
        throw error;
      }
    }
  }

  private report(problem: Problem): void {
    this.firstPhase ??= this.phase;
    this.problems.push(problem);
  }
}

function evaluatedJail(jail: MergedJail): EvaluatedJail {
  const parameters = [...jail.parameters].filter(({ isVariable }) => !isVariable);
  return { name: jail.name, parameters, block: jail.block };
}
