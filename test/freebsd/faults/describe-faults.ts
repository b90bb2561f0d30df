import { CHANGE, onlyJails, RELEASE, subjectsOf, type Subject } from './subjects';
import { Trials } from './trials';

/** FAULTS=1 tries every command of every subject, which takes hours. */
const EVERY = process.env.FAULTS === '1';

/**
 * The subjects from the quickest to the slowest, in groups that can run side by side: each kind of step is
 * tried in the first one that has it. Fifty equal jails are as good as two, and of vnet and production two
 * jails have what no other has.
 */
const GROUPS: readonly (() => Subject[])[] = [
  () => [...subjectsOf('remote-state'), ...subjectsOf('web')],
  () => [CHANGE, RELEASE, ...subjectsOf('fleet')],
  () => [
    ...subjectsOf('vnet', EVERY ? undefined : onlyJails('guest', 'edge')),
    ...subjectsOf('stateful'),
    ...subjectsOf('fifty', onlyJails('worker01', 'worker02')),
    ...subjectsOf('production', EVERY ? undefined : onlyJails('builder', 'db')),
  ],
];

/** Tests of one group; what earlier groups try is left to them. */
export function describeFaults(group: number): void {
  const known = new Set<string>();

  beforeAll(async () => {
    if (EVERY) return;
    for (const subjects of GROUPS.slice(0, group)) {
      for (const subject of subjects()) await learn(subject, known);
    }
  }, 600_000);

  it.each((GROUPS[group]?.() ?? []).map((subject) => [subject.name, subject] as const))(
    '%s, cut off anywhere, is made good by the next run',
    async (name, subject) => {
      const trials = await Trials.of(subject);
      try {
        const chosen = EVERY ? trials.all() : await trials.distinct(known);
        const flaws: string[] = [];
        for (const trial of chosen) {
          const flaw = await trials.flawOf(trial, EVERY);
          if (flaw !== undefined) flaws.push(flaw);
        }
        // Whoever waits for hours wants to know how far it is.
        if (EVERY)
          process.stderr.write(
            `${name}: ${trials.commands} commands, ${chosen.length} faults, ${flaws.length} flaws\n`,
          );
        expect(flaws).toEqual([]);
      } finally {
        await trials.discard();
      }
    },
    EVERY ? 2 ** 31 - 1 : 600_000,
  );
}

async function learn(subject: Subject, known: Set<string>): Promise<void> {
  const trials = await Trials.of(subject);
  trials.learn(known);
  await trials.discard();
}
