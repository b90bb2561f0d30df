#!/bin/sh
# cdktf-jails: host=alpha
# What host alpha of stack vnet shall be, and the program that brings it there.
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
  dataset zroot/jails/app at=/jails/app removal=retain mode=0700
  dataset zroot/jails/db at=/jails/db removal=retain mode=0700
  dataset zroot/jails/edge at=/jails/edge removal=retain mode=0700
  dataset zroot/jails/guest at=/jails/guest removal=retain mode=0700

  base zroot/jails/14.4-RELEASE release=14.4-RELEASE path=/jails/14.4-RELEASE sha256=769f60a6eea2938ad6b7943cfbcc17dfaf7d1f7ba59a32b869a00349302df853
  base_source zroot/jails/14.4-RELEASE https://download.freebsd.org/releases/amd64/amd64/14.4-RELEASE/base.txz
  base_source zroot/jails/14.4-RELEASE http://ftp-archive.freebsd.org/pub/FreeBSD-Archive/old-releases/amd64/amd64/14.4-RELEASE/base.txz
  base_directory zroot/jails/14.4-RELEASE etc
  base_directory zroot/jails/14.4-RELEASE root
  base_directory zroot/jails/14.4-RELEASE tmp
  base_directory zroot/jails/14.4-RELEASE usr/local
  base_directory zroot/jails/14.4-RELEASE var

  bridge guests unit=26228 ip4=10.11.0.1/24
  bridge inside unit=21084 ip4=10.10.0.1/24 ip6=fd00:10::1/64
  bridge outside unit=9962 uplink=igb1

  jail app root=nullfs path=/jails/app/root dataset=zroot/jails/app home=/jails/app base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable app etc
  jail_writable app root
  jail_writable app tmp
  jail_writable app usr/local
  jail_writable app var
  jail_parameter app host.hostname app
  jail_parameter app allow.noset_hostname
  jail_parameter app devfs_ruleset 4
  jail_parameter app enforce_statfs 2
  jail_parameter app exec.clean
  jail_parameter app mount.devfs
  jail_parameter app persist
  jail_interface app e0a_app jail_end=e0b_app bridge=inside unit=4161 host_mac=02:57:db:cd:f6:7c jail_mac=02:5c:c5:dd:12:f1 isolated=no ip4=10.10.0.10/24 ip6=fd00:10::10/64 route4=10.10.0.1 route6=fd00:10::1
  jail_hook app start '/bin/sh /etc/rc'
  jail_hook app stop '/bin/sh /etc/rc.shutdown jail'

  jail db root=nullfs path=/jails/db/root dataset=zroot/jails/db home=/jails/db base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable db etc
  jail_writable db root
  jail_writable db tmp
  jail_writable db usr/local
  jail_writable db var
  jail_parameter db host.hostname db
  jail_parameter db allow.noset_hostname
  jail_parameter db devfs_ruleset 4
  jail_parameter db enforce_statfs 2
  jail_parameter db exec.clean
  jail_parameter db mount.devfs
  jail_parameter db persist
  jail_interface db e0a_db jail_end=e0b_db bridge=inside unit=3799 host_mac=02:31:d7:e6:68:26 jail_mac=02:3a:35:27:8e:f8 isolated=no ip4=10.10.0.11/24 ip6=fd00:10::11/64 route4=10.10.0.1 route6=fd00:10::1
  jail_hook db start '/bin/sh /etc/rc'
  jail_hook db stop '/bin/sh /etc/rc.shutdown jail'

  jail edge root=nullfs path=/jails/edge/root dataset=zroot/jails/edge home=/jails/edge base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable edge etc
  jail_writable edge root
  jail_writable edge tmp
  jail_writable edge usr/local
  jail_writable edge var
  jail_parameter edge host.hostname edge
  jail_parameter edge allow.noset_hostname
  jail_parameter edge devfs_ruleset 4
  jail_parameter edge enforce_statfs 2
  jail_parameter edge exec.clean
  jail_parameter edge mount.devfs
  jail_parameter edge persist
  jail_interface edge e0a_edge jail_end=e0b_edge bridge=inside unit=15200 host_mac=02:09:a5:d3:2a:a5 jail_mac=02:0f:30:39:fc:cc isolated=no ip4=10.10.0.2/24 ip6=fd00:10::2/64
  jail_interface edge e1a_edge jail_end=e1b_edge bridge=outside unit=18178 host_mac=02:3d:5c:04:88:cb jail_mac=02:00:5e:10:00:50 isolated=no ip4=192.0.2.80/24 ip6=2001:db8:1::80/64 route4=192.0.2.1 route6=2001:db8:1::1
  jail_hook edge start '/bin/sh /etc/rc'
  jail_hook edge stop '/bin/sh /etc/rc.shutdown jail'

  jail guest root=nullfs path=/jails/guest/root dataset=zroot/jails/guest home=/jails/guest base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable guest etc
  jail_writable guest root
  jail_writable guest tmp
  jail_writable guest usr/local
  jail_writable guest var
  jail_parameter guest host.hostname guest
  jail_parameter guest allow.noset_hostname
  jail_parameter guest devfs_ruleset 4
  jail_parameter guest enforce_statfs 2
  jail_parameter guest exec.clean
  jail_parameter guest mount.devfs
  jail_parameter guest persist
  jail_interface guest e0a_guest jail_end=e0b_guest bridge=guests unit=8270 host_mac=02:79:f2:e3:92:c3 jail_mac=02:ad:22:76:9f:03 isolated=yes ip4=10.11.0.10/24 route4=10.11.0.1
  jail_hook guest start '/bin/sh /etc/rc'
  jail_hook guest stop '/bin/sh /etc/rc.shutdown jail'

  bundle jail.conf sha256=954a84c676a26c8b3bd44c2f884d3b8d43064ebcd81f0524888a06916fd09e33
  live_parameters allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.reserved_ports allow.routing allow.set_hostname allow.setaudit allow.settime allow.socket_af allow.suser allow.sysvipc allow.unprivileged_parent_tampering allow.unprivileged_proc_debug allow.vmm allow.vmm_ppt children.max enforce_statfs env host host.domainname host.hostid host.hostname host.hostuuid ip4.saddrsel ip6.saddrsel linux linux.osname linux.osrelease linux.oss_version mac.label meta persist securelevel sysvmsg sysvsem sysvshm zfs.mount_snapshot
  off_by_default allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.routing allow.setaudit allow.settime allow.socket_af allow.sysvipc allow.unprivileged_parent_tampering allow.vmm allow.vmm_ppt persist
}
