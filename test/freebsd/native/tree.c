#define _GNU_SOURCE
#include "wire.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Files of several names that were copied already. */
static struct twin { dev_t dev; ino_t ino; char *copy; } *twins;
static size_t twin_count;

static int
copy_contents(const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ssize_t done = in < 0 || out < 0 ? -1 : 1;

	while (done > 0)
		done = sendfile(out, in, NULL, 1 << 24);
	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	return done < 0 ? -1 : 0;
}

static void
copy_attribute(const char *from, const char *to, const char *name)
{
	char value[64];
	ssize_t size = lgetxattr(from, name, value, sizeof(value));

	if (size >= 0)
		(void)lsetxattr(to, name, value, size, 0);
}

static void
copy_attributes(const char *from, const char *to, const struct stat *st)
{
	struct timespec times[2] = { st->st_atim, st->st_mtim };
	int error = errno;

	(void)lchown(to, st->st_uid, st->st_gid);
	if (!S_ISLNK(st->st_mode)) {
		(void)chmod(to, st->st_mode & 07777);
		copy_attribute(from, to, FLAGS_ATTRIBUTE);
		copy_attribute(from, to, OWNER_ATTRIBUTE);
	}
	(void)utimensat(AT_FDCWD, to, times, AT_SYMLINK_NOFOLLOW);
	errno = error;
}

static int
link_to_twin(const char *to, const struct stat *st)
{
	for (size_t i = 0; i < twin_count; i++)
		if (twins[i].dev == st->st_dev && twins[i].ino == st->st_ino)
			return link(twins[i].copy, to);
	twins = grow(twins, (twin_count + 1) * sizeof(*twins));
	twins[twin_count++] = (struct twin){ st->st_dev, st->st_ino, strdup(to) };
	return 1;
}

static int
copy_file(const char *from, const char *to, const struct stat *st)
{
	char target[4096];
	ssize_t size;
	int linked = st->st_nlink > 1 && !S_ISDIR(st->st_mode) ? link_to_twin(to, st) : 1;

	if (linked <= 0)
		return linked;
	switch (st->st_mode & S_IFMT) {
	case S_IFREG:
		return copy_contents(from, to);
	case S_IFLNK:
		size = readlink(from, target, sizeof(target) - 1);
		if (size < 0)
			return -1;
		target[size] = '\0';
		return symlink(target, to);
	case S_IFIFO:
		return mkfifo(to, 0600);
	case S_IFDIR:
		return mkdir(to, 0700) < 0 && errno != EEXIST ? -1 : 0;
	default:
		return 1;	/* sockets and devices are nobody's data */
	}
}

static int
copy_node(const char *from, const char *to)
{
	struct stat st;
	struct dirent *entry;
	DIR *directory;
	int result;

	if (lstat(from, &st) < 0)
		return -1;
	result = copy_file(from, to, &st);
	if (result != 0)
		return result < 0 ? -1 : 0;
	if (S_ISDIR(st.st_mode)) {
		if ((directory = opendir(from)) == NULL)
			return -1;
		while (result == 0 && (entry = readdir(directory)) != NULL) {
			char below_from[4096], below_to[4096];

			if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
				continue;
			snprintf(below_from, sizeof(below_from), "%s/%s", from, entry->d_name);
			snprintf(below_to, sizeof(below_to), "%s/%s", to, entry->d_name);
			result = copy_node(below_from, below_to);
		}
		closedir(directory);
	}
	copy_attributes(from, to, &st);
	return result;
}

int
copy_tree(const char *from, const char *to)
{
	int result = copy_node(from, to);

	while (twin_count > 0)
		free(twins[--twin_count].copy);
	return result;
}

int
remove_tree(const char *path, int keep_top)
{
	struct stat st;
	struct dirent *entry;
	DIR *directory;
	int result = 0;

	if (lstat(path, &st) < 0)
		return errno == ENOENT ? 0 : -1;
	if (!S_ISDIR(st.st_mode))
		return unlink(path);
	(void)chmod(path, 0700);
	if ((directory = opendir(path)) == NULL)
		return -1;
	while (result == 0 && (entry = readdir(directory)) != NULL) {
		char below[4096];

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(below, sizeof(below), "%s/%s", path, entry->d_name);
		result = remove_tree(below, 0);
	}
	closedir(directory);
	if (result < 0)
		return -1;
	return keep_top ? chmod(path, st.st_mode & 07777) : rmdir(path);
}

static int
same_kind(const struct stat *one, const struct stat *other)
{
	return S_ISDIR(one->st_mode) && S_ISDIR(other->st_mode);
}

/* Makes the contents of one directory those of another; a directory that is in both stays itself, and so
 * do the mounts on it. */
int
restore_tree(const char *from, const char *to)
{
	struct stat st, there;
	struct dirent *entry;
	DIR *directory;
	int result = 0;

	if ((directory = opendir(to)) == NULL)
		return -1;
	while (result == 0 && (entry = readdir(directory)) != NULL) {
		char below_from[4096], below_to[4096];

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(below_from, sizeof(below_from), "%s/%s", from, entry->d_name);
		snprintf(below_to, sizeof(below_to), "%s/%s", to, entry->d_name);
		if (lstat(below_to, &there) == 0 &&
		    (lstat(below_from, &st) < 0 || !same_kind(&st, &there)))
			result = remove_tree(below_to, 0);
	}
	closedir(directory);
	if (result < 0 || (directory = opendir(from)) == NULL)
		return -1;
	while (result == 0 && (entry = readdir(directory)) != NULL) {
		char below_from[4096], below_to[4096];

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(below_from, sizeof(below_from), "%s/%s", from, entry->d_name);
		snprintf(below_to, sizeof(below_to), "%s/%s", to, entry->d_name);
		result = lstat(below_to, &there) == 0 ? restore_tree(below_from, below_to)
						      : copy_tree(below_from, below_to);
	}
	closedir(directory);
	if (result == 0 && lstat(from, &st) == 0)
		copy_attributes(from, to, &st);
	return result;
}

/* Finds a file that chflags(1) made immutable. */
int
first_flagged(const char *path, char *found, size_t room)
{
	struct stat st;
	struct dirent *entry;
	DIR *directory;
	char value[64];
	int result = 0;

	if (lstat(path, &st) < 0)
		return 0;
	if (!S_ISLNK(st.st_mode) && lgetxattr(path, FLAGS_ATTRIBUTE, value, sizeof(value)) > 0) {
		snprintf(found, room, "%s", path);
		return 1;
	}
	if (!S_ISDIR(st.st_mode) || (directory = opendir(path)) == NULL)
		return 0;
	while (result == 0 && (entry = readdir(directory)) != NULL) {
		char below[4096];

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(below, sizeof(below), "%s/%s", path, entry->d_name);
		result = first_flagged(below, found, room);
	}
	closedir(directory);
	return result;
}
