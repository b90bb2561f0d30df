import type { Budget } from './limits';
import type { Block, Parameter, ParsedFile, SyntaxNode } from './syntax';

/** The parameters of one block, or all the globals together, in the order of the files. */
export interface Section {
  /** The whole name, those of the blocks around it included; `*` for the globals. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Undefined for the globals. */
  readonly block: Block | undefined;
}

interface OpenSection extends Section {
  readonly parameters: Parameter[];
}

interface Position {
  readonly nodes: readonly SyntaxNode[];
  next: number;
  readonly section: OpenSection | undefined;
}

/**
 * Lays the blocks of a file and of all it includes side by side: a block inside another is a jail
 * below it in the hierarchy, and whatever stands in no block belongs to one section of globals, which
 * has its place where the first of them stands (jailparse.y).
 */
export function collectSections(file: ParsedFile, budget: Budget): Section[] {
  const sections: OpenSection[] = [];
  let globals: OpenSection | undefined;
  const stack: Position[] = [{ nodes: file.body, next: 0, section: undefined }];
  const open = (name: string, block: Block | undefined): OpenSection => {
    const section = { name, block, parameters: [] };
    sections.push(section);
    return section;
  };
  for (let position = stack.at(-1); position; position = stack.at(-1)) {
    const { section } = position;
    const node = position.nodes[position.next++];
    switch (node?.kind) {
      case undefined:
        stack.pop();
        break;
      case 'parameter':
        (section ?? (globals ??= open('*', undefined))).parameters.push(node);
        break;
      case 'include':
        for (const included of [...node.files].reverse()) {
          stack.push({ nodes: included.body, next: 0, section });
        }
        break;
      case 'block': {
        const name = section ? `${section.name}.${node.name}` : node.name;
        budget.spend(name.length);
        stack.push({ nodes: node.body, next: 0, section: open(name, node) });
      }
    }
  }
  return sections;
}
