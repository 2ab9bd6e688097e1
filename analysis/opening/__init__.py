"""The files that the config names, opened: nothing else that is computed here reads one."""
