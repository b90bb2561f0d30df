import { createHash } from 'node:crypto';
import { hostKeyBehindBastion } from '../../../lib/engine/bastion-host-key';

const [NOBODYS = '', ...LINES] = hostKeyBehindBastion(
  { host: 'alpha', port: 22, hostKey: 'ecdsa-sha2-nistp256 AAAA' },
  { host: '${self.triggers.bastion_host}', port: '2222', hostKey: 'ssh-ed25519 BBBB' },
).split('\n');

test('each machine is known by its own key, at its own address', () => {
  expect(LINES).toEqual([
    '@cert-authority [alpha]:22 ecdsa-sha2-nistp256 AAAA',
    '@cert-authority [${self.triggers.bastion_host}]:2222 ssh-ed25519 BBBB',
  ]);
});

test("the key that holds for both is nobody's: its point is the hash of a sentence", () => {
  const point = createHash('sha256').update('nobody has the private key of this').digest();
  const fields = ['sk-ssh-ed25519@openssh.com', point, 'ssh:'].map((field) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.from(field).length);
    return Buffer.concat([length, Buffer.from(field)]);
  });
  expect(NOBODYS).toBe(`sk-ssh-ed25519@openssh.com ${Buffer.concat(fields).toString('base64')}`);
});
