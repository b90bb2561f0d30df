import type { JailFile, JailProps } from '../../lib';
import { mistakes, onHost, web } from '../support/program';

const withRcConf = (content: string, props: Partial<JailProps>, parts: Partial<JailFile> = {}) =>
  mistakes(onHost(web({ files: [{ destination: '/etc/rc.conf', content, ...parts }], ...props })));

describe('a file in the place of rc.conf', () => {
  const services =
    "[lab/web] file '/etc/rc.conf' takes away what enables the 'services' at every apply: write its lines as 'sysrc', or NAME_enable=\"YES\" for each service into it";
  const variables = (names: string) =>
    `[lab/web] file '/etc/rc.conf' takes away what sysrc(8) sets in it (${names}) at every apply: write its lines as 'sysrc', or these into it`;

  it('would undo what is set in it', () => {
    const rest: Partial<JailProps> = { sysrc: { nginx_flags: '-q', a: '1' }, services: ['nginx'] };
    expect(withRcConf('sshd_flags=""\n', rest)).toEqual([variables("'nginx_flags', 'a'"), services]);
  });

  it('is fine alone, or where it says the same', () => {
    expect(withRcConf('sshd_enable="YES"\n', {})).toEqual([]);
    expect(
      withRcConf('a=0\na=1 # one\nb=\'x y\'\nmysql_enable="YES"\n', {
        sysrc: { a: '1', b: 'x y' },
        services: ['mysql-server'],
      }),
    ).toEqual([]);
  });

  it('holds the environment of the services, too', () => {
    expect(withRcConf('nginx_enable="YES"\n', { environment: { A: '1' }, services: ['nginx'] })).toEqual([
      variables("'nginx_env_file'"),
    ]);
  });

  it('is another file elsewhere', () => {
    expect(withRcConf('', { services: ['nginx'] }, { destination: '/etc/rc.conf.d/sshd' })).toEqual([]);
  });
});

describe('a variable of rc.conf', () => {
  it('has one line, because sysrc(8) sets no more', () => {
    expect(mistakes(onHost(web({ sysrc: { motd: 'one\ntwo' } })))).toEqual([
      "[lab/web] 'sysrc.motd': 'one\\ntwo' has several lines, and sysrc(8) sets one: give it one line, or write a file",
    ]);
  });
});

describe('a service', () => {
  const nginx = (value: string) =>
    mistakes(onHost(web({ services: ['nginx'], sysrc: { nginx_enable: value } })));

  it.each(['NO', 'no', '', 'maybe'])('is not enabled and set to %j', (value) => {
    expect(nginx(value)).toEqual([
      `[lab/web] 'services' enables 'nginx', and 'sysrc.nginx_enable' is '${value}': leave one of them out`,
    ]);
  });

  it.each(['YES', 'yes', 'On', '1'])('may be enabled twice, with %j', (value) => {
    expect(nginx(value)).toEqual([]);
  });

  it('may be disabled where another one is enabled', () => {
    expect(mistakes(onHost(web({ services: ['nginx'], sysrc: { sendmail_enable: 'NO' } })))).toEqual([]);
  });
});
