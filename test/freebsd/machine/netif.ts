import { interfacesIn } from '../state/network';
import type { Network } from '../state/network';

/** Runs a command line as rc(8) would; the exit status is what it looks at. */
export type Rc = (command: readonly string[]) => Promise<void>;

/** rc(8) leaves the splitting to the shell: quotes are not undone. */
export const words = (text: string | undefined): string[] =>
  (text ?? '').split(/\s+/).filter((word) => word !== '');

/** What /etc/rc.d/netif and /etc/rc.d/routing do in a network stack, by rc.conf. */
export async function bringUpNetwork(
  network: Network,
  vnet: number | undefined,
  variables: ReadonlyMap<string, string>,
  rc: Rc,
): Promise<void> {
  const present = (): string[] => interfacesIn(network, vnet).map(({ name }) => name);
  const variable = (prefix: string, name: string, suffix = ''): string | undefined =>
    variables.get(`${prefix}_${name.replace(/[.\-/]/g, '_')}${suffix}`);
  const cloned = words(variables.get('cloned_interfaces'));
  for (const name of cloned) await rc(['ifconfig', name, 'create', ...words(variable('create_args', name))]);
  for (const name of present()) {
    const renamed = variable('ifconfig', name, '_name');
    if (renamed !== undefined) await rc(['ifconfig', name, 'name', renamed]);
  }
  // Members come up before bridges that take them in, as the list of interfaces has them.
  for (const name of present()) {
    const main = variable('ifconfig', name) ?? (name === 'lo0' ? 'inet 127.0.0.1/8' : undefined);
    if (main !== undefined) await rc(['ifconfig', name, ...words(main)]);
    for (let alias = 0; variable('ifconfig', name, `_alias${alias}`) !== undefined; alias++) {
      await rc(['ifconfig', name, ...words(variable('ifconfig', name, `_alias${alias}`)), 'alias']);
    }
    const six = variable('ifconfig', name, '_ipv6') ?? (name === 'lo0' ? 'inet6 ::1/128' : undefined);
    if (six !== undefined) await rc(['ifconfig', name, ...words(six)]);
    if (main === undefined && six === undefined) continue;
    await rc(['ifconfig', name, 'up']);
  }
  const gateway = variables.get('defaultrouter');
  if (gateway !== undefined && gateway !== 'NO') await rc(['route', 'add', 'default', gateway]);
}
