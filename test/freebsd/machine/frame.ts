/** A message between Node and the simulated host's native programs (native/wire.h). */
export interface Frame {
  readonly kind: string;
  readonly data: Buffer;
}

export type Field = string | number;

/** How a process is to be started. */
export interface ProcessPlan {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The new root directory. */
  readonly root?: string;
  /** Whether that root is a jail's, which sees the simulated programs in its /rescue. */
  readonly jailed?: boolean;
  /** Says who started the process, to all it starts in turn. */
  readonly tag: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Both outputs are appended to this file. */
  readonly log?: string;
  /** Standard input comes from this file. */
  readonly input?: string;
  /** Whether it gets a session of its own, and so survives the script that started it. */
  readonly session?: boolean;
  /** Whether it is a Linux tool whose complaints are to read as FreeBSD's. */
  readonly translated?: boolean | 'fails with 1';
  /** What is printed before the reason if it cannot be started, and the exit status then. */
  readonly complaint: string;
  readonly complaintStatus?: number;
}

export function encodeFrame(kind: string, content: readonly Field[] | Buffer): Buffer {
  const data = Buffer.isBuffer(content)
    ? content
    : Buffer.from(content.map((field) => `${field}\0`).join(''), 'utf8');
  const head = Buffer.alloc(5);
  head.writeUInt32LE(data.length + 1);
  head.write(kind, 4, 'latin1');
  return Buffer.concat([head, data]);
}

export function planFields(plan: ProcessPlan): Field[] {
  const env = Object.entries(plan.env).map(([name, value]) => `${name}=${value}`);
  return [
    plan.root ?? '',
    plan.jailed ? 1 : 0,
    plan.cwd ?? '/',
    plan.tag,
    plan.uid ?? -1,
    plan.gid ?? -1,
    plan.log ?? '',
    plan.input ?? '',
    plan.session ? 1 : 0,
    plan.translated === 'fails with 1' ? 2 : plan.translated ? 1 : 0,
    plan.complaint,
    plan.complaintStatus ?? 127,
    plan.argv.length,
    ...plan.argv,
    env.length,
    ...env,
  ];
}

/** Puts frames together from the chunks that a stream delivers. */
export class FrameReader {
  private pending: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): Frame[] {
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    const frames: Frame[] = [];
    while (this.pending.length >= 4) {
      const length = this.pending.readUInt32LE(0);
      if (this.pending.length < 4 + length) break;
      const kind = this.pending.toString('latin1', 4, 5);
      frames.push({ kind, data: this.pending.subarray(5, 4 + length) });
      this.pending = this.pending.subarray(4 + length);
    }
    return frames;
  }
}

/** The fields of a frame, one after the other. */
export class FieldReader {
  private readonly fields: string[];
  private at = 0;

  constructor(data: Buffer) {
    this.fields = data.toString('utf8').split('\0');
  }

  text(): string {
    return this.fields[this.at++] ?? '';
  }
  number(): number {
    return Number(this.text());
  }
  list(): string[] {
    return Array.from({ length: this.number() }, () => this.text());
  }
  rest(): string[] {
    return this.fields.slice(this.at, -1);
  }
}
