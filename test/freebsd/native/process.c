#define _GNU_SOURCE
#include "wire.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A limit that nothing here uses: it is inherited by every child and survives a cleaned environment. */
#define TAG_LIMIT RLIMIT_MSGQUEUE
#define MOST_TAGS 100000

long
current_tag(void)
{
	struct rlimit limit;

	if (getrlimit(TAG_LIMIT, &limit) < 0 || limit.rlim_cur >= MOST_TAGS)
		return NO_TAG;
	return limit.rlim_cur;
}

static void
set_tag(long tag)
{
	struct rlimit limit;

	if (getrlimit(TAG_LIMIT, &limit) < 0)
		return;
	limit.rlim_cur = tag;
	(void)setrlimit(TAG_LIMIT, &limit);
}

/* FreeBSD words some errors otherwise than Linux. */
static const char *
reason(int error)
{
	switch (error) {
	case EBUSY:
		return "Device busy";
	case ENXIO:
		return "Device not configured";
	case ELOOP:
		return "Too many levels of symbolic links";
	default:
		return strerror(error);
	}
}

static void give_up(const struct process *) __attribute__((noreturn));

static void
give_up(const struct process *p)
{
	int error = errno;

	fprintf(stderr, "%s%s\n", p->complaint, reason(error));
	_exit(p->status);
}

/* The jail's view: its root, with the simulation's own programs where FreeBSD keeps its rescue ones. */
static void
enter_jail(const char *root)
{
	char rescue[4096];

	if (unshare(CLONE_NEWNS) < 0)
		die("unshare");
	snprintf(rescue, sizeof(rescue), "%s/rescue", root);
	if (mount("/rescue", rescue, NULL, MS_BIND | MS_REC, NULL) < 0 && errno != ENOENT)
		die(rescue);
}

void
become(const struct process *p)
{
	int log = -1;

	signal(SIGPIPE, SIG_DFL);
	if (*p->input != '\0') {
		int input = open(p->input, O_RDONLY);

		if (input < 0 || dup2(input, 0) < 0)
			die(p->input);
		close(input);
	}
	if (*p->log != '\0' && (log = open(p->log, O_WRONLY | O_CREAT | O_APPEND, 0644)) < 0)
		die(p->log);
	if (p->session)
		(void)setsid();
	if (p->jailed)
		enter_jail(p->root);
	if (*p->root != '\0' && chroot(p->root) < 0)
		give_up(p);
	if (chdir(*p->cwd != '\0' ? p->cwd : "/") < 0)
		give_up(p);
	set_tag(p->tag);
	if (p->gid >= 0 && (setgroups(0, NULL) < 0 || setgid(p->gid) < 0) && geteuid() == 0 && errno != EINVAL)
		give_up(p);
	if (p->uid >= 0 && setuid(p->uid) < 0 && errno != EINVAL)
		give_up(p);
	if (log >= 0 && (dup2(log, 1) < 0 || dup2(log, 2) < 0))
		die(p->log);
	if (log > 2)
		close(log);
	if (p->translated)
		run_translated(p);
	execvpe(p->argv[0], p->argv, p->env);
	give_up(p);
}
