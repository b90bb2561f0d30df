import { ownedComments } from '../jailconf';
import type { Block, OwnedComment, Parameter, ParsedFile, SyntaxNode } from '../jailconf';
import type { SourceJail } from './source-jail';

/** The comments of a file, each of which is taken once: so none is lost, and none is said twice. */
export class CommentShelf {
  private readonly left: Set<OwnedComment>;

  constructor(parsed: ParsedFile | undefined) {
    this.left = new Set(parsed === undefined ? [] : commentsOf(parsed));
  }

  /** Those beside the statements that a jail's parameters come from, where they stand in its own block. */
  take({ evaluated, parameters }: SourceJail, names: readonly string[]): OwnedComment[] {
    const statements = new Set(names.flatMap((name) => parameters.get(name)?.statements ?? []));
    return this.takeAll(
      ({ block, owner }) =>
        block === evaluated.block && owner !== 'file' && statements.has(owner as Parameter),
    );
  }

  /** All that is left of those in and above a jail's block. */
  restOf({ evaluated }: SourceJail): string[] {
    return linesOf(
      this.takeAll(({ block, owner }) => block === evaluated.block || owner === (evaluated.block as Block)),
    );
  }

  /** All that is left. */
  rest(): string[] {
    return linesOf(this.takeAll(() => true));
  }

  private takeAll(wanted: (comment: OwnedComment) => boolean): OwnedComment[] {
    const taken = [...this.left].filter(wanted);
    taken.forEach((comment) => this.left.delete(comment));
    return taken;
  }
}

function linesOf(comments: readonly OwnedComment[]): string[] {
  return comments.flatMap(({ lines }) => lines);
}

/** Those of a file and of all that it includes; what is included in a block stands in that block. */
function commentsOf(parsed: ParsedFile): OwnedComment[] {
  const comments = [...ownedComments(parsed)];
  const bodies: { nodes: readonly SyntaxNode[]; around: Block | undefined }[] = [
    { nodes: parsed.body, around: undefined },
  ];
  // Grows on its way: blocks may be nested deeper than calls can be.
  for (const { nodes, around } of bodies) {
    for (const node of nodes) {
      if (node.kind === 'block') {
        bodies.push({ nodes: node.body, around: node });
      } else if (node.kind === 'include') {
        for (const file of node.files) {
          bodies.push({ nodes: file.body, around });
          comments.push(...ownedComments(file).map((one) => ({ ...one, block: one.block ?? around })));
        }
      }
    }
  }
  return comments;
}
