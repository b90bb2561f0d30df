import { createColors } from 'picocolors';
import { explainJail, findJail, printAbsence, printExplanation } from '../../../lib/explain';
import { jail, manifest } from '../../support/manifest';

const found = findJail(
  [
    manifest({
      jails: [
        jail({
          name: 'web',
          parameters: { 'allow.raw_sockets': true },
          hooks: { start: ['/bin/sh /etc/rc', '/usr/local/bin/warm'] },
          acknowledgements: [{ parameter: 'allow.raw_sockets', reason: 'monitoring' }],
        }),
      ],
    }),
  ],
  'web',
);
const plain = createColors(false);

describe('printExplanation', () => {
  it('says of each line what it does, and of each parameter its default once', () => {
    const lines = explainJail(found.jail).filter(({ parameter }) =>
      ['allow.raw_sockets', 'exec.start'].includes(parameter),
    );
    expect(printExplanation(found, lines, plain)).toBe(`web on host alpha, declared at production/web

# accepted: monitoring
allow.raw_sockets;
    Raw sockets, as ping and traceroute need them.
    ! weakens isolation: the jail may craft packets and probe networks
    from: production/web (allow) · default: false · since: every supported release

exec.start = "/bin/sh /etc/rc";
    Starts the jail's services, as rc(8) does at boot.
    from: production/web (execStart) · default: none · since: every supported release

exec.start += "/usr/local/bin/warm";
    Your own command. Commands in the jail that start it, normally /bin/sh /etc/rc.
    from: production/web (execStart)
`);
  });
});

describe('printAbsence', () => {
  it('says what holds instead', () => {
    expect(printAbsence(found, 'enforce_statfs', plain)).toBe(`web does not set enforce_statfs
    How many mounts the jail sees: all (0), those below its root (1), only its root (2).
    default: 2 · since: every supported release
`);
  });
});
