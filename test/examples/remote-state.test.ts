import { Example } from '../support/example';

describe('examples/remote-state.ts', () => {
  const example = new Example('remote-state');
  afterAll(() => example.remove());

  it('is told nothing by conf lint', () => {
    const hosts = example.hosts();
    expect(hosts.map(({ host }) => host)).toEqual(['alpha.example.org', 'beta.example.org']);
    expect(hosts.flatMap(({ stack, host }) => example.findings(stack, host))).toEqual([]);
  });
});
