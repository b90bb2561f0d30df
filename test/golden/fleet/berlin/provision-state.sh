#!/bin/sh
# cdktf-jails: host=berlin
# What host berlin of stack berlin shall be, and the program that brings it there.
# Change the program that wrote this file, not the file.
#
#   sh provision.sh plan     what would change; reads only
#   sh provision.sh apply    changes it
#   sh provision.sh -h       everything else

# shellcheck disable=SC2016 # nothing in here is to be expanded
desired_state() {
  host berlin release=13.5 architecture=amd64 jail_conf=/etc/jail.conf state=/var/db/cdktf-jails

  dataset zroot/jails mountpoint=/jails removal=retain mode=0700
  property zroot/jails compression=zstd
  dataset zroot/jails/13.5-RELEASE at=/jails/13.5-RELEASE removal=retain
  dataset zroot/jails/resolver at=/jails/resolver removal=retain mode=0700

  base zroot/jails/13.5-RELEASE release=13.5-RELEASE path=/jails/13.5-RELEASE sha256=5307c7699365834c9dd66216b774197af34c62b68fa9f526651c7081d8e1c5a5
  base_source zroot/jails/13.5-RELEASE https://download.freebsd.org/releases/amd64/amd64/13.5-RELEASE/base.txz
  base_source zroot/jails/13.5-RELEASE http://ftp-archive.freebsd.org/pub/FreeBSD-Archive/old-releases/amd64/amd64/13.5-RELEASE/base.txz
  base_directory zroot/jails/13.5-RELEASE etc
  base_directory zroot/jails/13.5-RELEASE root
  base_directory zroot/jails/13.5-RELEASE tmp
  base_directory zroot/jails/13.5-RELEASE usr/local
  base_directory zroot/jails/13.5-RELEASE var

  bridge lan unit=8043 ip4=10.13.0.1/24

  jail resolver root=nullfs path=/jails/resolver/root dataset=zroot/jails/resolver home=/jails/resolver base=zroot/jails/13.5-RELEASE base_path=/jails/13.5-RELEASE snapshots=5
  jail_writable resolver etc
  jail_writable resolver root
  jail_writable resolver tmp
  jail_writable resolver usr/local
  jail_writable resolver var
  jail_parameter resolver host.hostname resolver.berlin.example.org
  jail_parameter resolver allow.noset_hostname
  jail_parameter resolver devfs_ruleset 4
  jail_parameter resolver enforce_statfs 2
  jail_parameter resolver exec.clean
  jail_parameter resolver mount.devfs
  jail_parameter resolver persist
  jail_interface resolver e0a_resolver jail_end=e0b_resolver bridge=lan unit=24828 host_mac=02:73:38:2c:f1:40 jail_mac=02:fc:74:bf:5c:86 isolated=no ip4=10.13.0.53/24 route4=10.13.0.1
  jail_hook resolver start '/bin/sh /etc/rc'
  jail_hook resolver stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit resolver jail:resolver:maxproc:deny=100
  jail_file resolver /var/unbound/conf.d/lan.conf mode=0644 owner=root group=wheel sha256=0e4ef8608cbe1704bb9a9fbf18d3e0fcc91c0caece556b10c0a14f07d24e3690 source=files/resolver/var/unbound/conf.d/lan.conf
  jail_service resolver local_unbound

  bundle jail.conf sha256=5f7d6e1cf067072509f652a21e432cf4a0edac374645a37c1df90ada4c6e4207
  live_parameters allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.reserved_ports allow.routing allow.set_hostname allow.setaudit allow.settime allow.socket_af allow.suser allow.sysvipc allow.unprivileged_parent_tampering allow.unprivileged_proc_debug allow.vmm allow.vmm_ppt children.max enforce_statfs env host host.domainname host.hostid host.hostname host.hostuuid ip4.saddrsel ip6.saddrsel linux linux.osname linux.osrelease linux.oss_version mac.label meta persist securelevel sysvmsg sysvsem sysvshm zfs.mount_snapshot
  off_by_default allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.routing allow.setaudit allow.settime allow.socket_af allow.sysvipc allow.unprivileged_parent_tampering allow.vmm allow.vmm_ppt persist
}
