"""The commands, one file each; what a command needs for its answer it imports when it runs."""
