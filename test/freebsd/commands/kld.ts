import { exists, fileOf, isLoaded, load, moduleOf } from '../state/modules';
import type { Session } from '../machine/session';
import type { Command, CommandTable } from './command';
import { parseOptions } from './options';

const kldload: Command = {
  path: '/sbin/kldload',
  usage: 'usage: kldload [-nqv] file ...',
  run(session: Session) {
    const options = parseOptions(session, 'nqv');
    if (options.operands.length === 0) session.usage();
    let status = 0;
    for (const module of options.operands) {
      if (session.jail) status = session.fail(`can't load ${module}: Operation not permitted`);
      else if (isLoaded(session.state, module)) {
        if (!options.has('n')) {
          status = session.fail(`can't load ${module}: module already loaded or in kernel`);
        } else if (options.has('v')) session.line(`${module} is already loaded`);
      } else if (!exists(module)) {
        status = session.fail(`can't load ${module}: No such file or directory`);
      } else {
        load(session.state, module);
        if (options.has('v')) session.line(`Loaded ${module}, id=${session.state.modules.length}`);
      }
    }
    return status;
  },
};

const kldstat: Command = {
  path: '/sbin/kldstat',
  usage: 'usage: kldstat [-dhqv] [-i id] [-n filename]\n       kldstat [-dq] [-m modname]',
  run(session: Session) {
    const options = parseOptions(session, 'hqvn:m:');
    const { modules } = session.state;
    const row = (file: string): string => {
      const id = modules.indexOf(file) + 1;
      return `${String(id).padStart(2)}    1 0xffffffff8${String(id).padStart(7, '0')}    2150d8 ${file}`;
    };
    const file = options.value('n');
    const module = options.value('m');
    const quiet = options.has('q');
    if (module !== undefined) {
      if (isLoaded(session.state, module)) {
        if (!quiet) session.line(`Id  Refs Name\n${String(modules.length).padStart(3)}    1 ${module}`);
        return 0;
      }
      return quiet ? 1 : session.fail(`can't find module ${module}: No such file or directory`);
    }
    if (file !== undefined && !modules.includes(fileOf(moduleOf(file))) && file !== 'kernel') {
      return quiet ? 1 : session.fail(`can't find file ${file}: No such file or directory`);
    }
    if (quiet) return 0;
    session.line('Id Refs Address                Size Name');
    for (const loaded of file === undefined ? modules : [file === 'kernel' ? file : fileOf(moduleOf(file))]) {
      session.line(row(loaded));
    }
    return 0;
  },
};

const kldunload: Command = {
  path: '/sbin/kldunload',
  usage: 'usage: kldunload [-fv] [-i id | [-n] filename ...]',
  run(session: Session) {
    const options = parseOptions(session, 'fvn:');
    const names = [...options.values('n'), ...options.operands];
    if (names.length === 0) session.usage();
    let status = 0;
    for (const name of names) {
      const file = fileOf(moduleOf(name));
      if (!session.state.modules.includes(file)) {
        status = session.fail(`can't find file ${name}: No such file or directory`);
      } else session.state.modules = session.state.modules.filter((other) => other !== file);
    }
    return status;
  },
};

/** kldload(8), kldstat(8) and kldunload(8). */
export const kld: CommandTable = { kldload, kldstat, kldunload };
