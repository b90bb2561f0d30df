/*
 * Runs a Linux tool with its complaints put into FreeBSD's words: without quotes, without what was
 * being tried, and with FreeBSD's texts for errors.
 */
#define _GNU_SOURCE
#include "wire.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct { const char *linux_text, *freebsd_text; } texts[] = {
	{ "Device or resource busy", "Device busy" },
	{ "No such device or address", "Device not configured" },
	{ "No such device", "Operation not supported by device" },
	{ "Cannot assign requested address", "Can't assign requested address" },
	{ "Connection timed out", "Operation timed out" },
	{ "Invalid cross-device link", "Cross-device link" },
	{ "This does not look like a tar archive", "Error opening archive: Unrecognized archive format" },
	{ "Exiting with failure status due to previous errors", "Error exit delayed from previous errors." },
	{ "Disk quota exceeded", "Disc quota exceeded" },
};

/* Where a quoted text begins, and its end; quotes are ' or the curly ones of UTF-8. */
static char *
quoted(char *from, size_t *size, char **after)
{
	char *start = strstr(from, "\xe2\x80\x98");
	char *end;

	if (start != NULL) {
		start += 3;
		end = strstr(start, "\xe2\x80\x99");
		*after = end == NULL ? NULL : end + 3;
	} else {
		start = strchr(from, '\'');
		if (start == NULL || (start > from && start[-1] != ' '))
			return NULL;
		start++;
		end = strstr(start, "':");
		if (end == NULL)
			end = strchr(start, '\'');
		*after = end == NULL ? NULL : end + 1;
	}
	if (end == NULL)
		return NULL;
	*size = end - start;
	return start;
}

/* One line that ends in NUL, as FreeBSD would say it. */
static void
say(char *line)
{
	char *message = strstr(line, ": ");
	char *reason, *name, *after;
	size_t size;

	if (strncmp(line, "Try '", 5) == 0)
		return;
	reason = strrchr(line, ':');
	if (message == NULL || reason == NULL) {
		dprintf(2, "%s\n", line);
		return;
	}
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (reason[1] == ' ' && strcmp(reason + 2, texts[i].linux_text) == 0)
			strcpy(reason + 2, texts[i].freebsd_text);
	if (strncmp(message + 2, "can't read ", 11) == 0) {
		dprintf(2, "%.*s: %s\n", (int)(message - line), line, message + 13);
		return;
	}
	name = quoted(message + 2, &size, &after);
	if (name == NULL || reason < after) {
		dprintf(2, "%s\n", line);
		return;
	}
	dprintf(2, "%.*s: %.*s%s\n", (int)(message - line), line, (int)size, name, reason);
}

static void
translate(int from)
{
	static char text[65536];
	size_t held = 0;
	ssize_t more;

	while ((more = read(from, text + held, sizeof(text) / 2 - held)) > 0 || (more < 0 && errno == EINTR)) {
		char *start = text, *end;

		held += more > 0 ? more : 0;
		text[held] = '\0';
		while ((end = strchr(start, '\n')) != NULL) {
			static char line[sizeof(text)]; /* with room for a longer reason */

			*end = '\0';
			strcpy(line, start);
			say(line);
			start = end + 1;
		}
		held -= start - text;
		memmove(text, start, held);
		if (held >= sizeof(text) / 2 - 1)
			break;
	}
	(void)write_all(2, text, held);
}

void
run_translated(const struct process *p)
{
	int ends[2], status;
	pid_t pid;

	if (pipe(ends) < 0 || (pid = fork()) < 0)
		die(p->argv[0]);
	if (pid == 0) {
		(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
		dup2(ends[1], 2);
		close(ends[0]);
		close(ends[1]);
		execve(p->argv[0], p->argv, p->env);
		die(p->argv[0]);
	}
	close(ends[1]);
	close(0);
	close(1);
	translate(ends[0]);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	if (WIFSIGNALED(status)) {
		signal(WTERMSIG(status), SIG_DFL);
		kill(getpid(), WTERMSIG(status));
	}
	_exit(p->translated == ONE_FAILURE && WEXITSTATUS(status) > 0 ? 1 : WEXITSTATUS(status));
}
