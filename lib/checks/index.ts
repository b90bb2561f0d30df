/** The rules that hold across constructs, on the manifests of the whole app: one rule a file, all of them here. */
import type { HostManifest } from '../manifest/schema';
import { addressElsewhere } from './address-elsewhere';
import { addressNetwork } from './address-network';
import { addressOnMember } from './address-on-member';
import { addressPrefix } from './address-prefix';
import { addressWithoutInterface } from './address-without-interface';
import { baseSum } from './base-sum';
import { cloneOfOtherPool } from './clone-of-other-pool';
import { datasetInRoot } from './dataset-in-root';
import { datasetNameLimits } from './dataset-name-limits';
import { delegatedDataset } from './delegated-dataset';
import { dependencyLoop } from './dependency-loop';
import { duplicateAddress } from './duplicate-address';
import { duplicateDataset } from './duplicate-dataset';
import { duplicateHost } from './duplicate-host';
import { duplicateInterfaceName } from './duplicate-interface-name';
import { duplicateInterfaceUnit } from './duplicate-interface-unit';
import { duplicateJailName } from './duplicate-jail-name';
import { duplicateJid } from './duplicate-jid';
import { duplicateLimit } from './duplicate-limit';
import { duplicateMac } from './duplicate-mac';
import { duplicateMount } from './duplicate-mount';
import { duplicateMountpoint } from './duplicate-mountpoint';
import { duplicateRoot } from './duplicate-root';
import { duplicateUplink } from './duplicate-uplink';
import { fdescfsWithoutDevfs } from './fdescfs-without-devfs';
import { fileOnBase } from './file-on-base';
import type { Check, Finding } from './finding';
import { gatewayNetwork } from './gateway-network';
import { healthCheckWithoutAddress } from './health-check-without-address';
import { hiddenDataset } from './hidden-dataset';
import { hidingMount } from './hiding-mount';
import { hostHidingDataset } from './host-hiding-dataset';
import { hostOpeningMount } from './host-opening-mount';
import { hostOpeningRoot } from './host-opening-root';
import { hostRoot } from './host-root';
import { ineffectiveLimit } from './ineffective-limit';
import { inheritedMountpoint } from './inherited-mountpoint';
import { jailName } from './jail-name';
import { lockedDataset } from './locked-dataset';
import { macElsewhere } from './mac-elsewhere';
import { missingParameter } from './missing-parameter';
import { missingProperty } from './missing-property';
import { mountIntoItself } from './mount-into-itself';
import { mountOutsideRoot } from './mount-outside-root';
import { mountWithoutMountpoint } from './mount-without-mountpoint';
import { needlessAcknowledgement } from './needless-acknowledgement';
import { nestedRoot } from './nested-root';
import { newerBase } from './newer-base';
import { openRoot } from './open-root';
import { overlappingNetworks } from './overlapping-networks';
import { pathTooLong } from './path-too-long';
import { permissionWithoutEffect } from './permission-without-effect';
import { refusedLimit } from './refused-limit';
import { relaxation } from './relaxation';
import { reservationAboveQuota } from './reservation-above-quota';
import { reservedAddress } from './reserved-address';
import { retainBelowDestroy } from './retain-below-destroy';
import { rootDatasetProperties } from './root-dataset-properties';
import { rootOpeningMount } from './root-opening-mount';
import { selfDependency } from './self-dependency';
import { setIdFile } from './set-id-file';
import { severalDefaultRoutes } from './several-default-routes';
import { sharedRootDataset } from './shared-root-dataset';
import { stackWithSharedAddresses } from './stack-with-shared-addresses';
import { uncertainParameter } from './uncertain-parameter';
import { unfollowedChild } from './unfollowed-child';
import { unknownBridge } from './unknown-bridge';
import { unknownDependency } from './unknown-dependency';
import { unknownMount } from './unknown-mount';
import { unknownRoot } from './unknown-root';
import { unmountedDataset } from './unmounted-dataset';
import { unprivilegedHooks } from './unprivileged-hooks';

/** An error keeps the app from being synthesized; a warning is shown and no more. */
export type Level = 'error' | 'warning';

export interface Rule {
  readonly id: string;
  readonly level: Level;
  readonly summary: string;
  readonly check: Check;
}

/** Something that is wrong or doubtful, at a construct. */
export type Problem = Finding;

export interface Problems {
  readonly errors: Problem[];
  readonly warnings: Problem[];
}

export const rules: readonly Rule[] = [
  // Who is who
  error('duplicate-host', 'two hosts of a stack have one name', duplicateHost),
  error('duplicate-jail-name', 'two jails of a host have one name', duplicateJailName),
  error('jail-name', "a jail's name means something else to jail(8), rctl(8) or the shell", jailName),
  error('duplicate-jid', 'two jails of a host have one number', duplicateJid),

  // Roots
  error('host-root', "a jail's root is the root of the host", hostRoot),
  error('host-opening-root', "a jail's root takes in what the host runs by", hostOpeningRoot),
  error('duplicate-root', 'two jails of a host have one root', duplicateRoot),
  error('nested-root', "a jail's root lies inside another's, or inside a base", nestedRoot),
  error('shared-root-dataset', 'two jails of a host have one dataset as their root', sharedRootDataset),
  error('unknown-root', "a jail's base or root dataset is not on its host", unknownRoot),
  error('clone-of-other-pool', 'a clone is in another pool than its base', cloneOfOtherPool),
  error('path-too-long', 'a root or a mount in it has too long a path', pathTooLong),
  warning('open-root', "the host's users can reach the programs in a jail's root", openRoot),

  // Networks
  error('duplicate-address', 'two parties of a host have one IP address', duplicateAddress),
  error('duplicate-mac', 'two interfaces of a host have one MAC address', duplicateMac),
  error('duplicate-interface-name', 'two interfaces of a host have one name', duplicateInterfaceName),
  error('duplicate-interface-unit', 'two interfaces start as one unit', duplicateInterfaceUnit),
  error('duplicate-uplink', 'two bridges of a host have one uplink', duplicateUplink),
  error('unknown-bridge', 'a jail is attached to a bridge that is not on its host', unknownBridge),
  error('overlapping-networks', 'the networks of two bridges of a host overlap', overlappingNetworks),
  error('gateway-network', "a gateway lies outside its bridge's network, or has none", gatewayNetwork),
  error('address-network', "an address lies outside its bridge's network, or has none", addressNetwork),
  error('reserved-address', "an address is a gateway's or a network's own", reservedAddress),
  error('stack-with-shared-addresses', 'a jail has vnet and shared addresses', stackWithSharedAddresses),
  error('several-default-routes', 'a jail has several default routes of one family', severalDefaultRoutes),
  error('address-on-member', 'a shared address is bound to a bridge member', addressOnMember),
  error('health-check-without-address', 'a TCP health check has no address', healthCheckWithoutAddress),
  warning('address-prefix', "a prefix length is not that of the bridge's network", addressPrefix),
  warning('address-without-interface', 'a shared address names no interface', addressWithoutInterface),
  warning('address-elsewhere', 'two hosts have one IP address that is seen outside', addressElsewhere),
  warning('mac-elsewhere', 'two hosts have one MAC address that is seen outside', macElsewhere),

  // Start order
  error('dependency-loop', 'jails start after each other in a circle', dependencyLoop),
  error('self-dependency', 'a jail starts after itself', selfDependency),
  error('unknown-dependency', 'a jail starts after one that is not on its host', unknownDependency),

  // Mounts and files
  error('duplicate-mount', 'two mounts of a jail have one destination', duplicateMount),
  error('mount-outside-root', "a mount leads out of the jail's root, or hides all of it", mountOutsideRoot),
  error('hiding-mount', 'a mount hides what the jail needs, or is hidden itself', hidingMount),
  error('unknown-mount', 'a jail mounts a dataset that is not on its host', unknownMount),
  error('mount-without-mountpoint', 'a jail mounts a dataset that has no directory', mountWithoutMountpoint),
  error('mount-into-itself', "a mount's source and target are not distinct", mountIntoItself),
  error('host-opening-mount', 'a jail could write what runs as root on the host', hostOpeningMount),
  error('root-opening-mount', "a jail could write another one's root", rootOpeningMount),
  error('fdescfs-without-devfs', 'fdescfs has no directory to be mounted on', fdescfsWithoutDevfs),
  error('file-on-base', 'a file would lie on the read-only base', fileOnBase),
  warning('unfollowed-child', 'a mounted dataset has children that the jail does not see', unfollowedChild),

  // Datasets and bases
  error('duplicate-dataset', 'two constructs of a host declare one dataset', duplicateDataset),
  error('duplicate-mountpoint', 'two datasets of a host have one mount point', duplicateMountpoint),
  error('inherited-mountpoint', 'a dataset inherits a mount point that is not there', inheritedMountpoint),
  error('retain-below-destroy', 'a retained dataset depends on one that is destroyed', retainBelowDestroy),
  error('dataset-name-limits', 'a dataset has too long or too deep a name', datasetNameLimits),
  error('unmounted-dataset', 'a dataset that a jail needs is not mounted at boot', unmountedDataset),
  error('hidden-dataset', "a dataset is mounted where a jail's base hides it", hiddenDataset),
  error('dataset-in-root', "a dataset is mounted in a jail's own root", datasetInRoot),
  error('host-hiding-dataset', 'a dataset is mounted over what the host runs by', hostHidingDataset),
  error('delegated-dataset', 'a dataset cannot be handed to a jail', delegatedDataset),
  error('root-dataset-properties', 'a property makes a root or base useless', rootDatasetProperties),
  error('reservation-above-quota', 'a dataset reserves more than it may use', reservationAboveQuota),
  error('missing-property', "a dataset has a property that the host's ZFS lacks", missingProperty),
  error('newer-base', 'a base is newer than its host', newerBase),
  error('base-sum', "a base's checksum is that of another release or architecture", baseSum),
  warning('locked-dataset', 'a dataset that a jail needs asks for its key', lockedDataset),

  // Limits
  error('refused-limit', 'the kernel refuses a limit', refusedLimit),
  error('duplicate-limit', 'two limits of a jail have one key', duplicateLimit),
  warning('ineffective-limit', 'a limit does not do what it says', ineffectiveLimit),

  // Rights
  error('missing-parameter', "a host's release lacks a parameter", missingParameter),
  error('unprivileged-hooks', 'a user that is not root is to do what only root may', unprivilegedHooks),
  warning('uncertain-parameter', "a host's release may lack a parameter", uncertainParameter),
  warning('permission-without-effect', 'a permission lacks what it needs', permissionWithoutEffect),
  warning('relaxation', 'a parameter weakens a jail, without a reason', relaxation),
  warning('needless-acknowledgement', 'a reason is given without a risk', needlessAcknowledgement),
  warning('set-id-file', "a file runs with rights that are not its caller's", setIdFile),
];

/**
 * What is wrong and what is doubtful, by construct path and then by the order of the rules. Each is
 * looked for when it is asked for.
 */
export function checkHosts(hosts: readonly HostManifest[]): Problems {
  const sorted = [...hosts].sort((a, b) => compare(a.host.path, b.host.path));
  return {
    get errors() {
      return problems('error', sorted);
    },
    get warnings() {
      return problems('warning', sorted);
    },
  };
}

function problems(level: Level, hosts: readonly HostManifest[]): Problem[] {
  const found = rules.filter((rule) => rule.level === level).flatMap(({ check }) => check(hosts));
  const distinct = new Map(found.map((finding) => [`${finding.path}\n${finding.message}`, finding]));
  return [...distinct.values()].sort((a, b) => compare(a.path, b.path));
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function error(id: string, summary: string, check: Check): Rule {
  return { id, level: 'error', summary, check };
}

function warning(id: string, summary: string, check: Check): Rule {
  return { id, level: 'warning', summary, check };
}
