/*
 * Every simulated command. It knows nothing: it tells the host who called it with which arguments, and
 * does what it is told, to print, to start a process, to become one, to end.
 */
#define _GNU_SOURCE
#include "wire.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define SOCKET "/rescue/socket"
#define MOST_CHILDREN 256

static int host;
static sigset_t mask_before;
static struct { long id; pid_t pid; } children[MOST_CHILDREN];

static void
call_host(int argc, char **argv)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = SOCKET };
	struct buffer b = { 0 };
	char cwd[4096];
	long count = 0;

	host = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (host < 0 || connect(host, (struct sockaddr *)&address, sizeof(address)) < 0)
		die(SOCKET);
	if (getcwd(cwd, sizeof(cwd)) == NULL)
		strcpy(cwd, "/");
	add_number(&b, getpid());
	add_number(&b, getppid());
	add_number(&b, current_tag());
	add_field(&b, cwd);
	add_number(&b, argc);
	for (int i = 0; i < argc; i++)
		add_field(&b, argv[i]);
	while (environ[count] != NULL)
		count++;
	add_number(&b, count);
	for (long i = 0; i < count; i++)
		add_field(&b, environ[i]);
	if (send_frame(host, 'C', b.data, b.size) < 0)
		_exit(125);
	free(b.data);
}

static void
send_input(void)
{
	static char chunk[65536];
	ssize_t size;

	while ((size = read(0, chunk, sizeof(chunk))) > 0)
		if (send_frame(host, 'I', chunk, size) < 0)
			_exit(125);
	(void)send_frame(host, 'i', "", 0);
}

static void
start_child(struct frame *f)
{
	struct buffer b = { 0 };
	struct process p;
	long id = next_number(f);
	int slot = 0;
	pid_t pid;

	next_process(f, &p);
	while (slot < MOST_CHILDREN && children[slot].pid != 0)
		slot++;
	if (slot == MOST_CHILDREN)
		die("too many children");
	pid = fork();
	if (pid < 0)
		die("fork");
	if (pid == 0) {
		sigprocmask(SIG_SETMASK, &mask_before, NULL);
		become(&p);
	}
	children[slot].id = id;
	children[slot].pid = pid;
	add_number(&b, id);
	add_number(&b, pid);
	if (send_frame(host, 'P', b.data, b.size) < 0)
		_exit(125);
	free(b.data);
}

static void
report_children(void)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		for (int i = 0; i < MOST_CHILDREN; i++) {
			struct buffer b = { 0 };

			if (children[i].pid != pid)
				continue;
			children[i].pid = 0;
			add_number(&b, children[i].id);
			add_field(&b, WIFSIGNALED(status) ? "signal" : "exit");
			add_number(&b, WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
			if (send_frame(host, 'D', b.data, b.size) < 0)
				_exit(125);
			free(b.data);
			break;
		}
	}
}

static void
kill_child(struct frame *f)
{
	long id = next_number(f);
	int signal = next_number(f);

	for (int i = 0; i < MOST_CHILDREN; i++)
		if (children[i].pid != 0 && children[i].id == id)
			(void)kill(children[i].pid, signal);
}

static void
obey(struct frame *f)
{
	struct process p;

	switch (f->kind) {
	case 'O':
		(void)write_all(1, f->data, f->size);
		break;
	case 'E':
		(void)write_all(2, f->data, f->size);
		break;
	case 'R':
		send_input();
		break;
	case 'Y':
		if (send_frame(host, 'y', "", 0) < 0)
			_exit(125);
		break;
	case 'M':
		umask(next_number(f));
		break;
	case 'F':
		start_child(f);
		break;
	case 'K':
		kill_child(f);
		break;
	case 'B':
		next_process(f, &p);
		sigprocmask(SIG_SETMASK, &mask_before, NULL);
		become(&p);
	case 'X':
		_exit(next_number(f));
	case 'S': {
		int number = next_number(f);

		signal(number, SIG_DFL);
		kill(getpid(), number);
		_exit(128 + number);
	}
	}
}

int
client_main(int argc, char **argv)
{
	struct frame f = { 0 };
	sigset_t children_only;
	struct pollfd wait[2];

	sigemptyset(&children_only);
	sigaddset(&children_only, SIGCHLD);
	sigprocmask(SIG_BLOCK, &children_only, &mask_before);
	signal(SIGCHLD, SIG_DFL);
	call_host(argc, argv);
	wait[0].fd = host;
	wait[1].fd = signalfd(-1, &children_only, SFD_CLOEXEC | SFD_NONBLOCK);
	wait[0].events = wait[1].events = POLLIN;
	for (;;) {
		if (poll(wait, 2, -1) < 0 && errno != EINTR)
			die("poll");
		if (wait[1].revents & POLLIN) {
			struct signalfd_siginfo info;

			while (read(wait[1].fd, &info, sizeof(info)) > 0)
				continue;
			report_children();
		}
		if (wait[0].revents & (POLLIN | POLLHUP)) {
			if (!read_frame(host, &f))
				_exit(125);
			obey(&f);
		}
	}
}
