import { run } from './small-run';

const CREATE = '-f input.conf -c';

describe('configuration files', () => {
  test('a pattern after .include takes the files of a directory', () => {
    const files = {
      '/etc/jail.conf.d/1.conf': 'a { path = /jails/a; persist; }',
      '/etc/jail.conf.d/2.conf': 'b { path = /jails/b; persist; }',
      '/etc/jail.conf': '.include "jail.conf.d/*.conf";',
    };
    expect(run('.include "/etc/jail.conf.d/*.conf";', [CREATE], { files })[0]?.stdout).toBe(
      'a: created\nb: created\n',
    );
    expect(run('', ['-c'], { files })[0]?.stdout).toBe('a: created\nb: created\n');
  });

  test('-e reads the file even beside options that describe a jail', () => {
    expect(run('', ['-l -f none.conf -e ,'])[0]).toMatchObject({
      exit: 1,
      stderr: 'jail: none.conf: No such file or directory\n',
    });
  });

  test('of a directory flex complains itself, with status 2; below a file there is none', () => {
    expect(run('', ['-f /etc -c'])[0]).toMatchObject({ exit: 2, stderr: 'input in flex scanner failed\n' });
    expect(run('', ['-f input.conf/x -c'])[0]).toMatchObject({
      exit: 1,
      stderr: 'jail: input.conf/x: Not a directory\n',
    });
  });
});

describe('dependencies', () => {
  // state.c keeps the longest parent's name as the measure for the names that follow.
  const nested = (more: string) => `
    path = /jails/web; persist;
    a { children.max = 9; } a.b { children.max = 8; } a.b.c { ${more} } a.x { }`;

  test('after a jail two levels down, one a level down seems to be its own parent and never starts', () => {
    const [step] = run(nested(''), [CREATE]);
    expect(step).toMatchObject({ exit: 0, stderr: '', stdout: 'a: created\na.b: created\na.b.c: created\n' });
  });

  test('with a depend in the file that is a loop', () => {
    const [step] = run(nested('depend = a;'), [CREATE]);
    expect(step).toMatchObject({ exit: 0, stderr: 'jail: a.x: dependency loop\n' });
  });

  test('a name that is longer than the measure is cut there', () => {
    const [step] = run(
      'path = /jails/web; persist; a { children.max = 9; } a.b { depend = a; } a.b.c {} a.b_x { depend = a; }',
      [`${CREATE} a.b_x`],
    );
    expect(step?.stdout).toBe('a: created\na.b: created\na.b_x: created\n');
  });
});

describe('values', () => {
  test('a lone & starts nothing, and is cut off all the same', () => {
    const [step] = run('web { path = /jails/web; persist; exec.poststart = "&"; }', [
      '-f input.conf -c -J j web',
    ]);
    expect(step).toMatchObject({
      commands: [],
      file: 'jid=1\tname=web\tpath=/jails/web\tpersist\texec.poststart=""\n',
    });
  });

  test('a command of the command line is one of many words; empty ones alone are none', () => {
    const given = (...words: string[]) =>
      run('', [{ args: ['-c', 'path=/jails/web', 'persist', ...words] }])[0]?.events.flatMap(({ argv }) =>
        argv === undefined ? [] : [argv],
      );
    expect(given('command=', '')).toEqual([]);
    expect(given('command=', 'hook a', 'b')).toEqual([['', 'hook a', 'b']]);
  });

  test('a blank before the | of an address: no interface, and no arguments for ifconfig', () => {
    const [step] = run('web { path = /jails/web; persist; ip4.addr = "em0 |10.0.0.2"; }', [`${CREATE} web`]);
    expect(step?.commands).toEqual(['/sbin/ifconfig']);
  });

  test('a jail without path has users of its own as well', () => {
    const [step] = run('web { persist; exec.jail_user = jdoe; exec.start = hook; }', [`${CREATE} web`]);
    expect(step).toMatchObject({ exit: 0, stderr: '', commands: ['hook'] });
  });

  test('a directory as mount.fstab has no lines', () => {
    const [step] = run('web { path = /jails/web; persist; mount.fstab = /etc; }', [`${CREATE} web`]);
    expect(step).toMatchObject({ exit: 0, stderr: '', commands: [] });
  });

  test('a path that ends with a slash is looked at behind its links (namei(9))', () => {
    const links = { '/jails/link': '/jails/web', '/jails/loop': 'loop' };
    const mounting = (target: string) =>
      run(`web { path = ${target}; mount = "/a $path/ nullfs"; persist; }`, [`${CREATE} web`], { links })[0]
        ?.stderr;
    expect(mounting('/jails/link')).toBe('');
    expect(mounting('/jails/loop')).toBe(
      'jail: web: mount: /jails/loop/: Too many levels of symbolic links\n',
    );
  });

  test('an empty path is no directory', () => {
    const [step] = run('', ['-c name=web path= persist']);
    expect(step?.stderr).toBe('jail: path : No such file or directory\n');
  });
});

describe('jails that do not run', () => {
  test('-cC takes interfaces back from a jail without a jid: the word for it is missing', () => {
    const [step] = run('web { path = /jails/web; vnet; vnet.interface = e0b; }', ['-f input.conf -cC web']);
    expect(step?.commands).toEqual(['/sbin/ifconfig e0b -vnet']);
  });

  test('-rc of a jail without name and jid prints NULL', () => {
    expect(run('', ['-rc path=/jails/web persist'])[0]).toMatchObject({ exit: 1, stderr: 'jail: (null)\n' });
    expect(run('', ['-q -rc path=/jails/web persist'])[0]).toMatchObject({ exit: 1, stderr: '' });
  });
});

test('a command that ends in the moment of its deadline is in time, whatever else ends then', () => {
  const rules = [{ match: '*', delay: 2 }];
  const [step] = run('web { path = /jails/web; persist; exec.timeout = 2; exec.start = "other &", hook; }', [
    { args: ['-f', 'input.conf', '-c', 'web'], rules },
  ]);
  expect(step).toMatchObject({ exit: 0, stderr: '', commands: ['other', 'hook'] });
});
