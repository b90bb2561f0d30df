/** Whether a canonical path is a directory or lies below it. */
export function isWithin(path: string, directory: string): boolean {
  return (
    directory !== '' &&
    path.startsWith(directory) &&
    (path.length === directory.length || directory === '/' || path[directory.length] === '/')
  );
}
