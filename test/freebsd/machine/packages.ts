import type { PackageSource } from '../state/host-state';
import type { Machine } from './machine';
import type { Tree } from './tree';

const DATABASE = '/var/db/pkg/local.json';
const PROGRAM = '/usr/local/sbin/pkg';

interface Installed {
  readonly version: string;
  readonly automatic: boolean;
  readonly files: readonly string[];
}

/** The packages of one root. The database is a file there, so it goes with snapshots and clones. */
export class Packages {
  constructor(
    private readonly machine: Machine,
    readonly tree: Tree,
  ) {}

  /** pkg(8) itself is there, not only what fetches it. */
  get bootstrapped(): boolean {
    return this.tree.exists(PROGRAM);
  }
  bootstrap(): void {
    this.tree.write(PROGRAM, '', 0o755);
    this.record('pkg', { version: '2.1.4', automatic: false, files: [PROGRAM] });
  }

  installed(): Record<string, Installed> {
    return JSON.parse(this.tree.readIfThere(DATABASE) ?? '{}') as Record<string, Installed>;
  }
  source(name: string): PackageSource | undefined {
    return this.machine.state.repository[name];
  }

  private record(name: string, entry: Installed | undefined): void {
    const all = this.installed();
    if (entry) all[name] = entry;
    else delete all[name];
    this.tree.write(DATABASE, JSON.stringify(all));
  }

  /** Installs a package and what it depends on; returns what was new. */
  install(name: string, automatic = false): string[] {
    const source = this.source(name);
    if (!source || this.installed()[name]?.version === source.version) return [];
    const fresh = (source.dependencies ?? []).flatMap((dependency) => this.install(dependency, true));
    const files = this.place(name, source);
    this.record(name, { version: source.version, automatic, files });
    return [...fresh, name];
  }

  private place(name: string, { files = {}, service, version }: PackageSource): string[] {
    for (const [path, content] of Object.entries(files)) this.tree.write(path, content);
    const places = Object.keys(files);
    if (service) {
      const script = `/usr/local/etc/rc.d/${service.name}`;
      const ports = service.ports.join(' ');
      this.tree.write(script, `#!/bin/sh\n# PROVIDE: ${service.name}\n# simulated ports: ${ports}\n`, 0o555);
      places.push(script);
    }
    const mark = `/usr/local/share/licenses/${name}-${version}/catalog.mk`;
    this.tree.write(mark, '');
    return [...places, mark];
  }

  /** Removes a package and what depends on it; returns what is gone, in that order. */
  remove(name: string): string[] {
    const dependents = Object.keys(this.installed()).filter((other) =>
      this.source(other)?.dependencies?.includes(name),
    );
    const gone = dependents.flatMap((other) => this.remove(other));
    if (!this.installed()[name]) return gone;
    for (const path of this.installed()[name]?.files ?? []) this.tree.remove(path);
    this.record(name, undefined);
    return [...gone, name];
  }
}
