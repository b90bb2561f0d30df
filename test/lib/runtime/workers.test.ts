import { rows, run, SHELLS } from './shell';

/** Stands for the change of a jail: takes a moment, notes when it was, fails for names that say so. */
const CHANGE = `
JSON=no
report() { printf '%s\\n' "$4"; }
change_jail() {
    printf 'begin %s\\n' "$1" >>"$WORK/events"
    sleep 0.1
    printf 'end %s\\n' "$1" >>"$WORK/events"
    case $1 in bad*) return 1 ;; killed*) kill -9 "$(sh -c 'echo "$PPID"')" ;; esac
}
`;

describe.each(SHELLS)('change_jails under %s', (_, shell) => {
  const change = (jobs: number, ...plan: readonly (readonly [string, string?])[]) => {
    const table = rows(...plan.map(([name, after = '']) => [name, 'create', `,${after}`, ',']));
    const code = `${CHANGE}JOBS=${jobs}\nchange_jails "$WORK/plan.jails" && echo well || echo failed\n`;
    const result = run(shell, `${code}printf 'failed:%s skipped:%s' "$FAILED" "$SKIPPED"`, {
      files: { 'plan.jails': table },
    });
    const events = (result.file('events') ?? '').split('\n').filter((line) => line !== '');
    return { ...result, events };
  };

  it('begins no jail before those that it needs have ended', () => {
    const { events, stdout } = change(4, ['a', 'b,c,'], ['b', 'c,'], ['c']);
    expect(events).toEqual(['begin c', 'end c', 'begin b', 'end b', 'begin a', 'end a']);
    expect(stdout).toContain('well\n');
  });

  it('changes those that do not need each other side by side, but not more than so many', () => {
    const { events } = change(2, ['a'], ['b'], ['c'], ['d']);
    let active = 0;
    let most = 0;
    for (const event of events) {
      active += event.startsWith('begin') ? 1 : -1;
      most = Math.max(most, active);
    }
    expect([events.length, most]).toEqual([8, 2]);
  });

  it('takes a jail that is not in the plan as ready', () => {
    expect(change(1, ['a', 'other,']).events).toEqual(['begin a', 'end a']);
  });

  it('leaves alone what needs a jail that failed, and goes on with the others', () => {
    const { events, stdout } = change(1, ['bad'], ['needs', 'bad,'], ['needsneeds', 'needs,'], ['other']);
    expect(events).toEqual(['begin bad', 'end bad', 'begin other', 'end other']);
    expect(stdout).toContain('jail needs: left alone, because jail bad failed\n');
    expect(stdout).toContain('failed: bad  skipped: needs needsneeds ');
    expect(stdout).toContain('failed\n');
  });

  it('notices a process that was killed', () => {
    const { stderr, stdout } = change(2, ['killed'], ['needs', 'killed,'], ['other']);
    expect(stderr).toContain(
      'error: jail killed: the process that changed it was killed; the next run goes on with it',
    );
    expect(stdout).toContain('failed: killed  skipped: needs ');
  });
});
