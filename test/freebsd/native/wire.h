/*
 * What the simulated host's programs have in common: frames on a stream, and copying of trees.
 *
 * A frame is a length (4 bytes, little endian, of what follows), one letter, and fields that each end
 * in a NUL. Node's side is test/freebsd/machine/frame.ts.
 */
#ifndef WIRE_H
#define WIRE_H

#include <stddef.h>
#include <sys/types.h>

struct frame {
	char kind;
	char *data;	/* the fields */
	size_t size;
	size_t at;	/* where next_field goes on */
};

struct buffer {
	char *data;
	size_t size;
	size_t room;
};

void die(const char *what);
void *grow(void *old, size_t size);
int write_all(int fd, const void *data, size_t size);

void add_bytes(struct buffer *, const void *, size_t);
void add_field(struct buffer *, const char *);
void add_number(struct buffer *, long);
int send_frame(int fd, char kind, const void *data, size_t size);

/* 1: a frame; 0: the other side is gone. */
int read_frame(int fd, struct frame *);
const char *next_field(struct frame *);
long next_number(struct frame *);
char **next_list(struct frame *);

/* How a process is to be started: see start_process. */
struct process {
	const char *root;	/* chroot, or "" */
	int jailed;		/* gets its own mounts, with /rescue in its root */
	const char *cwd;
	long tag;
	long uid, gid;		/* -1: unchanged */
	const char *log;	/* both outputs are appended to this file, or "" */
	const char *input;	/* standard input is read from this file, or "" */
	int session;		/* a session of its own */
	int translated;		/* a Linux tool that is to complain as FreeBSD's does */
#define ONE_FAILURE 2		/* ... and whose failures have all the status 1 */
	const char *complaint;	/* said before the reason when it cannot be started */
	int status;		/* and the exit status then */
	char **argv;
	char **env;
};

void next_process(struct frame *, struct process *);
/* In the child: becomes the process, never returns. */
void become(const struct process *) __attribute__((noreturn));
void run_translated(const struct process *) __attribute__((noreturn));

/* The tag that a process and all it starts carry: who started it is known by it. */
long current_tag(void);
#define NO_TAG 0

int copy_tree(const char *from, const char *to);
int remove_tree(const char *path, int keep_top);
int restore_tree(const char *from, const char *to);
int first_flagged(const char *path, char *found, size_t room);
#define FLAGS_ATTRIBUTE "user.fflags"
#define OWNER_ATTRIBUTE "user.owner"

int client_main(int argc, char **argv);
int agent_main(int argc, char **argv);

#endif
