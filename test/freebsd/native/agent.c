/*
 * The one process that holds a simulated host together: its mounts and its process ids are this
 * process's own, and are gone when it ends. It does what Node asks it to on standard input.
 */
#define _GNU_SOURCE
#include "wire.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#define MOST_SCRIPTS 64

static struct { long id; pid_t pid; } scripts[MOST_SCRIPTS];
static char proc[4096] = "/proc";

static void
write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd < 0 || write(fd, text, strlen(text)) < 0)
		die(path);
	close(fd);
}

/* An ordinary user becomes root of a world of his own. */
static void
leave_users(uid_t uid, gid_t gid)
{
	char map[64];

	if (unshare(CLONE_NEWUSER) < 0)
		die("unshare(CLONE_NEWUSER)");
	write_file("/proc/self/setgroups", "deny");
	snprintf(map, sizeof(map), "0 %d 1", (int)uid);
	write_file("/proc/self/uid_map", map);
	snprintf(map, sizeof(map), "0 %d 1", (int)gid);
	write_file("/proc/self/gid_map", map);
}

static void
enter_own_world(void)
{
	int status;
	pid_t child;

	if (geteuid() != 0)
		leave_users(geteuid(), getegid());
	if (unshare(CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS) < 0)
		die("unshare");
	if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
		die("mount");
	if ((child = fork()) < 0)
		die("fork");
	if (child == 0) {
		(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
		return;
	}
	close(0);
	close(1);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 125);
}

/* What is restricted at the source stays so: the kernel insists for an ordinary user. */
static unsigned long
kept_restrictions(const char *path)
{
	struct statvfs st;
	unsigned long flags = 0;

	if (statvfs(path, &st) < 0)
		return 0;
	if (st.f_flag & ST_NOSUID)
		flags |= MS_NOSUID;
	if (st.f_flag & ST_NODEV)
		flags |= MS_NODEV;
	if (st.f_flag & ST_NOEXEC)
		flags |= MS_NOEXEC;
	if (st.f_flag & ST_NOATIME)
		flags |= MS_NOATIME;
	if (st.f_flag & ST_NODIRATIME)
		flags |= MS_NODIRATIME;
	if (st.f_flag & ST_RELATIME)
		flags |= MS_RELATIME;
	return flags;
}

static int
bind(const char *from, const char *to, int recursive, int read_only)
{
	if (mount(from, to, NULL, MS_BIND | (recursive ? MS_REC : 0), NULL) < 0)
		return -1;
	if (!read_only)
		return 0;
	return mount(NULL, to, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY | kept_restrictions(to), NULL);
}

/* Who cannot give a file away, as an ordinary user cannot, writes down whose it is. */
static int
give(const char *path, long uid, long gid)
{
	char owner[64];

	if (lchown(path, uid, gid) == 0)
		return 0;
	if (errno != EINVAL && errno != EPERM)
		return -1;
	snprintf(owner, sizeof(owner), "%ld:%ld", uid, gid);
	return lsetxattr(path, OWNER_ATTRIBUTE, owner, strlen(owner), 0);
}

static long
start_script(struct frame *f)
{
	struct process p;
	long id = next_number(f);
	const char *out = strdup(next_field(f));
	const char *err = strdup(next_field(f));
	int slot = 0;
	pid_t pid;

	next_process(f, &p);
	while (slot < MOST_SCRIPTS && scripts[slot].pid != 0)
		slot++;
	if (slot == MOST_SCRIPTS) {
		errno = EAGAIN;
		return -1;
	}
	pid = fork();
	if (pid == 0) {
		sigset_t none;
		int outputs[2] = { open(out, O_WRONLY | O_CREAT | O_APPEND, 0644),
		    open(err, O_WRONLY | O_CREAT | O_APPEND, 0644) };

		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		(void)setpgid(0, 0);
		umask(022);
		if (outputs[0] < 0 || outputs[1] < 0 || dup2(outputs[0], 1) < 0 || dup2(outputs[1], 2) < 0)
			die(out);
		close(outputs[0]);
		close(outputs[1]);
		become(&p);
	}
	(void)setpgid(pid, pid);
	scripts[slot].id = id;
	scripts[slot].pid = pid;
	return pid;
}

static void
reap(void)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		for (int i = 0; i < MOST_SCRIPTS; i++) {
			struct buffer b = { 0 };

			if (scripts[i].pid != pid)
				continue;
			scripts[i].pid = 0;
			add_number(&b, scripts[i].id);
			add_field(&b, WIFSIGNALED(status) ? "signal" : "exit");
			add_number(&b, WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
			(void)send_frame(1, 'x', b.data, b.size);
			free(b.data);
		}
	}
}

static int
is_zombie(long pid)
{
	char path[4200], text[512];
	const char *state;
	ssize_t size;
	int fd;

	snprintf(path, sizeof(path), "%s/%ld/stat", proc, pid);
	if ((fd = open(path, O_RDONLY | O_CLOEXEC)) < 0)
		return 1;
	size = read(fd, text, sizeof(text) - 1);
	close(fd);
	text[size > 0 ? size : 0] = '\0';
	state = strrchr(text, ')');
	return state == NULL || state[2] == 'Z' || state[2] == 'X';
}

/* All processes with their tags: pid, tag, pid, tag … */
static void
list_processes(struct buffer *answer)
{
	DIR *directory = opendir(proc);
	struct dirent *entry;

	while (directory != NULL && (entry = readdir(directory)) != NULL) {
		struct rlimit limit;
		long pid = atol(entry->d_name);

		if (pid <= 1 || prlimit(pid, RLIMIT_MSGQUEUE, NULL, &limit) < 0 || is_zombie(pid))
			continue;
		add_number(answer, pid);
		add_number(answer, limit.rlim_cur < 100000 ? (long)limit.rlim_cur : NO_TAG);
	}
	if (directory != NULL)
		closedir(directory);
}

static int
act(struct frame *f, struct buffer *answer)
{
	char text[4096];
	const char *one, *two;
	long number;
	ssize_t size;

	switch (f->kind) {
	case 'B':
		one = next_field(f);
		two = next_field(f);
		number = next_number(f);
		return bind(one, two, number & 1, number & 2);
	case 'M':
		one = next_field(f);
		number = next_number(f) ? MS_RDONLY : 0;
		return mount(NULL, one, NULL, MS_BIND | MS_REMOUNT | number | kept_restrictions(one), NULL);
	case 'U':
		one = next_field(f);
		return umount2(one, UMOUNT_NOFOLLOW | (next_number(f) ? MNT_DETACH : 0));
	case 'P':
		snprintf(proc, sizeof(proc), "%s", next_field(f));
		return mount("proc", proc, "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
	case 'C':
		one = next_field(f);
		return copy_tree(one, next_field(f));
	case 'Y':
		one = next_field(f);
		return restore_tree(one, next_field(f));
	case 'D':
		one = next_field(f);
		return remove_tree(one, next_number(f));
	case 'F':
		one = next_field(f);
		two = next_field(f);
		if (*two == '\0')
			return removexattr(one, FLAGS_ATTRIBUTE) < 0 && errno != ENODATA ? -1 : 0;
		return setxattr(one, FLAGS_ATTRIBUTE, two, strlen(two), 0);
	case 'G':
		one = next_field(f);
		size = lgetxattr(one, next_field(f), text, sizeof(text) - 1);
		text[size > 0 ? size : 0] = '\0';
		add_field(answer, text);
		return 0;
	case 'Q':
		*text = '\0';
		(void)first_flagged(next_field(f), text, sizeof(text));
		add_field(answer, text);
		return 0;
	case 'O':
		one = next_field(f);
		number = next_number(f);
		return give(one, number, next_number(f));
	case 'S':
		number = start_script(f);
		add_number(answer, number);
		return number < 0 ? -1 : 0;
	case 'K':
		number = next_number(f);
		return kill(number, next_number(f)) < 0 && errno != ESRCH ? -1 : 0;
	case 'L':
		list_processes(answer);
		return 0;
	default:
		errno = ENOSYS;
		return -1;
	}
}

int
agent_main(int argc, char **argv)
{
	struct frame f = { 0 };
	sigset_t children_only;
	struct pollfd wait[2];

	(void)argc;
	(void)argv;
	umask(0);
	enter_own_world();
	sigemptyset(&children_only);
	sigaddset(&children_only, SIGCHLD);
	sigprocmask(SIG_BLOCK, &children_only, NULL);
	wait[0].fd = 0;
	wait[1].fd = signalfd(-1, &children_only, SFD_CLOEXEC | SFD_NONBLOCK);
	wait[0].events = wait[1].events = POLLIN;
	(void)send_frame(1, 'h', "", 0);
	for (;;) {
		if (poll(wait, 2, -1) < 0 && errno != EINTR)
			die("poll");
		if (wait[1].revents & POLLIN) {
			struct signalfd_siginfo info;

			while (read(wait[1].fd, &info, sizeof(info)) > 0)
				continue;
			reap();
		}
		if (wait[0].revents & (POLLIN | POLLHUP)) {
			struct buffer answer = { 0 }, extra = { 0 };
			int result;

			if (!read_frame(0, &f))
				_exit(0);
			add_number(&answer, next_number(&f));
			result = act(&f, &extra);
			add_field(&answer, result < 0 ? strerrorname_np(errno) : "");
			if (extra.size > 0)
				add_bytes(&answer, extra.data, extra.size);
			if (send_frame(1, 'r', answer.data, answer.size) < 0)
				_exit(0);
			free(answer.data);
			free(extra.data);
		}
	}
}
