import { liveParameterFacts } from '../../../lib/render/live-parameters';

const [live, off] = liveParameterFacts();

describe('liveParameterFacts', () => {
  it('names what jail -m changes on a running jail', () => {
    expect(live?.[0]).toBe('live_parameters');
    expect(live).toEqual(
      expect.arrayContaining(['allow.raw_sockets', 'host.hostname', 'securelevel', 'children.max']),
    );
  });

  it('leaves out what is fixed at creation and what jail -m would do only by half', () => {
    for (const name of [
      'path',
      'vnet',
      'ip4',
      'osrelease',
      'name',
      'jid',
      'exec.start',
      'mount',
      'devfs_ruleset',
      'ip4.addr',
    ]) {
      expect(live).not.toContain(name);
    }
  });

  it('names those whose absence means off, so that taking them out of the program takes them from a running jail', () => {
    expect(off?.[0]).toBe('off_by_default');
    expect(off).toEqual(expect.arrayContaining(['allow.mount', 'allow.raw_sockets']));
    expect(off).not.toContain('allow.set_hostname');
    expect(live).toEqual(expect.arrayContaining([...off!.slice(1)]));
  });
});
