#include "wire.h"

#include <string.h>
#include <sys/stat.h>

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--simulated-host-agent") == 0)
		return agent_main(argc, argv);
	if (argc == 4 && strcmp(argv[1], "--copy-tree") == 0) {
		umask(0);
		if (copy_tree(argv[2], argv[3]) < 0)
			die(argv[2]);
		return 0;
	}
	if (argc == 3 && strcmp(argv[1], "--remove-tree") == 0)
		return remove_tree(argv[2], 0) < 0;
	return client_main(argc, argv);
}
