import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real ssh-agent(1) on a socket of its own, which holds one key. */
export class SshAgent {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  public static async start(keyPath: string): Promise<SshAgent> {
    const folder = mkdtempSync(join(tmpdir(), 'agent-'));
    const child = spawn('ssh-agent', ['-D', '-a', join(folder, 'socket')], { stdio: 'ignore' });
    const agent = new SshAgent(child, folder);
    for (let attempt = 0; attempt < 100 && !existsSync(agent.socket); attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const env = { ...process.env, SSH_AUTH_SOCK: agent.socket };
    execFileSync('ssh-add', ['-q', keyPath], { env, stdio: 'ignore' });
    return agent;
  }

  /** What SSH_AUTH_SOCK is to be. */
  public get socket(): string {
    return join(this.folder, 'socket');
  }

  public async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
