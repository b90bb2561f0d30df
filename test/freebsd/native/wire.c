#include "wire.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void
die(const char *what)
{
	fprintf(stderr, "simulated host: %s: %s\n", what, strerror(errno));
	_exit(125);
}

void *
grow(void *old, size_t size)
{
	void *new = realloc(old, size);

	if (new == NULL)
		die("memory");
	return new;
}

int
write_all(int fd, const void *data, size_t size)
{
	const char *at = data;

	while (size > 0) {
		ssize_t done = write(fd, at, size);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return -1;
		at += done;
		size -= done;
	}
	return 0;
}

static int
read_all(int fd, void *data, size_t size)
{
	char *at = data;

	while (size > 0) {
		ssize_t done = read(fd, at, size);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return -1;
		at += done;
		size -= done;
	}
	return 0;
}

void
add_bytes(struct buffer *b, const void *data, size_t size)
{
	if (b->size + size > b->room) {
		b->room = (b->size + size) * 2 + 256;
		b->data = grow(b->data, b->room);
	}
	memcpy(b->data + b->size, data, size);
	b->size += size;
}

void
add_field(struct buffer *b, const char *text)
{
	add_bytes(b, text, strlen(text) + 1);
}

void
add_number(struct buffer *b, long number)
{
	char text[24];

	snprintf(text, sizeof(text), "%ld", number);
	add_field(b, text);
}

int
send_frame(int fd, char kind, const void *data, size_t size)
{
	uint32_t length = size + 1;
	struct buffer whole = { 0 };
	int result;

	add_bytes(&whole, &length, sizeof(length));
	add_bytes(&whole, &kind, 1);
	add_bytes(&whole, data, size);
	result = write_all(fd, whole.data, whole.size);
	free(whole.data);
	return result;
}

int
read_frame(int fd, struct frame *f)
{
	uint32_t length;

	if (read_all(fd, &length, sizeof(length)) < 0 || length == 0)
		return 0;
	free(f->data);
	f->data = grow(NULL, length + 1);
	if (read_all(fd, &f->kind, 1) < 0 || read_all(fd, f->data, length - 1) < 0)
		return 0;
	f->size = length - 1;
	f->data[f->size] = '\0';
	f->at = 0;
	return 1;
}

const char *
next_field(struct frame *f)
{
	const char *field = f->at < f->size ? f->data + f->at : "";

	f->at += strlen(field) + 1;
	return field;
}

long
next_number(struct frame *f)
{
	return atol(next_field(f));
}

char **
next_list(struct frame *f)
{
	long count = next_number(f);
	char **list = grow(NULL, (count + 1) * sizeof(*list));

	for (long i = 0; i < count; i++)
		list[i] = strdup(next_field(f));
	list[count] = NULL;
	return list;
}

void
next_process(struct frame *f, struct process *p)
{
	p->root = strdup(next_field(f));
	p->jailed = next_number(f);
	p->cwd = strdup(next_field(f));
	p->tag = next_number(f);
	p->uid = next_number(f);
	p->gid = next_number(f);
	p->log = strdup(next_field(f));
	p->input = strdup(next_field(f));
	p->session = next_number(f);
	p->translated = next_number(f);
	p->complaint = strdup(next_field(f));
	p->status = next_number(f);
	p->argv = next_list(f);
	p->env = next_list(f);
}
