import type { ProvisionedHost } from './provisioned-host';

/**
 * All of a host that a run may change, as text that is equal when two hosts are equal: what differs from
 * run to run without meaning (jids, times, how many snapshots were taken) is left out.
 */
export async function fingerprint(host: ProvisionedHost): Promise<string> {
  const parts = [];
  for (const command of PARTS) parts.push(`$ ${command}`, await host.ask(command));
  return parts.join('\n').replace(/cdktf-jails-\d{8}T\d{6}Z(-\d+)?/g, 'cdktf-jails-TIME');
}

const PARTS = [
  'zfs get -Hp -t filesystem,volume -o name,property,value,source mountpoint,mounted,canmount,origin,org.cdktf-jails:owner,org.cdktf-jails:removal,org.cdktf-jails:base',
  "zfs list -H -t snapshot -o name | grep -v '@cdktf-jails-2' | sort",
  'mount -p | sort',
  'jls -d name dying path host.hostname securelevel | sort',
  "ifconfig -a | grep -v -E 'ether|ifmaxaddr|options=|id 00|maxage'",
  'rctl | sort',
  'sort /etc/rc.conf',
  'cat /etc/jail.conf',
  "find /etc /tmp /root -type f ! -path '/root/alpha/*' | sort",
  'find /var/db/cdktf-jails ! -name log ! -name lock ! -name holder | sort',
  'cat /var/db/cdktf-jails/applied /var/db/cdktf-jails/jails/*/applied',
  "find /jails /bases /data -type f ! -path '*/run/*' ! -path '*/log/*' ! -path '*/dev/*' | sort",
];
