/** What is wrong with a jail's file. */

export function neitherContentNorSource(destination: string): string {
  return `file '${destination}' has nothing to hold, pass 'content' or 'source'`;
}

export function contentAndSource(destination: string): string {
  return `file '${destination}' has both 'content' and 'source', pass one of them`;
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
