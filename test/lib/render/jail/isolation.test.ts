import { isolationStatements } from '../../../../lib/render/jail/isolation';
import { jail } from '../../../support/manifest';

describe('what a jail may do and see', () => {
  it('opens with what every reader looks for, then goes by name', () => {
    const statements = isolationStatements(
      jail({
        name: 'web',
        parameters: {
          'allow.mount': true,
          'allow.chflags': false,
          securelevel: 2,
          osrelease: '14.4-RELEASE',
          jid: 5,
        },
      }),
    );
    expect(statements.map(({ name, values }) => [name, ...values])).toEqual([
      ['jid', '5'],
      ['persist'],
      ['securelevel', '2'],
      ['enforce_statfs', '2'],
      ['allow.nochflags'],
      ['allow.mount'],
      ['allow.noset_hostname'],
      ['osrelease', '14.4-RELEASE'],
    ]);
  });

  it('carries the reason of an accepted relaxation, and whose prop a line is', () => {
    const entry = jail({
      name: 'web',
      parameters: { 'allow.raw_sockets': true },
      acknowledgements: [{ parameter: 'allow.raw_sockets', reason: 'ping' }],
    });
    expect(
      isolationStatements(entry).map(({ name, comment, origins }) => [name, comment, origins[0]!.member]),
    ).toEqual([
      ['persist', undefined, 'persist'],
      ['enforce_statfs', undefined, 'enforceStatfs'],
      ['allow.raw_sockets', ['accepted: ping'], 'allow'],
      ['allow.noset_hostname', undefined, 'allow'],
    ]);
  });
});
