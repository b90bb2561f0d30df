import { ProvisionedHost, ARCHIVE, archiveSum, bundledFile } from '../scenarios/provisioned-host';
import type { HostManifest } from '../../../lib/manifest/schema';
import { Example } from '../../support/example';
import type { PackageSource } from '../host';
import type { Release } from '../release';

/** A host that one of the programs in examples/ declares. */
export interface DeclaredHost {
  /** The program and, where it declares several, the host. */
  readonly name: string;
  readonly manifest: HostManifest;
}

/** The packages that the examples install, as far as provisioning can see them. */
const REPOSITORY: Readonly<Record<string, PackageSource>> = {
  nginx: daemon('1.26', 'nginx', 80),
  'mariadb1011-server': daemon('10.11', 'mysql-server', 3306),
  gitea: {
    ...daemon('1.24', 'gitea', 3000),
    files: { '/etc/passwd': passwd('git'), '/etc/group': 'wheel:*:0:root\ngit:*:211:\n' },
  },
  haproxy: daemon('3.0', 'haproxy', 80),
  smokeping: daemon('2.8', 'smokeping', 8080),
  git: { version: '2.51' },
  gmake: { version: '4.4' },
};

function daemon(version: string, name: string, port: number): PackageSource {
  return { version, service: { name, ports: [port] } };
}

function passwd(user: string): string {
  return `root:*:0:0:Charlie &:/root:/bin/sh\n${user}:*:211:211:${user}:/usr/local/git:/bin/sh\n`;
}

/**
 * What the programs declare, by running them. The bases come from the small archive of these tests; the
 * checksums of the real ones are tested where the programs are.
 */
export function declaredHosts(program: string): DeclaredHost[] {
  const example = new Example(program);
  try {
    return example.hosts().map(({ stack, host }) => {
      const manifest = example.manifest(stack, host);
      const release = manifest.host.release as Release;
      for (const { bundled } of manifest.jails.flatMap(({ files }) => files)) {
        bundledFile(example.file(`stacks/${stack}/${host}/${bundled}`));
      }
      const bases = manifest.bases.map((base) => ({
        ...base,
        sources: [ARCHIVE],
        sha256: archiveSum(release),
      }));
      return { name: stack === program ? program : `${program}, ${stack}`, manifest: { ...manifest, bases } };
    });
  } finally {
    example.remove();
  }
}

/** A simulated machine on which the examples can be: with their network card, their packages, their roots. */
export async function machineFor({ host, jails }: HostManifest): Promise<ProvisionedHost> {
  const release = host.release as Release;
  const provisioned = await ProvisionedHost.create(release, { repository: REPOSITORY });
  const { files } = provisioned.host;
  await provisioned.host.plant(
    { card: 'igb1' },
    { download: 'http://10.20.0.11:3000/', content: Buffer.from('gitea') },
  );
  // The examples' jails have the addresses that these hosts have otherwise.
  for (const one of provisioned.host.state.network.interfaces) {
    if (one.name === 'em0') one.inet = [{ address: '192.0.2.2', prefix: 24 }];
  }
  for (const { root } of jails) {
    if (root.kind !== 'directory') continue;
    files.makeDirectory(root.path);
    await provisioned.ask(`tar -xpf ${ARCHIVE} -C ${root.path}`);
  }
  return provisioned;
}
