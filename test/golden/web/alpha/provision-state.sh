#!/bin/sh
# cdktf-jails: host=alpha
# What host alpha of stack web shall be, and the program that brings it there.
# Change the program that wrote this file, not the file.
#
#   sh provision.sh plan     what would change; reads only
#   sh provision.sh apply    changes it
#   sh provision.sh -h       everything else

# shellcheck disable=SC2016 # nothing in here is to be expanded
desired_state() {
  host alpha release=14.4 architecture=amd64 jail_conf=/etc/jail.conf state=/var/db/cdktf-jails

  dataset zroot/jails mountpoint=/jails removal=retain mode=0700
  dataset zroot/jails/14.4-RELEASE at=/jails/14.4-RELEASE removal=retain
  dataset zroot/jails/web at=/jails/web removal=retain mode=0700

  base zroot/jails/14.4-RELEASE release=14.4-RELEASE path=/jails/14.4-RELEASE sha256=769f60a6eea2938ad6b7943cfbcc17dfaf7d1f7ba59a32b869a00349302df853
  base_source zroot/jails/14.4-RELEASE https://download.freebsd.org/releases/amd64/amd64/14.4-RELEASE/base.txz
  base_source zroot/jails/14.4-RELEASE http://ftp-archive.freebsd.org/pub/FreeBSD-Archive/old-releases/amd64/amd64/14.4-RELEASE/base.txz
  base_directory zroot/jails/14.4-RELEASE etc
  base_directory zroot/jails/14.4-RELEASE root
  base_directory zroot/jails/14.4-RELEASE tmp
  base_directory zroot/jails/14.4-RELEASE usr/local
  base_directory zroot/jails/14.4-RELEASE var

  jail web root=nullfs path=/jails/web/root dataset=zroot/jails/web home=/jails/web base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable web etc
  jail_writable web root
  jail_writable web tmp
  jail_writable web usr/local
  jail_writable web var
  jail_parameter web host.hostname web
  jail_parameter web allow.noset_hostname
  jail_parameter web devfs_ruleset 4
  jail_parameter web enforce_statfs 2
  jail_parameter web exec.clean
  jail_parameter web mount.devfs
  jail_parameter web persist
  jail_address web ip4 'em0|192.0.2.10/24'
  jail_hook web start '/bin/sh /etc/rc'
  jail_hook web stop '/bin/sh /etc/rc.shutdown jail'
  jail_package web nginx
  jail_file web /usr/local/etc/nginx/nginx.conf mode=0644 owner=root group=wheel sha256=9945bea4425165f65f51e55b6dcf39b4ec6311c429f6d94d2907851b872feb13 source=files/web/usr/local/etc/nginx/nginx.conf
  jail_service web nginx
  jail_health web tcp interval=2 retries=15 timeout=5 port=80

  bundle jail.conf sha256=6590d383f0a7023c80e78c4c7c663ba05de4b9cf64ab761698ddcc2ec8cec440
  live_parameters allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.reserved_ports allow.routing allow.set_hostname allow.setaudit allow.settime allow.socket_af allow.suser allow.sysvipc allow.unprivileged_parent_tampering allow.unprivileged_proc_debug allow.vmm allow.vmm_ppt children.max enforce_statfs env host host.domainname host.hostid host.hostname host.hostuuid ip4.saddrsel ip6.saddrsel linux linux.osname linux.osrelease linux.oss_version mac.label meta persist securelevel sysvmsg sysvsem sysvshm zfs.mount_snapshot
  off_by_default allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.routing allow.setaudit allow.settime allow.socket_af allow.sysvipc allow.unprivileged_parent_tampering allow.vmm allow.vmm_ppt persist
}
