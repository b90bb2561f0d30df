/** What differs between two synth outputs, or two jail.confs, and what it does to the running system. */
export { confOfManifest, readConf, type ConfSide } from './conf-side';
export { diff, type Diff } from './diff';
export { effectLabels, type Effect } from './effect';
export type { HostDiff } from './host-diff';
export type { JailDiff } from './jail-diff';
export { diffMarkdown } from './markdown';
export type { HostSide } from './side';
export { printDiff, type PrintOptions } from './terminal';
