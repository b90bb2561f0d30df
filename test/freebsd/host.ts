/**
 * A FreeBSD host to run scripts on, on a Linux machine.
 *
 * What a script sees is real where it can be: files, links, modes, mounts of directories, processes and
 * shells are those of Linux, in private mounts and process ids (unshare(2), as root or as an ordinary
 * user), with the host's root as the root directory. What Linux has not is simulated: jails, network
 * interfaces, ZFS, rctl, rc.conf and the rest are entries in `HostState`, kept in this process.
 *
 * Every program of the host is one small static program (native/client.c). It tells this process how it
 * was called (machine/switchboard.ts) and does what it is told. Each command is one file in commands/;
 * it reads its options as FreeBSD does, refuses what FreeBSD refuses with FreeBSD's words and status,
 * and changes the state. Tools that Linux has too are run for real, behind FreeBSD's reading of their
 * options (commands/wrapper.ts). A command or an option that is not simulated makes `run` throw: nothing
 * passes because it was ignored.
 *
 * jail(8) is the engine of jail/, which agrees with the recorded runs of the real one; here it starts
 * its hooks for real, in the root of the jail where that is due. A jail's root comes from `baseArchive`:
 * a base system whose programs lead to /rescue/sim, which every process in a jail finds in its /rescue.
 *
 * With `zfs: 'real'` a host's datasets are those of zfs-fuse, in a pool of its own (machine/real-pool.ts),
 * and zfs(8) is the real program (commands/zfs/real.ts). each-zfs.ts runs the same tests on both.
 *
 * A run can be made to fail or be killed at any command (`Faults`). `snapshot` and `restore` make many
 * runs from one prepared state cheap. `powerLoss` forgets what a reboot forgets, `boot` does what rc(8)
 * does.
 *
 * What rests on facts that were never seen on a real FreeBSD is marked `[low]` where it is modelled.
 */
export { SimulatedHost } from './machine/simulated-host';
export type { HostSnapshot, RunOptions, RunResult } from './machine/simulated-host';
export type { CommandRecord, Faults } from './machine/dispatcher';
export type { HostOptions } from './state/initial-state';
export type { HostState, PackageSource } from './state/host-state';
export { baseArchive } from './machine/base-system';
