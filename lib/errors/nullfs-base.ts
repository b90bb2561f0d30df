/** What is wrong with a base. */

export function unknownSum(release: string, architecture: string): string {
  return `the sha256 of ${release} for ${architecture} is not known here, pass 'sha256' from the release's MANIFEST`;
}
