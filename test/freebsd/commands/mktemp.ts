import { atLeast } from '../release';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** mktemp(1): -t takes a prefix, and only the X's at the end of a template are replaced. */
export const mktemp: Command = {
  path: '/usr/bin/mktemp',
  usage: 'usage: mktemp [-d] [-p tmpdir] [-q] [-t prefix] [-u] template ...',
  async run(session: Session) {
    const options = parseOptions(session, atLeast(session.release, '14.4') ? 'dp:qt:u' : 'dqt:u');
    const folder = session.env.TMPDIR || options.value('p') || '/tmp';
    const prefix = options.value('t');
    const templates = options.operands.map((template) =>
      options.value('p') !== undefined && !template.startsWith('/')
        ? `${options.value('p')}/${template}`
        : template,
    );
    if (prefix !== undefined) templates.unshift(`${folder}/${prefix}.XXXXXXXXXX`);
    if (templates.length === 0) templates.push(`${folder}/tmp.XXXXXXXXXX`);
    for (const template of templates) {
      if (!/X{3,}$/.test(template)) {
        session.unknown('template that does not end in enough X');
        return 1;
      }
    }
    const flags = ['d', 'q', 'u'].filter((letter) => options.has(letter)).map((letter) => `-${letter}`);
    let status = 0;
    for (const template of templates) {
      const parent = template.includes('/') ? template.slice(0, template.lastIndexOf('/')) || '/' : '.';
      if (!session.tree.isDirectory(session.absolute(parent))) {
        const call = options.has('d') ? 'mkdtemp' : 'mkstemp';
        if (!options.has('q')) session.complain(`${call} failed on ${template}: No such file or directory`);
        status = 1;
        continue;
      }
      if (template === templates.at(-1))
        return (await session.linux('mktemp', [...flags, '--', template])) ?? status;
      status = (await session.waitLinux('mktemp', [...flags, '--', template])) || status;
    }
    return status;
  },
};
