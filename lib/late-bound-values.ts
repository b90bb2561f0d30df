import {
  isLateBound,
  secretLabel,
  type ContentPart,
  type SecretSource,
  type SentValue,
  type ValueCheck,
} from './engine';
import { lateBoundMisfit } from './errors/jail';
import type { LateBoundEntry } from './manifest/late-bound-schema';
import { sortBy } from './manifest/order';
import { lateBoundName, lateBoundReference } from './values/late-bound-reference';

/** Where a late-bound text stands, and what it must be there. */
export interface LateBoundPlace {
  readonly kind: 'hostname' | 'ip4' | 'ip6';
  /** The prop, as an error names it. */
  readonly member: string;
  /** What tells it from the jail's other ones. */
  readonly name: readonly string[];
  /** Of an own interface: the prefix length that a value without one gets. */
  readonly prefix?: number;
}

/** A file whose content only Terraform can put together. */
export interface LateBoundFile {
  readonly destination: string;
  readonly mode: string;
  readonly owner: string;
  readonly group: string;
  readonly parts: readonly ContentPart[];
  /** The prop that its content was given to. */
  readonly member: string;
}

interface LateBoundValue {
  /** Asked at synth only: until then a variable may get another name. */
  readonly entry: () => LateBoundEntry;
  readonly parts: readonly ContentPart[];
}

/** What only Terraform knows of a jail, collected while the program describes it. */
export class LateBoundValues {
  private readonly values = new Map<string, LateBoundValue>();

  /**
   * @param note called when there is anything
   * @param check lets Terraform look at a text as soon as it knows it
   */
  public constructor(
    private readonly jailName: string,
    private readonly note: () => void,
    private readonly check: (check: ValueCheck) => void,
  ) {}

  /** The text itself, or what stands for it where only Terraform knows it. */
  public place(text: string, { name: words, ...place }: LateBoundPlace): string {
    if (!isLateBound(text)) {
      return text;
    }
    const name = lateBoundName(this.jailName, ...words);
    const { kind, member, prefix } = place;
    const message = lateBoundMisfit(this.jailName, member, kind, prefix === undefined);
    this.check({ text, kind, onInterface: prefix === undefined, message });
    this.set(name, { entry: () => ({ name, ...place }), parts: [{ text }] });
    return lateBoundReference(name);
  }

  /** Notes a file that comes from Terraform. */
  public addFile({ parts, member, ...place }: LateBoundFile): void {
    const name = lateBoundName(this.jailName, 'files', place.destination);
    const entry = (): LateBoundEntry => {
      const sources = parts.flatMap(({ secret }) => (secret === undefined ? [] : [secretLabel(secret)]));
      const secrets = [...new Set(sources)].sort();
      return { name, member, kind: 'file', ...place, ...(secrets.length === 0 ? {} : { secrets }) };
    };
    this.set(name, { entry, parts });
  }

  public get isEmpty(): boolean {
    return this.values.size === 0;
  }

  /** Where its secrets come from. */
  public get sources(): SecretSource[] {
    return [...this.values.values()].flatMap(({ parts }) => parts.flatMap(({ secret }) => secret ?? []));
  }

  /** As the manifest lists them. */
  public get entries(): LateBoundEntry[] {
    return sortBy(
      [...this.values.values()].map(({ entry }) => entry()),
      ({ name }) => name,
    );
  }

  /** What is sent to the host. */
  public get sent(): SentValue[] {
    return sortBy(
      [...this.values].map(([name, { parts }]) => ({ name, parts })),
      ({ name }) => name,
    );
  }

  /** What cdktf must look at: the Terraform values, and a word for each secret. */
  public get texts(): string[] {
    return this.sent.flatMap(({ name, parts }) => parts.map(({ text }) => text ?? name));
  }

  /** What a value is made of. */
  public partsOf(name: string): readonly ContentPart[] | undefined {
    return this.values.get(name)?.parts;
  }

  private set(name: string, value: LateBoundValue): void {
    this.note();
    this.values.set(name, value);
  }
}
