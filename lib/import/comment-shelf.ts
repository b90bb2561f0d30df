import { ownedComments, type Block, type OwnedComment, type Parameter, type ParsedFile } from '../jailconf';
import type { SourceJail } from './source-jail';

/** The comments of a file, each of which is taken once: so none is lost, and none is said twice. */
export class CommentShelf {
  private readonly left: Set<OwnedComment>;

  constructor(parsed: ParsedFile | undefined) {
    this.left = new Set(parsed === undefined ? [] : commentsOf(parsed));
  }

  /** Those beside the statements that a jail's parameters come from, where they stand in its own block. */
  take({ evaluated, parameters }: SourceJail, names: readonly string[]): string[] {
    const statements = new Set(names.flatMap((name) => parameters.get(name)?.statements ?? []));
    return this.takeAll(
      ({ block, owner }) =>
        block === evaluated.block && owner !== 'file' && statements.has(owner as Parameter),
    );
  }

  /** All that is left of those in and above a jail's block. */
  restOf({ evaluated }: SourceJail): string[] {
    return this.takeAll(
      ({ block, owner }) => block === evaluated.block || owner === (evaluated.block as Block),
    );
  }

  /** All that is left. */
  rest(): string[] {
    return this.takeAll(() => true);
  }

  private takeAll(wanted: (comment: OwnedComment) => boolean): string[] {
    const taken = [...this.left].filter(wanted);
    taken.forEach((comment) => this.left.delete(comment));
    return taken.flatMap((comment) => comment.lines);
  }
}

/** Those of a file and of all that it includes. */
function commentsOf(parsed: ParsedFile): OwnedComment[] {
  const included = parsed.body.flatMap((node) => (node.kind === 'include' ? node.files : []));
  return [...ownedComments(parsed), ...included.flatMap(commentsOf)];
}
