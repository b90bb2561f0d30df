#!/bin/sh
# cdktf-jails: host=farm
# What host farm of stack fifty shall be, and the program that brings it there.
# Change the program that wrote this file, not the file.
#
#   sh provision.sh plan     what would change; reads only
#   sh provision.sh apply    changes it
#   sh provision.sh -h       everything else

# shellcheck disable=SC2016 # nothing in here is to be expanded
desired_state() {
  host farm release=14.4 architecture=amd64 jail_conf=/etc/jail.conf state=/var/db/cdktf-jails

  dataset zroot/jails mountpoint=/jails removal=retain mode=0700
  property zroot/jails atime=off
  property zroot/jails compression=zstd
  dataset zroot/jails/14.4-RELEASE at=/jails/14.4-RELEASE removal=retain
  dataset zroot/jails/worker01 at=/jails/worker01 removal=retain mode=0700
  property zroot/jails/worker01 quota=5368709120
  dataset zroot/jails/worker02 at=/jails/worker02 removal=retain mode=0700
  property zroot/jails/worker02 quota=5368709120
  dataset zroot/jails/worker03 at=/jails/worker03 removal=retain mode=0700
  property zroot/jails/worker03 quota=5368709120
  dataset zroot/jails/worker04 at=/jails/worker04 removal=retain mode=0700
  property zroot/jails/worker04 quota=5368709120
  dataset zroot/jails/worker05 at=/jails/worker05 removal=retain mode=0700
  property zroot/jails/worker05 quota=5368709120
  dataset zroot/jails/worker06 at=/jails/worker06 removal=retain mode=0700
  property zroot/jails/worker06 quota=5368709120
  dataset zroot/jails/worker07 at=/jails/worker07 removal=retain mode=0700
  property zroot/jails/worker07 quota=5368709120
  dataset zroot/jails/worker08 at=/jails/worker08 removal=retain mode=0700
  property zroot/jails/worker08 quota=5368709120
  dataset zroot/jails/worker09 at=/jails/worker09 removal=retain mode=0700
  property zroot/jails/worker09 quota=5368709120
  dataset zroot/jails/worker10 at=/jails/worker10 removal=retain mode=0700
  property zroot/jails/worker10 quota=5368709120
  dataset zroot/jails/worker11 at=/jails/worker11 removal=retain mode=0700
  property zroot/jails/worker11 quota=5368709120
  dataset zroot/jails/worker12 at=/jails/worker12 removal=retain mode=0700
  property zroot/jails/worker12 quota=5368709120
  dataset zroot/jails/worker13 at=/jails/worker13 removal=retain mode=0700
  property zroot/jails/worker13 quota=5368709120
  dataset zroot/jails/worker14 at=/jails/worker14 removal=retain mode=0700
  property zroot/jails/worker14 quota=5368709120
  dataset zroot/jails/worker15 at=/jails/worker15 removal=retain mode=0700
  property zroot/jails/worker15 quota=5368709120
  dataset zroot/jails/worker16 at=/jails/worker16 removal=retain mode=0700
  property zroot/jails/worker16 quota=5368709120
  dataset zroot/jails/worker17 at=/jails/worker17 removal=retain mode=0700
  property zroot/jails/worker17 quota=5368709120
  dataset zroot/jails/worker18 at=/jails/worker18 removal=retain mode=0700
  property zroot/jails/worker18 quota=5368709120
  dataset zroot/jails/worker19 at=/jails/worker19 removal=retain mode=0700
  property zroot/jails/worker19 quota=5368709120
  dataset zroot/jails/worker20 at=/jails/worker20 removal=retain mode=0700
  property zroot/jails/worker20 quota=5368709120
  dataset zroot/jails/worker21 at=/jails/worker21 removal=retain mode=0700
  property zroot/jails/worker21 quota=5368709120
  dataset zroot/jails/worker22 at=/jails/worker22 removal=retain mode=0700
  property zroot/jails/worker22 quota=5368709120
  dataset zroot/jails/worker23 at=/jails/worker23 removal=retain mode=0700
  property zroot/jails/worker23 quota=5368709120
  dataset zroot/jails/worker24 at=/jails/worker24 removal=retain mode=0700
  property zroot/jails/worker24 quota=5368709120
  dataset zroot/jails/worker25 at=/jails/worker25 removal=retain mode=0700
  property zroot/jails/worker25 quota=5368709120
  dataset zroot/jails/worker26 at=/jails/worker26 removal=retain mode=0700
  property zroot/jails/worker26 quota=5368709120
  dataset zroot/jails/worker27 at=/jails/worker27 removal=retain mode=0700
  property zroot/jails/worker27 quota=5368709120
  dataset zroot/jails/worker28 at=/jails/worker28 removal=retain mode=0700
  property zroot/jails/worker28 quota=5368709120
  dataset zroot/jails/worker29 at=/jails/worker29 removal=retain mode=0700
  property zroot/jails/worker29 quota=5368709120
  dataset zroot/jails/worker30 at=/jails/worker30 removal=retain mode=0700
  property zroot/jails/worker30 quota=5368709120
  dataset zroot/jails/worker31 at=/jails/worker31 removal=retain mode=0700
  property zroot/jails/worker31 quota=5368709120
  dataset zroot/jails/worker32 at=/jails/worker32 removal=retain mode=0700
  property zroot/jails/worker32 quota=5368709120
  dataset zroot/jails/worker33 at=/jails/worker33 removal=retain mode=0700
  property zroot/jails/worker33 quota=5368709120
  dataset zroot/jails/worker34 at=/jails/worker34 removal=retain mode=0700
  property zroot/jails/worker34 quota=5368709120
  dataset zroot/jails/worker35 at=/jails/worker35 removal=retain mode=0700
  property zroot/jails/worker35 quota=5368709120
  dataset zroot/jails/worker36 at=/jails/worker36 removal=retain mode=0700
  property zroot/jails/worker36 quota=5368709120
  dataset zroot/jails/worker37 at=/jails/worker37 removal=retain mode=0700
  property zroot/jails/worker37 quota=5368709120
  dataset zroot/jails/worker38 at=/jails/worker38 removal=retain mode=0700
  property zroot/jails/worker38 quota=5368709120
  dataset zroot/jails/worker39 at=/jails/worker39 removal=retain mode=0700
  property zroot/jails/worker39 quota=5368709120
  dataset zroot/jails/worker40 at=/jails/worker40 removal=retain mode=0700
  property zroot/jails/worker40 quota=5368709120
  dataset zroot/jails/worker41 at=/jails/worker41 removal=retain mode=0700
  property zroot/jails/worker41 quota=5368709120
  dataset zroot/jails/worker42 at=/jails/worker42 removal=retain mode=0700
  property zroot/jails/worker42 quota=5368709120
  dataset zroot/jails/worker43 at=/jails/worker43 removal=retain mode=0700
  property zroot/jails/worker43 quota=5368709120
  dataset zroot/jails/worker44 at=/jails/worker44 removal=retain mode=0700
  property zroot/jails/worker44 quota=5368709120
  dataset zroot/jails/worker45 at=/jails/worker45 removal=retain mode=0700
  property zroot/jails/worker45 quota=5368709120
  dataset zroot/jails/worker46 at=/jails/worker46 removal=retain mode=0700
  property zroot/jails/worker46 quota=5368709120
  dataset zroot/jails/worker47 at=/jails/worker47 removal=retain mode=0700
  property zroot/jails/worker47 quota=5368709120
  dataset zroot/jails/worker48 at=/jails/worker48 removal=retain mode=0700
  property zroot/jails/worker48 quota=5368709120
  dataset zroot/jails/worker49 at=/jails/worker49 removal=retain mode=0700
  property zroot/jails/worker49 quota=5368709120
  dataset zroot/jails/worker50 at=/jails/worker50 removal=retain mode=0700
  property zroot/jails/worker50 quota=5368709120

  base zroot/jails/14.4-RELEASE release=14.4-RELEASE path=/jails/14.4-RELEASE sha256=769f60a6eea2938ad6b7943cfbcc17dfaf7d1f7ba59a32b869a00349302df853
  base_source zroot/jails/14.4-RELEASE https://download.freebsd.org/releases/amd64/amd64/14.4-RELEASE/base.txz
  base_source zroot/jails/14.4-RELEASE http://ftp-archive.freebsd.org/pub/FreeBSD-Archive/old-releases/amd64/amd64/14.4-RELEASE/base.txz
  base_directory zroot/jails/14.4-RELEASE etc
  base_directory zroot/jails/14.4-RELEASE root
  base_directory zroot/jails/14.4-RELEASE tmp
  base_directory zroot/jails/14.4-RELEASE usr/local
  base_directory zroot/jails/14.4-RELEASE var

  bridge farmnet unit=21846 ip4=10.50.0.1/24

  jail worker01 root=nullfs path=/jails/worker01/root dataset=zroot/jails/worker01 home=/jails/worker01 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker01 etc
  jail_writable worker01 root
  jail_writable worker01 tmp
  jail_writable worker01 usr/local
  jail_writable worker01 var
  jail_parameter worker01 host.hostname worker01
  jail_parameter worker01 allow.noset_hostname
  jail_parameter worker01 devfs_ruleset 4
  jail_parameter worker01 enforce_statfs 2
  jail_parameter worker01 exec.clean
  jail_parameter worker01 mount.devfs
  jail_parameter worker01 persist
  jail_parameter worker01 securelevel 3
  jail_interface worker01 e0a_worker01 jail_end=e0b_worker01 bridge=farmnet unit=27266 host_mac=02:bc:f5:b2:82:58 jail_mac=02:24:ec:82:ca:e9 isolated=no ip4=10.50.0.101/24 route4=10.50.0.1
  jail_hook worker01 start '/bin/sh /etc/rc'
  jail_hook worker01 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker01 jail:worker01:maxproc:deny=200
  jail_limit worker01 jail:worker01:memoryuse:sigkill=512M
  jail_limit worker01 jail:worker01:pcpu:deny=50

  jail worker02 root=nullfs path=/jails/worker02/root dataset=zroot/jails/worker02 home=/jails/worker02 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker02 etc
  jail_writable worker02 root
  jail_writable worker02 tmp
  jail_writable worker02 usr/local
  jail_writable worker02 var
  jail_parameter worker02 host.hostname worker02
  jail_parameter worker02 allow.noset_hostname
  jail_parameter worker02 devfs_ruleset 4
  jail_parameter worker02 enforce_statfs 2
  jail_parameter worker02 exec.clean
  jail_parameter worker02 mount.devfs
  jail_parameter worker02 persist
  jail_parameter worker02 securelevel 3
  jail_interface worker02 e0a_worker02 jail_end=e0b_worker02 bridge=farmnet unit=32682 host_mac=02:c0:7d:3d:7f:a6 jail_mac=02:a4:c6:41:7b:32 isolated=no ip4=10.50.0.102/24 route4=10.50.0.1
  jail_hook worker02 start '/bin/sh /etc/rc'
  jail_hook worker02 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker02 jail:worker02:maxproc:deny=200
  jail_limit worker02 jail:worker02:memoryuse:sigkill=512M
  jail_limit worker02 jail:worker02:pcpu:deny=50

  jail worker03 root=nullfs path=/jails/worker03/root dataset=zroot/jails/worker03 home=/jails/worker03 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker03 etc
  jail_writable worker03 root
  jail_writable worker03 tmp
  jail_writable worker03 usr/local
  jail_writable worker03 var
  jail_parameter worker03 host.hostname worker03
  jail_parameter worker03 allow.noset_hostname
  jail_parameter worker03 devfs_ruleset 4
  jail_parameter worker03 enforce_statfs 2
  jail_parameter worker03 exec.clean
  jail_parameter worker03 mount.devfs
  jail_parameter worker03 persist
  jail_parameter worker03 securelevel 3
  jail_interface worker03 e0a_worker03 jail_end=e0b_worker03 bridge=farmnet unit=5881 host_mac=02:3f:32:e0:c7:70 jail_mac=02:7b:e5:ce:35:33 isolated=no ip4=10.50.0.103/24 route4=10.50.0.1
  jail_hook worker03 start '/bin/sh /etc/rc'
  jail_hook worker03 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker03 jail:worker03:maxproc:deny=200
  jail_limit worker03 jail:worker03:memoryuse:sigkill=512M
  jail_limit worker03 jail:worker03:pcpu:deny=50

  jail worker04 root=nullfs path=/jails/worker04/root dataset=zroot/jails/worker04 home=/jails/worker04 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker04 etc
  jail_writable worker04 root
  jail_writable worker04 tmp
  jail_writable worker04 usr/local
  jail_writable worker04 var
  jail_parameter worker04 host.hostname worker04
  jail_parameter worker04 allow.noset_hostname
  jail_parameter worker04 devfs_ruleset 4
  jail_parameter worker04 enforce_statfs 2
  jail_parameter worker04 exec.clean
  jail_parameter worker04 mount.devfs
  jail_parameter worker04 persist
  jail_parameter worker04 securelevel 3
  jail_interface worker04 e0a_worker04 jail_end=e0b_worker04 bridge=farmnet unit=1940 host_mac=02:cf:03:d0:29:eb jail_mac=02:77:8c:fe:22:47 isolated=no ip4=10.50.0.104/24 route4=10.50.0.1
  jail_hook worker04 start '/bin/sh /etc/rc'
  jail_hook worker04 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker04 jail:worker04:maxproc:deny=200
  jail_limit worker04 jail:worker04:memoryuse:sigkill=512M
  jail_limit worker04 jail:worker04:pcpu:deny=50

  jail worker05 root=nullfs path=/jails/worker05/root dataset=zroot/jails/worker05 home=/jails/worker05 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker05 etc
  jail_writable worker05 root
  jail_writable worker05 tmp
  jail_writable worker05 usr/local
  jail_writable worker05 var
  jail_parameter worker05 host.hostname worker05
  jail_parameter worker05 allow.noset_hostname
  jail_parameter worker05 devfs_ruleset 4
  jail_parameter worker05 enforce_statfs 2
  jail_parameter worker05 exec.clean
  jail_parameter worker05 mount.devfs
  jail_parameter worker05 persist
  jail_parameter worker05 securelevel 3
  jail_interface worker05 e0a_worker05 jail_end=e0b_worker05 bridge=farmnet unit=13665 host_mac=02:e1:8f:a8:1d:2c jail_mac=02:74:d0:5e:a1:6d isolated=no ip4=10.50.0.105/24 route4=10.50.0.1
  jail_hook worker05 start '/bin/sh /etc/rc'
  jail_hook worker05 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker05 jail:worker05:maxproc:deny=200
  jail_limit worker05 jail:worker05:memoryuse:sigkill=512M
  jail_limit worker05 jail:worker05:pcpu:deny=50

  jail worker06 root=nullfs path=/jails/worker06/root dataset=zroot/jails/worker06 home=/jails/worker06 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker06 etc
  jail_writable worker06 root
  jail_writable worker06 tmp
  jail_writable worker06 usr/local
  jail_writable worker06 var
  jail_parameter worker06 host.hostname worker06
  jail_parameter worker06 allow.noset_hostname
  jail_parameter worker06 devfs_ruleset 4
  jail_parameter worker06 enforce_statfs 2
  jail_parameter worker06 exec.clean
  jail_parameter worker06 mount.devfs
  jail_parameter worker06 persist
  jail_parameter worker06 securelevel 3
  jail_interface worker06 e0a_worker06 jail_end=e0b_worker06 bridge=farmnet unit=22846 host_mac=02:7f:79:70:74:7f jail_mac=02:a8:80:56:c9:1a isolated=no ip4=10.50.0.106/24 route4=10.50.0.1
  jail_hook worker06 start '/bin/sh /etc/rc'
  jail_hook worker06 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker06 jail:worker06:maxproc:deny=200
  jail_limit worker06 jail:worker06:memoryuse:sigkill=512M
  jail_limit worker06 jail:worker06:pcpu:deny=50

  jail worker07 root=nullfs path=/jails/worker07/root dataset=zroot/jails/worker07 home=/jails/worker07 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker07 etc
  jail_writable worker07 root
  jail_writable worker07 tmp
  jail_writable worker07 usr/local
  jail_writable worker07 var
  jail_parameter worker07 host.hostname worker07
  jail_parameter worker07 allow.noset_hostname
  jail_parameter worker07 devfs_ruleset 4
  jail_parameter worker07 enforce_statfs 2
  jail_parameter worker07 exec.clean
  jail_parameter worker07 mount.devfs
  jail_parameter worker07 persist
  jail_parameter worker07 securelevel 3
  jail_interface worker07 e0a_worker07 jail_end=e0b_worker07 bridge=farmnet unit=23840 host_mac=02:23:c6:6c:f9:51 jail_mac=02:69:25:42:08:90 isolated=no ip4=10.50.0.107/24 route4=10.50.0.1
  jail_hook worker07 start '/bin/sh /etc/rc'
  jail_hook worker07 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker07 jail:worker07:maxproc:deny=200
  jail_limit worker07 jail:worker07:memoryuse:sigkill=512M
  jail_limit worker07 jail:worker07:pcpu:deny=50

  jail worker08 root=nullfs path=/jails/worker08/root dataset=zroot/jails/worker08 home=/jails/worker08 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker08 etc
  jail_writable worker08 root
  jail_writable worker08 tmp
  jail_writable worker08 usr/local
  jail_writable worker08 var
  jail_parameter worker08 host.hostname worker08
  jail_parameter worker08 allow.noset_hostname
  jail_parameter worker08 devfs_ruleset 4
  jail_parameter worker08 enforce_statfs 2
  jail_parameter worker08 exec.clean
  jail_parameter worker08 mount.devfs
  jail_parameter worker08 persist
  jail_parameter worker08 securelevel 3
  jail_interface worker08 e0a_worker08 jail_end=e0b_worker08 bridge=farmnet unit=6734 host_mac=02:4f:e0:e5:1b:4c jail_mac=02:65:1a:d8:1f:cb isolated=no ip4=10.50.0.108/24 route4=10.50.0.1
  jail_hook worker08 start '/bin/sh /etc/rc'
  jail_hook worker08 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker08 jail:worker08:maxproc:deny=200
  jail_limit worker08 jail:worker08:memoryuse:sigkill=512M
  jail_limit worker08 jail:worker08:pcpu:deny=50

  jail worker09 root=nullfs path=/jails/worker09/root dataset=zroot/jails/worker09 home=/jails/worker09 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker09 etc
  jail_writable worker09 root
  jail_writable worker09 tmp
  jail_writable worker09 usr/local
  jail_writable worker09 var
  jail_parameter worker09 host.hostname worker09
  jail_parameter worker09 allow.noset_hostname
  jail_parameter worker09 devfs_ruleset 4
  jail_parameter worker09 enforce_statfs 2
  jail_parameter worker09 exec.clean
  jail_parameter worker09 mount.devfs
  jail_parameter worker09 persist
  jail_parameter worker09 securelevel 3
  jail_interface worker09 e0a_worker09 jail_end=e0b_worker09 bridge=farmnet unit=31088 host_mac=02:f4:df:2d:26:a2 jail_mac=02:4f:01:03:32:e1 isolated=no ip4=10.50.0.109/24 route4=10.50.0.1
  jail_hook worker09 start '/bin/sh /etc/rc'
  jail_hook worker09 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker09 jail:worker09:maxproc:deny=200
  jail_limit worker09 jail:worker09:memoryuse:sigkill=512M
  jail_limit worker09 jail:worker09:pcpu:deny=50

  jail worker10 root=nullfs path=/jails/worker10/root dataset=zroot/jails/worker10 home=/jails/worker10 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker10 etc
  jail_writable worker10 root
  jail_writable worker10 tmp
  jail_writable worker10 usr/local
  jail_writable worker10 var
  jail_parameter worker10 host.hostname worker10
  jail_parameter worker10 allow.noset_hostname
  jail_parameter worker10 devfs_ruleset 4
  jail_parameter worker10 enforce_statfs 2
  jail_parameter worker10 exec.clean
  jail_parameter worker10 mount.devfs
  jail_parameter worker10 persist
  jail_parameter worker10 securelevel 3
  jail_interface worker10 e0a_worker10 jail_end=e0b_worker10 bridge=farmnet unit=29516 host_mac=02:ab:8b:7d:b6:54 jail_mac=02:57:51:f7:ec:c0 isolated=no ip4=10.50.0.110/24 route4=10.50.0.1
  jail_hook worker10 start '/bin/sh /etc/rc'
  jail_hook worker10 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker10 jail:worker10:maxproc:deny=200
  jail_limit worker10 jail:worker10:memoryuse:sigkill=512M
  jail_limit worker10 jail:worker10:pcpu:deny=50

  jail worker11 root=nullfs path=/jails/worker11/root dataset=zroot/jails/worker11 home=/jails/worker11 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker11 etc
  jail_writable worker11 root
  jail_writable worker11 tmp
  jail_writable worker11 usr/local
  jail_writable worker11 var
  jail_parameter worker11 host.hostname worker11
  jail_parameter worker11 allow.noset_hostname
  jail_parameter worker11 devfs_ruleset 4
  jail_parameter worker11 enforce_statfs 2
  jail_parameter worker11 exec.clean
  jail_parameter worker11 mount.devfs
  jail_parameter worker11 persist
  jail_parameter worker11 securelevel 3
  jail_interface worker11 e0a_worker11 jail_end=e0b_worker11 bridge=farmnet unit=12001 host_mac=02:04:80:54:b8:d5 jail_mac=02:61:a3:35:da:f9 isolated=no ip4=10.50.0.111/24 route4=10.50.0.1
  jail_hook worker11 start '/bin/sh /etc/rc'
  jail_hook worker11 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker11 jail:worker11:maxproc:deny=200
  jail_limit worker11 jail:worker11:memoryuse:sigkill=512M
  jail_limit worker11 jail:worker11:pcpu:deny=50

  jail worker12 root=nullfs path=/jails/worker12/root dataset=zroot/jails/worker12 home=/jails/worker12 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker12 etc
  jail_writable worker12 root
  jail_writable worker12 tmp
  jail_writable worker12 usr/local
  jail_writable worker12 var
  jail_parameter worker12 host.hostname worker12
  jail_parameter worker12 allow.noset_hostname
  jail_parameter worker12 devfs_ruleset 4
  jail_parameter worker12 enforce_statfs 2
  jail_parameter worker12 exec.clean
  jail_parameter worker12 mount.devfs
  jail_parameter worker12 persist
  jail_parameter worker12 securelevel 3
  jail_interface worker12 e0a_worker12 jail_end=e0b_worker12 bridge=farmnet unit=9781 host_mac=02:95:5b:8d:6b:4c jail_mac=02:ec:51:7f:87:09 isolated=no ip4=10.50.0.112/24 route4=10.50.0.1
  jail_hook worker12 start '/bin/sh /etc/rc'
  jail_hook worker12 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker12 jail:worker12:maxproc:deny=200
  jail_limit worker12 jail:worker12:memoryuse:sigkill=512M
  jail_limit worker12 jail:worker12:pcpu:deny=50

  jail worker13 root=nullfs path=/jails/worker13/root dataset=zroot/jails/worker13 home=/jails/worker13 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker13 etc
  jail_writable worker13 root
  jail_writable worker13 tmp
  jail_writable worker13 usr/local
  jail_writable worker13 var
  jail_parameter worker13 host.hostname worker13
  jail_parameter worker13 allow.noset_hostname
  jail_parameter worker13 devfs_ruleset 4
  jail_parameter worker13 enforce_statfs 2
  jail_parameter worker13 exec.clean
  jail_parameter worker13 mount.devfs
  jail_parameter worker13 persist
  jail_parameter worker13 securelevel 3
  jail_interface worker13 e0a_worker13 jail_end=e0b_worker13 bridge=farmnet unit=4040 host_mac=02:dd:57:cd:fb:5d jail_mac=02:02:4e:be:2c:bc isolated=no ip4=10.50.0.113/24 route4=10.50.0.1
  jail_hook worker13 start '/bin/sh /etc/rc'
  jail_hook worker13 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker13 jail:worker13:maxproc:deny=200
  jail_limit worker13 jail:worker13:memoryuse:sigkill=512M
  jail_limit worker13 jail:worker13:pcpu:deny=50

  jail worker14 root=nullfs path=/jails/worker14/root dataset=zroot/jails/worker14 home=/jails/worker14 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker14 etc
  jail_writable worker14 root
  jail_writable worker14 tmp
  jail_writable worker14 usr/local
  jail_writable worker14 var
  jail_parameter worker14 host.hostname worker14
  jail_parameter worker14 allow.noset_hostname
  jail_parameter worker14 devfs_ruleset 4
  jail_parameter worker14 enforce_statfs 2
  jail_parameter worker14 exec.clean
  jail_parameter worker14 mount.devfs
  jail_parameter worker14 persist
  jail_parameter worker14 securelevel 3
  jail_interface worker14 e0a_worker14 jail_end=e0b_worker14 bridge=farmnet unit=32569 host_mac=02:64:16:7a:f1:08 jail_mac=02:e7:12:fd:2c:c0 isolated=no ip4=10.50.0.114/24 route4=10.50.0.1
  jail_hook worker14 start '/bin/sh /etc/rc'
  jail_hook worker14 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker14 jail:worker14:maxproc:deny=200
  jail_limit worker14 jail:worker14:memoryuse:sigkill=512M
  jail_limit worker14 jail:worker14:pcpu:deny=50

  jail worker15 root=nullfs path=/jails/worker15/root dataset=zroot/jails/worker15 home=/jails/worker15 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker15 etc
  jail_writable worker15 root
  jail_writable worker15 tmp
  jail_writable worker15 usr/local
  jail_writable worker15 var
  jail_parameter worker15 host.hostname worker15
  jail_parameter worker15 allow.noset_hostname
  jail_parameter worker15 devfs_ruleset 4
  jail_parameter worker15 enforce_statfs 2
  jail_parameter worker15 exec.clean
  jail_parameter worker15 mount.devfs
  jail_parameter worker15 persist
  jail_parameter worker15 securelevel 3
  jail_interface worker15 e0a_worker15 jail_end=e0b_worker15 bridge=farmnet unit=6474 host_mac=02:9e:38:cd:c5:a3 jail_mac=02:98:b7:9b:9e:80 isolated=no ip4=10.50.0.115/24 route4=10.50.0.1
  jail_hook worker15 start '/bin/sh /etc/rc'
  jail_hook worker15 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker15 jail:worker15:maxproc:deny=200
  jail_limit worker15 jail:worker15:memoryuse:sigkill=512M
  jail_limit worker15 jail:worker15:pcpu:deny=50

  jail worker16 root=nullfs path=/jails/worker16/root dataset=zroot/jails/worker16 home=/jails/worker16 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker16 etc
  jail_writable worker16 root
  jail_writable worker16 tmp
  jail_writable worker16 usr/local
  jail_writable worker16 var
  jail_parameter worker16 host.hostname worker16
  jail_parameter worker16 allow.noset_hostname
  jail_parameter worker16 devfs_ruleset 4
  jail_parameter worker16 enforce_statfs 2
  jail_parameter worker16 exec.clean
  jail_parameter worker16 mount.devfs
  jail_parameter worker16 persist
  jail_parameter worker16 securelevel 3
  jail_interface worker16 e0a_worker16 jail_end=e0b_worker16 bridge=farmnet unit=23508 host_mac=02:00:b5:93:6d:f1 jail_mac=02:8f:bb:9e:d1:cf isolated=no ip4=10.50.0.116/24 route4=10.50.0.1
  jail_hook worker16 start '/bin/sh /etc/rc'
  jail_hook worker16 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker16 jail:worker16:maxproc:deny=200
  jail_limit worker16 jail:worker16:memoryuse:sigkill=512M
  jail_limit worker16 jail:worker16:pcpu:deny=50

  jail worker17 root=nullfs path=/jails/worker17/root dataset=zroot/jails/worker17 home=/jails/worker17 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker17 etc
  jail_writable worker17 root
  jail_writable worker17 tmp
  jail_writable worker17 usr/local
  jail_writable worker17 var
  jail_parameter worker17 host.hostname worker17
  jail_parameter worker17 allow.noset_hostname
  jail_parameter worker17 devfs_ruleset 4
  jail_parameter worker17 enforce_statfs 2
  jail_parameter worker17 exec.clean
  jail_parameter worker17 mount.devfs
  jail_parameter worker17 persist
  jail_parameter worker17 securelevel 3
  jail_interface worker17 e0a_worker17 jail_end=e0b_worker17 bridge=farmnet unit=10166 host_mac=02:0a:4e:0f:47:bf jail_mac=02:36:40:66:08:46 isolated=no ip4=10.50.0.117/24 route4=10.50.0.1
  jail_hook worker17 start '/bin/sh /etc/rc'
  jail_hook worker17 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker17 jail:worker17:maxproc:deny=200
  jail_limit worker17 jail:worker17:memoryuse:sigkill=512M
  jail_limit worker17 jail:worker17:pcpu:deny=50

  jail worker18 root=nullfs path=/jails/worker18/root dataset=zroot/jails/worker18 home=/jails/worker18 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker18 etc
  jail_writable worker18 root
  jail_writable worker18 tmp
  jail_writable worker18 usr/local
  jail_writable worker18 var
  jail_parameter worker18 host.hostname worker18
  jail_parameter worker18 allow.noset_hostname
  jail_parameter worker18 devfs_ruleset 4
  jail_parameter worker18 enforce_statfs 2
  jail_parameter worker18 exec.clean
  jail_parameter worker18 mount.devfs
  jail_parameter worker18 persist
  jail_parameter worker18 securelevel 3
  jail_interface worker18 e0a_worker18 jail_end=e0b_worker18 bridge=farmnet unit=7777 host_mac=02:0a:72:af:e0:e9 jail_mac=02:7b:7f:28:25:23 isolated=no ip4=10.50.0.118/24 route4=10.50.0.1
  jail_hook worker18 start '/bin/sh /etc/rc'
  jail_hook worker18 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker18 jail:worker18:maxproc:deny=200
  jail_limit worker18 jail:worker18:memoryuse:sigkill=512M
  jail_limit worker18 jail:worker18:pcpu:deny=50

  jail worker19 root=nullfs path=/jails/worker19/root dataset=zroot/jails/worker19 home=/jails/worker19 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker19 etc
  jail_writable worker19 root
  jail_writable worker19 tmp
  jail_writable worker19 usr/local
  jail_writable worker19 var
  jail_parameter worker19 host.hostname worker19
  jail_parameter worker19 allow.noset_hostname
  jail_parameter worker19 devfs_ruleset 4
  jail_parameter worker19 enforce_statfs 2
  jail_parameter worker19 exec.clean
  jail_parameter worker19 mount.devfs
  jail_parameter worker19 persist
  jail_parameter worker19 securelevel 3
  jail_interface worker19 e0a_worker19 jail_end=e0b_worker19 bridge=farmnet unit=21907 host_mac=02:2c:4e:1b:4c:72 jail_mac=02:96:a7:26:0f:73 isolated=no ip4=10.50.0.119/24 route4=10.50.0.1
  jail_hook worker19 start '/bin/sh /etc/rc'
  jail_hook worker19 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker19 jail:worker19:maxproc:deny=200
  jail_limit worker19 jail:worker19:memoryuse:sigkill=512M
  jail_limit worker19 jail:worker19:pcpu:deny=50

  jail worker20 root=nullfs path=/jails/worker20/root dataset=zroot/jails/worker20 home=/jails/worker20 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker20 etc
  jail_writable worker20 root
  jail_writable worker20 tmp
  jail_writable worker20 usr/local
  jail_writable worker20 var
  jail_parameter worker20 host.hostname worker20
  jail_parameter worker20 allow.noset_hostname
  jail_parameter worker20 devfs_ruleset 4
  jail_parameter worker20 enforce_statfs 2
  jail_parameter worker20 exec.clean
  jail_parameter worker20 mount.devfs
  jail_parameter worker20 persist
  jail_parameter worker20 securelevel 3
  jail_interface worker20 e0a_worker20 jail_end=e0b_worker20 bridge=farmnet unit=26957 host_mac=02:b6:0e:64:b9:8d jail_mac=02:64:65:9a:d1:d2 isolated=no ip4=10.50.0.120/24 route4=10.50.0.1
  jail_hook worker20 start '/bin/sh /etc/rc'
  jail_hook worker20 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker20 jail:worker20:maxproc:deny=200
  jail_limit worker20 jail:worker20:memoryuse:sigkill=512M
  jail_limit worker20 jail:worker20:pcpu:deny=50

  jail worker21 root=nullfs path=/jails/worker21/root dataset=zroot/jails/worker21 home=/jails/worker21 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker21 etc
  jail_writable worker21 root
  jail_writable worker21 tmp
  jail_writable worker21 usr/local
  jail_writable worker21 var
  jail_parameter worker21 host.hostname worker21
  jail_parameter worker21 allow.noset_hostname
  jail_parameter worker21 devfs_ruleset 4
  jail_parameter worker21 enforce_statfs 2
  jail_parameter worker21 exec.clean
  jail_parameter worker21 mount.devfs
  jail_parameter worker21 persist
  jail_parameter worker21 securelevel 3
  jail_interface worker21 e0a_worker21 jail_end=e0b_worker21 bridge=farmnet unit=30337 host_mac=02:f3:c8:12:4c:0c jail_mac=02:04:96:23:c8:e5 isolated=no ip4=10.50.0.121/24 route4=10.50.0.1
  jail_hook worker21 start '/bin/sh /etc/rc'
  jail_hook worker21 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker21 jail:worker21:maxproc:deny=200
  jail_limit worker21 jail:worker21:memoryuse:sigkill=512M
  jail_limit worker21 jail:worker21:pcpu:deny=50

  jail worker22 root=nullfs path=/jails/worker22/root dataset=zroot/jails/worker22 home=/jails/worker22 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker22 etc
  jail_writable worker22 root
  jail_writable worker22 tmp
  jail_writable worker22 usr/local
  jail_writable worker22 var
  jail_parameter worker22 host.hostname worker22
  jail_parameter worker22 allow.noset_hostname
  jail_parameter worker22 devfs_ruleset 4
  jail_parameter worker22 enforce_statfs 2
  jail_parameter worker22 exec.clean
  jail_parameter worker22 mount.devfs
  jail_parameter worker22 persist
  jail_parameter worker22 securelevel 3
  jail_interface worker22 e0a_worker22 jail_end=e0b_worker22 bridge=farmnet unit=20066 host_mac=02:08:9d:9b:7c:d0 jail_mac=02:56:a5:dd:f4:d4 isolated=no ip4=10.50.0.122/24 route4=10.50.0.1
  jail_hook worker22 start '/bin/sh /etc/rc'
  jail_hook worker22 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker22 jail:worker22:maxproc:deny=200
  jail_limit worker22 jail:worker22:memoryuse:sigkill=512M
  jail_limit worker22 jail:worker22:pcpu:deny=50

  jail worker23 root=nullfs path=/jails/worker23/root dataset=zroot/jails/worker23 home=/jails/worker23 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker23 etc
  jail_writable worker23 root
  jail_writable worker23 tmp
  jail_writable worker23 usr/local
  jail_writable worker23 var
  jail_parameter worker23 host.hostname worker23
  jail_parameter worker23 allow.noset_hostname
  jail_parameter worker23 devfs_ruleset 4
  jail_parameter worker23 enforce_statfs 2
  jail_parameter worker23 exec.clean
  jail_parameter worker23 mount.devfs
  jail_parameter worker23 persist
  jail_parameter worker23 securelevel 3
  jail_interface worker23 e0a_worker23 jail_end=e0b_worker23 bridge=farmnet unit=4875 host_mac=02:02:a0:db:8c:d6 jail_mac=02:79:a9:1d:d8:46 isolated=no ip4=10.50.0.123/24 route4=10.50.0.1
  jail_hook worker23 start '/bin/sh /etc/rc'
  jail_hook worker23 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker23 jail:worker23:maxproc:deny=200
  jail_limit worker23 jail:worker23:memoryuse:sigkill=512M
  jail_limit worker23 jail:worker23:pcpu:deny=50

  jail worker24 root=nullfs path=/jails/worker24/root dataset=zroot/jails/worker24 home=/jails/worker24 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker24 etc
  jail_writable worker24 root
  jail_writable worker24 tmp
  jail_writable worker24 usr/local
  jail_writable worker24 var
  jail_parameter worker24 host.hostname worker24
  jail_parameter worker24 allow.noset_hostname
  jail_parameter worker24 devfs_ruleset 4
  jail_parameter worker24 enforce_statfs 2
  jail_parameter worker24 exec.clean
  jail_parameter worker24 mount.devfs
  jail_parameter worker24 persist
  jail_parameter worker24 securelevel 3
  jail_interface worker24 e0a_worker24 jail_end=e0b_worker24 bridge=farmnet unit=5743 host_mac=02:9b:28:64:8b:02 jail_mac=02:8c:d2:90:8b:67 isolated=no ip4=10.50.0.124/24 route4=10.50.0.1
  jail_hook worker24 start '/bin/sh /etc/rc'
  jail_hook worker24 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker24 jail:worker24:maxproc:deny=200
  jail_limit worker24 jail:worker24:memoryuse:sigkill=512M
  jail_limit worker24 jail:worker24:pcpu:deny=50

  jail worker25 root=nullfs path=/jails/worker25/root dataset=zroot/jails/worker25 home=/jails/worker25 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker25 etc
  jail_writable worker25 root
  jail_writable worker25 tmp
  jail_writable worker25 usr/local
  jail_writable worker25 var
  jail_parameter worker25 host.hostname worker25
  jail_parameter worker25 allow.noset_hostname
  jail_parameter worker25 devfs_ruleset 4
  jail_parameter worker25 enforce_statfs 2
  jail_parameter worker25 exec.clean
  jail_parameter worker25 mount.devfs
  jail_parameter worker25 persist
  jail_parameter worker25 securelevel 3
  jail_interface worker25 e0a_worker25 jail_end=e0b_worker25 bridge=farmnet unit=29458 host_mac=02:8e:7b:5e:57:a2 jail_mac=02:5a:21:eb:57:43 isolated=no ip4=10.50.0.125/24 route4=10.50.0.1
  jail_hook worker25 start '/bin/sh /etc/rc'
  jail_hook worker25 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker25 jail:worker25:maxproc:deny=200
  jail_limit worker25 jail:worker25:memoryuse:sigkill=512M
  jail_limit worker25 jail:worker25:pcpu:deny=50

  jail worker26 root=nullfs path=/jails/worker26/root dataset=zroot/jails/worker26 home=/jails/worker26 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker26 etc
  jail_writable worker26 root
  jail_writable worker26 tmp
  jail_writable worker26 usr/local
  jail_writable worker26 var
  jail_parameter worker26 host.hostname worker26
  jail_parameter worker26 allow.noset_hostname
  jail_parameter worker26 devfs_ruleset 4
  jail_parameter worker26 enforce_statfs 2
  jail_parameter worker26 exec.clean
  jail_parameter worker26 mount.devfs
  jail_parameter worker26 persist
  jail_parameter worker26 securelevel 3
  jail_interface worker26 e0a_worker26 jail_end=e0b_worker26 bridge=farmnet unit=16187 host_mac=02:8c:a8:42:00:ef jail_mac=02:6e:f1:e4:0a:1d isolated=no ip4=10.50.0.126/24 route4=10.50.0.1
  jail_hook worker26 start '/bin/sh /etc/rc'
  jail_hook worker26 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker26 jail:worker26:maxproc:deny=200
  jail_limit worker26 jail:worker26:memoryuse:sigkill=512M
  jail_limit worker26 jail:worker26:pcpu:deny=50

  jail worker27 root=nullfs path=/jails/worker27/root dataset=zroot/jails/worker27 home=/jails/worker27 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker27 etc
  jail_writable worker27 root
  jail_writable worker27 tmp
  jail_writable worker27 usr/local
  jail_writable worker27 var
  jail_parameter worker27 host.hostname worker27
  jail_parameter worker27 allow.noset_hostname
  jail_parameter worker27 devfs_ruleset 4
  jail_parameter worker27 enforce_statfs 2
  jail_parameter worker27 exec.clean
  jail_parameter worker27 mount.devfs
  jail_parameter worker27 persist
  jail_parameter worker27 securelevel 3
  jail_interface worker27 e0a_worker27 jail_end=e0b_worker27 bridge=farmnet unit=26831 host_mac=02:24:ff:e1:52:cf jail_mac=02:ba:95:77:0a:65 isolated=no ip4=10.50.0.127/24 route4=10.50.0.1
  jail_hook worker27 start '/bin/sh /etc/rc'
  jail_hook worker27 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker27 jail:worker27:maxproc:deny=200
  jail_limit worker27 jail:worker27:memoryuse:sigkill=512M
  jail_limit worker27 jail:worker27:pcpu:deny=50

  jail worker28 root=nullfs path=/jails/worker28/root dataset=zroot/jails/worker28 home=/jails/worker28 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker28 etc
  jail_writable worker28 root
  jail_writable worker28 tmp
  jail_writable worker28 usr/local
  jail_writable worker28 var
  jail_parameter worker28 host.hostname worker28
  jail_parameter worker28 allow.noset_hostname
  jail_parameter worker28 devfs_ruleset 4
  jail_parameter worker28 enforce_statfs 2
  jail_parameter worker28 exec.clean
  jail_parameter worker28 mount.devfs
  jail_parameter worker28 persist
  jail_parameter worker28 securelevel 3
  jail_interface worker28 e0a_worker28 jail_end=e0b_worker28 bridge=farmnet unit=7694 host_mac=02:dc:25:2c:11:0c jail_mac=02:f9:95:b3:23:35 isolated=no ip4=10.50.0.128/24 route4=10.50.0.1
  jail_hook worker28 start '/bin/sh /etc/rc'
  jail_hook worker28 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker28 jail:worker28:maxproc:deny=200
  jail_limit worker28 jail:worker28:memoryuse:sigkill=512M
  jail_limit worker28 jail:worker28:pcpu:deny=50

  jail worker29 root=nullfs path=/jails/worker29/root dataset=zroot/jails/worker29 home=/jails/worker29 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker29 etc
  jail_writable worker29 root
  jail_writable worker29 tmp
  jail_writable worker29 usr/local
  jail_writable worker29 var
  jail_parameter worker29 host.hostname worker29
  jail_parameter worker29 allow.noset_hostname
  jail_parameter worker29 devfs_ruleset 4
  jail_parameter worker29 enforce_statfs 2
  jail_parameter worker29 exec.clean
  jail_parameter worker29 mount.devfs
  jail_parameter worker29 persist
  jail_parameter worker29 securelevel 3
  jail_interface worker29 e0a_worker29 jail_end=e0b_worker29 bridge=farmnet unit=1720 host_mac=02:56:4a:cf:d2:df jail_mac=02:ab:2b:5d:9e:36 isolated=no ip4=10.50.0.129/24 route4=10.50.0.1
  jail_hook worker29 start '/bin/sh /etc/rc'
  jail_hook worker29 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker29 jail:worker29:maxproc:deny=200
  jail_limit worker29 jail:worker29:memoryuse:sigkill=512M
  jail_limit worker29 jail:worker29:pcpu:deny=50

  jail worker30 root=nullfs path=/jails/worker30/root dataset=zroot/jails/worker30 home=/jails/worker30 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker30 etc
  jail_writable worker30 root
  jail_writable worker30 tmp
  jail_writable worker30 usr/local
  jail_writable worker30 var
  jail_parameter worker30 host.hostname worker30
  jail_parameter worker30 allow.noset_hostname
  jail_parameter worker30 devfs_ruleset 4
  jail_parameter worker30 enforce_statfs 2
  jail_parameter worker30 exec.clean
  jail_parameter worker30 mount.devfs
  jail_parameter worker30 persist
  jail_parameter worker30 securelevel 3
  jail_interface worker30 e0a_worker30 jail_end=e0b_worker30 bridge=farmnet unit=6050 host_mac=02:0e:2c:a8:71:30 jail_mac=02:b1:e5:2f:6e:3f isolated=no ip4=10.50.0.130/24 route4=10.50.0.1
  jail_hook worker30 start '/bin/sh /etc/rc'
  jail_hook worker30 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker30 jail:worker30:maxproc:deny=200
  jail_limit worker30 jail:worker30:memoryuse:sigkill=512M
  jail_limit worker30 jail:worker30:pcpu:deny=50

  jail worker31 root=nullfs path=/jails/worker31/root dataset=zroot/jails/worker31 home=/jails/worker31 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker31 etc
  jail_writable worker31 root
  jail_writable worker31 tmp
  jail_writable worker31 usr/local
  jail_writable worker31 var
  jail_parameter worker31 host.hostname worker31
  jail_parameter worker31 allow.noset_hostname
  jail_parameter worker31 devfs_ruleset 4
  jail_parameter worker31 enforce_statfs 2
  jail_parameter worker31 exec.clean
  jail_parameter worker31 mount.devfs
  jail_parameter worker31 persist
  jail_parameter worker31 securelevel 3
  jail_interface worker31 e0a_worker31 jail_end=e0b_worker31 bridge=farmnet unit=9927 host_mac=02:f0:c2:4f:dc:60 jail_mac=02:44:42:c5:c1:15 isolated=no ip4=10.50.0.131/24 route4=10.50.0.1
  jail_hook worker31 start '/bin/sh /etc/rc'
  jail_hook worker31 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker31 jail:worker31:maxproc:deny=200
  jail_limit worker31 jail:worker31:memoryuse:sigkill=512M
  jail_limit worker31 jail:worker31:pcpu:deny=50

  jail worker32 root=nullfs path=/jails/worker32/root dataset=zroot/jails/worker32 home=/jails/worker32 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker32 etc
  jail_writable worker32 root
  jail_writable worker32 tmp
  jail_writable worker32 usr/local
  jail_writable worker32 var
  jail_parameter worker32 host.hostname worker32
  jail_parameter worker32 allow.noset_hostname
  jail_parameter worker32 devfs_ruleset 4
  jail_parameter worker32 enforce_statfs 2
  jail_parameter worker32 exec.clean
  jail_parameter worker32 mount.devfs
  jail_parameter worker32 persist
  jail_parameter worker32 securelevel 3
  jail_interface worker32 e0a_worker32 jail_end=e0b_worker32 bridge=farmnet unit=25007 host_mac=02:1e:18:c4:c7:72 jail_mac=02:60:7f:e5:48:72 isolated=no ip4=10.50.0.132/24 route4=10.50.0.1
  jail_hook worker32 start '/bin/sh /etc/rc'
  jail_hook worker32 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker32 jail:worker32:maxproc:deny=200
  jail_limit worker32 jail:worker32:memoryuse:sigkill=512M
  jail_limit worker32 jail:worker32:pcpu:deny=50

  jail worker33 root=nullfs path=/jails/worker33/root dataset=zroot/jails/worker33 home=/jails/worker33 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker33 etc
  jail_writable worker33 root
  jail_writable worker33 tmp
  jail_writable worker33 usr/local
  jail_writable worker33 var
  jail_parameter worker33 host.hostname worker33
  jail_parameter worker33 allow.noset_hostname
  jail_parameter worker33 devfs_ruleset 4
  jail_parameter worker33 enforce_statfs 2
  jail_parameter worker33 exec.clean
  jail_parameter worker33 mount.devfs
  jail_parameter worker33 persist
  jail_parameter worker33 securelevel 3
  jail_interface worker33 e0a_worker33 jail_end=e0b_worker33 bridge=farmnet unit=15325 host_mac=02:17:d3:e7:3c:aa jail_mac=02:40:48:0e:b1:4b isolated=no ip4=10.50.0.133/24 route4=10.50.0.1
  jail_hook worker33 start '/bin/sh /etc/rc'
  jail_hook worker33 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker33 jail:worker33:maxproc:deny=200
  jail_limit worker33 jail:worker33:memoryuse:sigkill=512M
  jail_limit worker33 jail:worker33:pcpu:deny=50

  jail worker34 root=nullfs path=/jails/worker34/root dataset=zroot/jails/worker34 home=/jails/worker34 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker34 etc
  jail_writable worker34 root
  jail_writable worker34 tmp
  jail_writable worker34 usr/local
  jail_writable worker34 var
  jail_parameter worker34 host.hostname worker34
  jail_parameter worker34 allow.noset_hostname
  jail_parameter worker34 devfs_ruleset 4
  jail_parameter worker34 enforce_statfs 2
  jail_parameter worker34 exec.clean
  jail_parameter worker34 mount.devfs
  jail_parameter worker34 persist
  jail_parameter worker34 securelevel 3
  jail_interface worker34 e0a_worker34 jail_end=e0b_worker34 bridge=farmnet unit=5323 host_mac=02:d9:b7:1b:36:cd jail_mac=02:8b:32:51:e8:81 isolated=no ip4=10.50.0.134/24 route4=10.50.0.1
  jail_hook worker34 start '/bin/sh /etc/rc'
  jail_hook worker34 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker34 jail:worker34:maxproc:deny=200
  jail_limit worker34 jail:worker34:memoryuse:sigkill=512M
  jail_limit worker34 jail:worker34:pcpu:deny=50

  jail worker35 root=nullfs path=/jails/worker35/root dataset=zroot/jails/worker35 home=/jails/worker35 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker35 etc
  jail_writable worker35 root
  jail_writable worker35 tmp
  jail_writable worker35 usr/local
  jail_writable worker35 var
  jail_parameter worker35 host.hostname worker35
  jail_parameter worker35 allow.noset_hostname
  jail_parameter worker35 devfs_ruleset 4
  jail_parameter worker35 enforce_statfs 2
  jail_parameter worker35 exec.clean
  jail_parameter worker35 mount.devfs
  jail_parameter worker35 persist
  jail_parameter worker35 securelevel 3
  jail_interface worker35 e0a_worker35 jail_end=e0b_worker35 bridge=farmnet unit=31974 host_mac=02:22:dd:65:37:7e jail_mac=02:e8:bc:fa:45:b8 isolated=no ip4=10.50.0.135/24 route4=10.50.0.1
  jail_hook worker35 start '/bin/sh /etc/rc'
  jail_hook worker35 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker35 jail:worker35:maxproc:deny=200
  jail_limit worker35 jail:worker35:memoryuse:sigkill=512M
  jail_limit worker35 jail:worker35:pcpu:deny=50

  jail worker36 root=nullfs path=/jails/worker36/root dataset=zroot/jails/worker36 home=/jails/worker36 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker36 etc
  jail_writable worker36 root
  jail_writable worker36 tmp
  jail_writable worker36 usr/local
  jail_writable worker36 var
  jail_parameter worker36 host.hostname worker36
  jail_parameter worker36 allow.noset_hostname
  jail_parameter worker36 devfs_ruleset 4
  jail_parameter worker36 enforce_statfs 2
  jail_parameter worker36 exec.clean
  jail_parameter worker36 mount.devfs
  jail_parameter worker36 persist
  jail_parameter worker36 securelevel 3
  jail_interface worker36 e0a_worker36 jail_end=e0b_worker36 bridge=farmnet unit=17268 host_mac=02:e0:d4:ae:6c:2d jail_mac=02:69:93:f1:0e:25 isolated=no ip4=10.50.0.136/24 route4=10.50.0.1
  jail_hook worker36 start '/bin/sh /etc/rc'
  jail_hook worker36 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker36 jail:worker36:maxproc:deny=200
  jail_limit worker36 jail:worker36:memoryuse:sigkill=512M
  jail_limit worker36 jail:worker36:pcpu:deny=50

  jail worker37 root=nullfs path=/jails/worker37/root dataset=zroot/jails/worker37 home=/jails/worker37 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker37 etc
  jail_writable worker37 root
  jail_writable worker37 tmp
  jail_writable worker37 usr/local
  jail_writable worker37 var
  jail_parameter worker37 host.hostname worker37
  jail_parameter worker37 allow.noset_hostname
  jail_parameter worker37 devfs_ruleset 4
  jail_parameter worker37 enforce_statfs 2
  jail_parameter worker37 exec.clean
  jail_parameter worker37 mount.devfs
  jail_parameter worker37 persist
  jail_parameter worker37 securelevel 3
  jail_interface worker37 e0a_worker37 jail_end=e0b_worker37 bridge=farmnet unit=32398 host_mac=02:e0:56:b7:d1:49 jail_mac=02:19:f4:0e:05:aa isolated=no ip4=10.50.0.137/24 route4=10.50.0.1
  jail_hook worker37 start '/bin/sh /etc/rc'
  jail_hook worker37 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker37 jail:worker37:maxproc:deny=200
  jail_limit worker37 jail:worker37:memoryuse:sigkill=512M
  jail_limit worker37 jail:worker37:pcpu:deny=50

  jail worker38 root=nullfs path=/jails/worker38/root dataset=zroot/jails/worker38 home=/jails/worker38 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker38 etc
  jail_writable worker38 root
  jail_writable worker38 tmp
  jail_writable worker38 usr/local
  jail_writable worker38 var
  jail_parameter worker38 host.hostname worker38
  jail_parameter worker38 allow.noset_hostname
  jail_parameter worker38 devfs_ruleset 4
  jail_parameter worker38 enforce_statfs 2
  jail_parameter worker38 exec.clean
  jail_parameter worker38 mount.devfs
  jail_parameter worker38 persist
  jail_parameter worker38 securelevel 3
  jail_interface worker38 e0a_worker38 jail_end=e0b_worker38 bridge=farmnet unit=8976 host_mac=02:f0:bb:c9:d5:fc jail_mac=02:b7:9d:3c:03:51 isolated=no ip4=10.50.0.138/24 route4=10.50.0.1
  jail_hook worker38 start '/bin/sh /etc/rc'
  jail_hook worker38 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker38 jail:worker38:maxproc:deny=200
  jail_limit worker38 jail:worker38:memoryuse:sigkill=512M
  jail_limit worker38 jail:worker38:pcpu:deny=50

  jail worker39 root=nullfs path=/jails/worker39/root dataset=zroot/jails/worker39 home=/jails/worker39 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker39 etc
  jail_writable worker39 root
  jail_writable worker39 tmp
  jail_writable worker39 usr/local
  jail_writable worker39 var
  jail_parameter worker39 host.hostname worker39
  jail_parameter worker39 allow.noset_hostname
  jail_parameter worker39 devfs_ruleset 4
  jail_parameter worker39 enforce_statfs 2
  jail_parameter worker39 exec.clean
  jail_parameter worker39 mount.devfs
  jail_parameter worker39 persist
  jail_parameter worker39 securelevel 3
  jail_interface worker39 e0a_worker39 jail_end=e0b_worker39 bridge=farmnet unit=11107 host_mac=02:68:32:d7:05:bd jail_mac=02:f5:ae:a1:22:27 isolated=no ip4=10.50.0.139/24 route4=10.50.0.1
  jail_hook worker39 start '/bin/sh /etc/rc'
  jail_hook worker39 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker39 jail:worker39:maxproc:deny=200
  jail_limit worker39 jail:worker39:memoryuse:sigkill=512M
  jail_limit worker39 jail:worker39:pcpu:deny=50

  jail worker40 root=nullfs path=/jails/worker40/root dataset=zroot/jails/worker40 home=/jails/worker40 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker40 etc
  jail_writable worker40 root
  jail_writable worker40 tmp
  jail_writable worker40 usr/local
  jail_writable worker40 var
  jail_parameter worker40 host.hostname worker40
  jail_parameter worker40 allow.noset_hostname
  jail_parameter worker40 devfs_ruleset 4
  jail_parameter worker40 enforce_statfs 2
  jail_parameter worker40 exec.clean
  jail_parameter worker40 mount.devfs
  jail_parameter worker40 persist
  jail_parameter worker40 securelevel 3
  jail_interface worker40 e0a_worker40 jail_end=e0b_worker40 bridge=farmnet unit=29979 host_mac=02:69:39:0d:4c:ee jail_mac=02:af:9e:46:5a:70 isolated=no ip4=10.50.0.140/24 route4=10.50.0.1
  jail_hook worker40 start '/bin/sh /etc/rc'
  jail_hook worker40 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker40 jail:worker40:maxproc:deny=200
  jail_limit worker40 jail:worker40:memoryuse:sigkill=512M
  jail_limit worker40 jail:worker40:pcpu:deny=50

  jail worker41 root=nullfs path=/jails/worker41/root dataset=zroot/jails/worker41 home=/jails/worker41 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker41 etc
  jail_writable worker41 root
  jail_writable worker41 tmp
  jail_writable worker41 usr/local
  jail_writable worker41 var
  jail_parameter worker41 host.hostname worker41
  jail_parameter worker41 allow.noset_hostname
  jail_parameter worker41 devfs_ruleset 4
  jail_parameter worker41 enforce_statfs 2
  jail_parameter worker41 exec.clean
  jail_parameter worker41 mount.devfs
  jail_parameter worker41 persist
  jail_parameter worker41 securelevel 3
  jail_interface worker41 e0a_worker41 jail_end=e0b_worker41 bridge=farmnet unit=22196 host_mac=02:96:31:d2:9e:ad jail_mac=02:c3:a4:ed:aa:f7 isolated=no ip4=10.50.0.141/24 route4=10.50.0.1
  jail_hook worker41 start '/bin/sh /etc/rc'
  jail_hook worker41 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker41 jail:worker41:maxproc:deny=200
  jail_limit worker41 jail:worker41:memoryuse:sigkill=512M
  jail_limit worker41 jail:worker41:pcpu:deny=50

  jail worker42 root=nullfs path=/jails/worker42/root dataset=zroot/jails/worker42 home=/jails/worker42 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker42 etc
  jail_writable worker42 root
  jail_writable worker42 tmp
  jail_writable worker42 usr/local
  jail_writable worker42 var
  jail_parameter worker42 host.hostname worker42
  jail_parameter worker42 allow.noset_hostname
  jail_parameter worker42 devfs_ruleset 4
  jail_parameter worker42 enforce_statfs 2
  jail_parameter worker42 exec.clean
  jail_parameter worker42 mount.devfs
  jail_parameter worker42 persist
  jail_parameter worker42 securelevel 3
  jail_interface worker42 e0a_worker42 jail_end=e0b_worker42 bridge=farmnet unit=14394 host_mac=02:7a:c7:6b:1e:0e jail_mac=02:f8:1c:5d:b6:0a isolated=no ip4=10.50.0.142/24 route4=10.50.0.1
  jail_hook worker42 start '/bin/sh /etc/rc'
  jail_hook worker42 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker42 jail:worker42:maxproc:deny=200
  jail_limit worker42 jail:worker42:memoryuse:sigkill=512M
  jail_limit worker42 jail:worker42:pcpu:deny=50

  jail worker43 root=nullfs path=/jails/worker43/root dataset=zroot/jails/worker43 home=/jails/worker43 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker43 etc
  jail_writable worker43 root
  jail_writable worker43 tmp
  jail_writable worker43 usr/local
  jail_writable worker43 var
  jail_parameter worker43 host.hostname worker43
  jail_parameter worker43 allow.noset_hostname
  jail_parameter worker43 devfs_ruleset 4
  jail_parameter worker43 enforce_statfs 2
  jail_parameter worker43 exec.clean
  jail_parameter worker43 mount.devfs
  jail_parameter worker43 persist
  jail_parameter worker43 securelevel 3
  jail_interface worker43 e0a_worker43 jail_end=e0b_worker43 bridge=farmnet unit=13812 host_mac=02:62:65:ea:46:a3 jail_mac=02:64:94:53:14:07 isolated=no ip4=10.50.0.143/24 route4=10.50.0.1
  jail_hook worker43 start '/bin/sh /etc/rc'
  jail_hook worker43 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker43 jail:worker43:maxproc:deny=200
  jail_limit worker43 jail:worker43:memoryuse:sigkill=512M
  jail_limit worker43 jail:worker43:pcpu:deny=50

  jail worker44 root=nullfs path=/jails/worker44/root dataset=zroot/jails/worker44 home=/jails/worker44 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker44 etc
  jail_writable worker44 root
  jail_writable worker44 tmp
  jail_writable worker44 usr/local
  jail_writable worker44 var
  jail_parameter worker44 host.hostname worker44
  jail_parameter worker44 allow.noset_hostname
  jail_parameter worker44 devfs_ruleset 4
  jail_parameter worker44 enforce_statfs 2
  jail_parameter worker44 exec.clean
  jail_parameter worker44 mount.devfs
  jail_parameter worker44 persist
  jail_parameter worker44 securelevel 3
  jail_interface worker44 e0a_worker44 jail_end=e0b_worker44 bridge=farmnet unit=7704 host_mac=02:8f:23:dc:92:80 jail_mac=02:92:bb:7b:3b:49 isolated=no ip4=10.50.0.144/24 route4=10.50.0.1
  jail_hook worker44 start '/bin/sh /etc/rc'
  jail_hook worker44 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker44 jail:worker44:maxproc:deny=200
  jail_limit worker44 jail:worker44:memoryuse:sigkill=512M
  jail_limit worker44 jail:worker44:pcpu:deny=50

  jail worker45 root=nullfs path=/jails/worker45/root dataset=zroot/jails/worker45 home=/jails/worker45 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker45 etc
  jail_writable worker45 root
  jail_writable worker45 tmp
  jail_writable worker45 usr/local
  jail_writable worker45 var
  jail_parameter worker45 host.hostname worker45
  jail_parameter worker45 allow.noset_hostname
  jail_parameter worker45 devfs_ruleset 4
  jail_parameter worker45 enforce_statfs 2
  jail_parameter worker45 exec.clean
  jail_parameter worker45 mount.devfs
  jail_parameter worker45 persist
  jail_parameter worker45 securelevel 3
  jail_interface worker45 e0a_worker45 jail_end=e0b_worker45 bridge=farmnet unit=31369 host_mac=02:a3:e7:f1:27:64 jail_mac=02:fe:88:6d:29:ee isolated=no ip4=10.50.0.145/24 route4=10.50.0.1
  jail_hook worker45 start '/bin/sh /etc/rc'
  jail_hook worker45 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker45 jail:worker45:maxproc:deny=200
  jail_limit worker45 jail:worker45:memoryuse:sigkill=512M
  jail_limit worker45 jail:worker45:pcpu:deny=50

  jail worker46 root=nullfs path=/jails/worker46/root dataset=zroot/jails/worker46 home=/jails/worker46 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker46 etc
  jail_writable worker46 root
  jail_writable worker46 tmp
  jail_writable worker46 usr/local
  jail_writable worker46 var
  jail_parameter worker46 host.hostname worker46
  jail_parameter worker46 allow.noset_hostname
  jail_parameter worker46 devfs_ruleset 4
  jail_parameter worker46 enforce_statfs 2
  jail_parameter worker46 exec.clean
  jail_parameter worker46 mount.devfs
  jail_parameter worker46 persist
  jail_parameter worker46 securelevel 3
  jail_interface worker46 e0a_worker46 jail_end=e0b_worker46 bridge=farmnet unit=2961 host_mac=02:37:3f:de:a1:43 jail_mac=02:c6:01:c0:b7:ef isolated=no ip4=10.50.0.146/24 route4=10.50.0.1
  jail_hook worker46 start '/bin/sh /etc/rc'
  jail_hook worker46 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker46 jail:worker46:maxproc:deny=200
  jail_limit worker46 jail:worker46:memoryuse:sigkill=512M
  jail_limit worker46 jail:worker46:pcpu:deny=50

  jail worker47 root=nullfs path=/jails/worker47/root dataset=zroot/jails/worker47 home=/jails/worker47 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker47 etc
  jail_writable worker47 root
  jail_writable worker47 tmp
  jail_writable worker47 usr/local
  jail_writable worker47 var
  jail_parameter worker47 host.hostname worker47
  jail_parameter worker47 allow.noset_hostname
  jail_parameter worker47 devfs_ruleset 4
  jail_parameter worker47 enforce_statfs 2
  jail_parameter worker47 exec.clean
  jail_parameter worker47 mount.devfs
  jail_parameter worker47 persist
  jail_parameter worker47 securelevel 3
  jail_interface worker47 e0a_worker47 jail_end=e0b_worker47 bridge=farmnet unit=18653 host_mac=02:46:6d:e8:12:df jail_mac=02:fb:fc:72:5d:1f isolated=no ip4=10.50.0.147/24 route4=10.50.0.1
  jail_hook worker47 start '/bin/sh /etc/rc'
  jail_hook worker47 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker47 jail:worker47:maxproc:deny=200
  jail_limit worker47 jail:worker47:memoryuse:sigkill=512M
  jail_limit worker47 jail:worker47:pcpu:deny=50

  jail worker48 root=nullfs path=/jails/worker48/root dataset=zroot/jails/worker48 home=/jails/worker48 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker48 etc
  jail_writable worker48 root
  jail_writable worker48 tmp
  jail_writable worker48 usr/local
  jail_writable worker48 var
  jail_parameter worker48 host.hostname worker48
  jail_parameter worker48 allow.noset_hostname
  jail_parameter worker48 devfs_ruleset 4
  jail_parameter worker48 enforce_statfs 2
  jail_parameter worker48 exec.clean
  jail_parameter worker48 mount.devfs
  jail_parameter worker48 persist
  jail_parameter worker48 securelevel 3
  jail_interface worker48 e0a_worker48 jail_end=e0b_worker48 bridge=farmnet unit=11505 host_mac=02:3c:73:0e:aa:9b jail_mac=02:7a:11:3e:87:91 isolated=no ip4=10.50.0.148/24 route4=10.50.0.1
  jail_hook worker48 start '/bin/sh /etc/rc'
  jail_hook worker48 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker48 jail:worker48:maxproc:deny=200
  jail_limit worker48 jail:worker48:memoryuse:sigkill=512M
  jail_limit worker48 jail:worker48:pcpu:deny=50

  jail worker49 root=nullfs path=/jails/worker49/root dataset=zroot/jails/worker49 home=/jails/worker49 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker49 etc
  jail_writable worker49 root
  jail_writable worker49 tmp
  jail_writable worker49 usr/local
  jail_writable worker49 var
  jail_parameter worker49 host.hostname worker49
  jail_parameter worker49 allow.noset_hostname
  jail_parameter worker49 devfs_ruleset 4
  jail_parameter worker49 enforce_statfs 2
  jail_parameter worker49 exec.clean
  jail_parameter worker49 mount.devfs
  jail_parameter worker49 persist
  jail_parameter worker49 securelevel 3
  jail_interface worker49 e0a_worker49 jail_end=e0b_worker49 bridge=farmnet unit=21787 host_mac=02:ed:4a:af:11:a4 jail_mac=02:4c:f6:b0:9e:ac isolated=no ip4=10.50.0.149/24 route4=10.50.0.1
  jail_hook worker49 start '/bin/sh /etc/rc'
  jail_hook worker49 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker49 jail:worker49:maxproc:deny=200
  jail_limit worker49 jail:worker49:memoryuse:sigkill=512M
  jail_limit worker49 jail:worker49:pcpu:deny=50

  jail worker50 root=nullfs path=/jails/worker50/root dataset=zroot/jails/worker50 home=/jails/worker50 base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable worker50 etc
  jail_writable worker50 root
  jail_writable worker50 tmp
  jail_writable worker50 usr/local
  jail_writable worker50 var
  jail_parameter worker50 host.hostname worker50
  jail_parameter worker50 allow.noset_hostname
  jail_parameter worker50 devfs_ruleset 4
  jail_parameter worker50 enforce_statfs 2
  jail_parameter worker50 exec.clean
  jail_parameter worker50 mount.devfs
  jail_parameter worker50 persist
  jail_parameter worker50 securelevel 3
  jail_interface worker50 e0a_worker50 jail_end=e0b_worker50 bridge=farmnet unit=3647 host_mac=02:ae:42:4e:5b:ea jail_mac=02:9f:6c:04:6f:3a isolated=no ip4=10.50.0.150/24 route4=10.50.0.1
  jail_hook worker50 start '/bin/sh /etc/rc'
  jail_hook worker50 stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit worker50 jail:worker50:maxproc:deny=200
  jail_limit worker50 jail:worker50:memoryuse:sigkill=512M
  jail_limit worker50 jail:worker50:pcpu:deny=50

  bundle jail.conf sha256=990589b2f41372f8ebcf026b1470c10813a6ad64acb9f8e22505a169403a2d6b
  live_parameters allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.reserved_ports allow.routing allow.set_hostname allow.setaudit allow.settime allow.socket_af allow.suser allow.sysvipc allow.unprivileged_parent_tampering allow.unprivileged_proc_debug allow.vmm allow.vmm_ppt children.max enforce_statfs env host host.domainname host.hostid host.hostname host.hostuuid ip4.saddrsel ip6.saddrsel linux linux.osname linux.osrelease linux.oss_version mac.label meta persist securelevel sysvmsg sysvsem sysvshm zfs.mount_snapshot
  off_by_default allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.routing allow.setaudit allow.settime allow.socket_af allow.sysvipc allow.unprivileged_parent_tampering allow.vmm allow.vmm_ppt persist
}
