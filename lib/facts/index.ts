/** What FreeBSD knows, as typed data. Imports nothing of ours. */
export * from './byte-size';
export * from './features';
export { negatedName } from './jail-parameter';
export type { JailParameter, ParameterChange, ParameterType, ParameterValue } from './jail-parameter';
export * from './jail-parameter-risk';
export * from './jail-parameter-value';
export * from './jail-parameters';
export * from './network-drivers';
export * from './parameter-word';
export * from './rctl';
export * from './release-order';
export * from './releases';
export * from './zfs-properties';
export type { ZfsProperty, ZfsPropertyType } from './zfs-property';
export * from './zfs-value';
