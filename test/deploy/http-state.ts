import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server for Terraform's http backend, with a lock. */
export class HttpState {
  private constructor(
    private readonly child: ChildProcess,
    public readonly address: string,
  ) {}

  public static async start(): Promise<HttpState> {
    const child = spawn(process.execPath, [join(__dirname, 'state-server.js')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    return new HttpState(child, `http://127.0.0.1:${port.toString().trim()}/prod`);
  }

  public async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill();
    await gone;
  }
}
