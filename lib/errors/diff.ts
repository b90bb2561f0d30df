/** What keeps two things from being compared. */

export function ambiguousHost(hosts: readonly string[]): string {
  return `a jail.conf stands for one host and is compared with ${hosts.join(', ')}, name the folder of one host`;
}
