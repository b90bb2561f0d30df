#!/bin/sh
# cdktf-jails: host=alpha
# What host alpha of stack stateful shall be, and the program that brings it there.
# Change the program that wrote this file, not the file.
#
#   sh provision.sh plan     what would change; reads only
#   sh provision.sh apply    changes it
#   sh provision.sh -h       everything else

# shellcheck disable=SC2016 # nothing in here is to be expanded
desired_state() {
  host alpha release=14.4 architecture=amd64 jail_conf=/etc/jail.conf state=/var/db/cdktf-jails

  dataset zroot/data mountpoint=/data removal=retain
  dataset zroot/data/gitea at=/data/gitea removal=retain
  property zroot/data/gitea quota=214748364800
  dataset zroot/data/mariadb at=/data/mariadb removal=retain
  property zroot/data/mariadb quota=107374182400
  property zroot/data/mariadb recordsize=16384
  dataset zroot/jails mountpoint=/jails removal=retain mode=0700
  dataset zroot/jails/14.4-RELEASE at=/jails/14.4-RELEASE removal=retain
  dataset zroot/jails/db at=/jails/db removal=retain mode=0700
  dataset zroot/jails/git at=/jails/git removal=retain mode=0700

  base zroot/jails/14.4-RELEASE release=14.4-RELEASE path=/jails/14.4-RELEASE sha256=769f60a6eea2938ad6b7943cfbcc17dfaf7d1f7ba59a32b869a00349302df853
  base_source zroot/jails/14.4-RELEASE https://download.freebsd.org/releases/amd64/amd64/14.4-RELEASE/base.txz
  base_source zroot/jails/14.4-RELEASE http://ftp-archive.freebsd.org/pub/FreeBSD-Archive/old-releases/amd64/amd64/14.4-RELEASE/base.txz
  base_directory zroot/jails/14.4-RELEASE etc
  base_directory zroot/jails/14.4-RELEASE root
  base_directory zroot/jails/14.4-RELEASE tmp
  base_directory zroot/jails/14.4-RELEASE usr/local
  base_directory zroot/jails/14.4-RELEASE var

  bridge lan unit=8043 ip4=10.20.0.1/24

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
  jail_interface db e0a_db jail_end=e0b_db bridge=lan unit=9498 host_mac=02:69:13:ad:b3:f0 jail_mac=02:b7:8f:e4:ac:af isolated=no ip4=10.20.0.10/24 route4=10.20.0.1
  jail_mount db /var/db/mysql source=/data/mariadb dataset=zroot/data/mariadb mode=rw
  jail_hook db start '/bin/sh /etc/rc'
  jail_hook db stop '/bin/sh /etc/rc.shutdown jail'
  jail_package db mariadb1011-server
  jail_file db /usr/local/etc/mysql/conf.d/jail.cnf mode=0644 owner=root group=wheel sha256=f4f89392da3cc3e8c23f88aefdfd322e4caff7b9de4ec52cdb2929b22437c4e4 source=files/db/usr/local/etc/mysql/conf.d/jail.cnf
  jail_service db mysql-server
  jail_health db tcp interval=2 retries=30 timeout=5 port=3306

  jail git root=nullfs path=/jails/git/root dataset=zroot/jails/git home=/jails/git base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable git etc
  jail_writable git root
  jail_writable git tmp
  jail_writable git usr/local
  jail_writable git var
  jail_parameter git host.hostname git.example.org
  jail_parameter git allow.noset_hostname
  jail_parameter git devfs_ruleset 4
  jail_parameter git enforce_statfs 2
  jail_parameter git exec.clean
  jail_parameter git mount.devfs
  jail_parameter git persist
  jail_interface git e0a_git jail_end=e0b_git bridge=lan unit=23256 host_mac=02:3b:29:37:05:ff jail_mac=02:f6:b6:7a:36:04 isolated=no ip4=10.20.0.11/24 route4=10.20.0.1
  jail_mount git /var/db/gitea source=/data/gitea dataset=zroot/data/gitea mode=rw
  jail_after git db
  jail_hook git start '/bin/sh /etc/rc'
  jail_hook git stop '/bin/sh /etc/rc.shutdown jail'
  jail_package git gitea
  jail_file git /usr/local/etc/gitea/conf/app.ini mode=0640 owner=git group=git sha256=8ccb89e1d41e57051e9a4def89311987d12f71a0eba6611558926b7c5b263b9b source=files/git/usr/local/etc/gitea/conf/app.ini
  jail_service git gitea
  jail_health git command interval=5 retries=15 timeout=10 /usr/bin/fetch -qo /dev/null http://10.20.0.11:3000/

  bundle jail.conf sha256=ab98fb1f927346cae73b5ffbb44ed1b257c5e3f3b4466a026a0a0a59864c2de1
  live_parameters allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.reserved_ports allow.routing allow.set_hostname allow.setaudit allow.settime allow.socket_af allow.suser allow.sysvipc allow.unprivileged_parent_tampering allow.unprivileged_proc_debug allow.vmm allow.vmm_ppt children.max enforce_statfs env host host.domainname host.hostid host.hostname host.hostuuid ip4.saddrsel ip6.saddrsel linux linux.osname linux.osrelease linux.oss_version mac.label meta persist securelevel sysvmsg sysvsem sysvshm zfs.mount_snapshot
  off_by_default allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.routing allow.setaudit allow.settime allow.socket_af allow.sysvipc allow.unprivileged_parent_tampering allow.vmm allow.vmm_ppt persist
}
