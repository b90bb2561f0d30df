#!/bin/sh
# cdktf-jails: host=lisbon
# What host lisbon of stack lisbon shall be, and the program that brings it there.
# Change the program that wrote this file, not the file.
#
#   sh provision.sh plan     what would change; reads only
#   sh provision.sh apply    changes it
#   sh provision.sh -h       everything else

# shellcheck disable=SC2016 # nothing in here is to be expanded
desired_state() {
  host lisbon release=14.4 architecture=amd64 jail_conf=/etc/jail.conf state=/var/db/cdktf-jails

  dataset zroot/jails mountpoint=/jails removal=retain mode=0700
  property zroot/jails checksum=blake3
  property zroot/jails compression=zstd
  dataset zroot/jails/14.4-RELEASE at=/jails/14.4-RELEASE removal=retain
  dataset zroot/jails/resolver at=/jails/resolver removal=retain mode=0700

  base zroot/jails/14.4-RELEASE release=14.4-RELEASE path=/jails/14.4-RELEASE sha256=769f60a6eea2938ad6b7943cfbcc17dfaf7d1f7ba59a32b869a00349302df853
  base_source zroot/jails/14.4-RELEASE https://download.freebsd.org/releases/amd64/amd64/14.4-RELEASE/base.txz
  base_source zroot/jails/14.4-RELEASE http://ftp-archive.freebsd.org/pub/FreeBSD-Archive/old-releases/amd64/amd64/14.4-RELEASE/base.txz
  base_directory zroot/jails/14.4-RELEASE etc
  base_directory zroot/jails/14.4-RELEASE root
  base_directory zroot/jails/14.4-RELEASE tmp
  base_directory zroot/jails/14.4-RELEASE usr/local
  base_directory zroot/jails/14.4-RELEASE var

  bridge lan unit=8043 ip4=10.14.0.1/24

  jail resolver root=nullfs path=/jails/resolver/root dataset=zroot/jails/resolver home=/jails/resolver base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable resolver etc
  jail_writable resolver root
  jail_writable resolver tmp
  jail_writable resolver usr/local
  jail_writable resolver var
  jail_parameter resolver host.hostname resolver.lisbon.example.org
  jail_parameter resolver allow.noset_hostname
  jail_parameter resolver devfs_ruleset 4
  jail_parameter resolver enforce_statfs 2
  jail_parameter resolver exec.clean
  jail_parameter resolver mount.devfs
  jail_parameter resolver persist
  jail_interface resolver e0a_resolver jail_end=e0b_resolver bridge=lan unit=24828 host_mac=02:95:ef:63:e7:14 jail_mac=02:c3:24:00:74:81 isolated=no ip4=10.14.0.53/24 route4=10.14.0.1
  jail_hook resolver start '/bin/sh /etc/rc'
  jail_hook resolver stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit resolver jail:resolver:maxproc:deny=100
  jail_file resolver /var/unbound/conf.d/lan.conf mode=0644 owner=root group=wheel sha256=80950fa7aaa7d69132b773801e3d27fe39c9e1a4472e9a4c6be207b32b749642 source=files/resolver/var/unbound/conf.d/lan.conf
  jail_service resolver local_unbound

  bundle jail.conf sha256=a5ca23cb0f925d47af827f7cb5cb12cb079a8389d246f702408676af189f5fbf
  live_parameters allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.reserved_ports allow.routing allow.set_hostname allow.setaudit allow.settime allow.socket_af allow.suser allow.sysvipc allow.unprivileged_parent_tampering allow.unprivileged_proc_debug allow.vmm allow.vmm_ppt children.max enforce_statfs env host host.domainname host.hostid host.hostname host.hostuuid ip4.saddrsel ip6.saddrsel linux linux.osname linux.osrelease linux.oss_version mac.label meta persist securelevel sysvmsg sysvsem sysvshm zfs.mount_snapshot
  off_by_default allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.routing allow.setaudit allow.settime allow.socket_af allow.sysvipc allow.unprivileged_parent_tampering allow.vmm allow.vmm_ppt persist
}
