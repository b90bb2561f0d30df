import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { Call } from './call';
import { FrameReader } from './frame';

/** Takes the calls of a host's commands on its socket in /rescue. */
export class Switchboard {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(answer: (call: Call) => void) {
    this.server = createServer((socket) => {
      const reader = new FrameReader();
      let call: Call | undefined;
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        call?.disconnected();
      });
      socket.on('data', (chunk: Buffer) => {
        for (const frame of reader.push(chunk)) {
          if (frame.kind === 'C') {
            call = new Call(socket, frame);
            answer(call);
          } else call?.receive(frame);
        }
      });
    });
  }

  static async open(folder: string, answer: (call: Call) => void): Promise<Switchboard> {
    const board = new Switchboard(answer);
    const path = join(folder, 'rescue', 'socket');
    await new Promise<void>((resolve, reject) => {
      board.server.once('error', reject);
      board.server.listen(path, resolve);
    });
    chmodSync(path, 0o777);
    return board;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
