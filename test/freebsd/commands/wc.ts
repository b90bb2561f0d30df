import { SystemError } from '../errno';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** wc(1): unlike GNU's it pads its numbers with blanks, standard input included. */
export const wc: Command = {
  path: '/usr/bin/wc',
  usage: 'usage: wc [-Lclmw] [file ...]',
  async run(session: Session) {
    const options = parseOptions(session, 'Lclmw');
    const wanted = options.given.length === 0 ? 'lwc' : options.given.map(({ letter }) => letter).join('');
    const total = new Map<string, number>();
    const { operands } = options;
    let status = 0;
    const report = (name: string, counts: Map<string, number>): void => {
      const columns = [...'lwcmL'].filter((letter) => wanted.includes(letter));
      session.line(columns.map((letter) => String(counts.get(letter) ?? 0).padStart(8)).join('') + name);
    };
    if (operands.length === 0) report('', count((await session.call.input()).toString('utf8')));
    for (const file of operands) {
      try {
        const counts = count(session.tree.read(session.absolute(file)));
        report(` ${file}`, counts);
        for (const [letter, number] of counts) total.set(letter, (total.get(letter) ?? 0) + number);
      } catch (error) {
        if (!(error instanceof SystemError)) throw error;
        status = session.fail(`${file}: open: ${error.message}`);
      }
    }
    if (operands.length > 1) report(' total', total);
    return status;
  },
};

function count(text: string): Map<string, number> {
  const lines = text.split('\n');
  return new Map([
    ['l', lines.length - 1],
    ['w', text.split(/\s+/).filter((word) => word !== '').length],
    ['c', Buffer.byteLength(text)],
    ['m', [...text].length],
    ['L', Math.max(...lines.map((line) => line.length))],
  ]);
}
