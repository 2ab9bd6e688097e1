"""The numbers of texts: where they stand, how they are read, and which are no claims."""
