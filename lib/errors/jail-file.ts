/** What is wrong with a jail's file. */

export function nothingToHold(destination: string): string {
  return `file '${destination}' has nothing to hold, pass 'content', 'source' or 'secret'`;
}

export function severalContents(destination: string, props: readonly string[]): string {
  const names = props.map((prop) => `'${prop}'`);
  return `file '${destination}' has ${names.length === 2 ? 'both ' : ''}${names.join(' and ')}, pass one of them`;
}

export function unreadableSource(destination: string, reason: string): string {
  return `file '${destination}': ${reason}`;
}

export function fileTwice(destination: string): string {
  return `file '${destination}' is given twice, leave one of them out`;
}

export function fileBelowFile(destination: string, directory: string): string {
  return `file '${destination}' lies below '${directory}', which is a file too: rename one of them`;
}

export function rcConfWithoutVariables(destination: string, names: readonly string[]): string {
  const list = names.map((name) => `'${name}'`).join(', ');
  return `file '${destination}' takes away what sysrc(8) sets in it (${list}) at every apply: write its lines as 'sysrc', or these into it`;
}

export function rcConfWithoutServices(destination: string): string {
  return `file '${destination}' takes away what enables the 'services' at every apply: write its lines as 'sysrc', or NAME_enable="YES" for each service into it`;
}
