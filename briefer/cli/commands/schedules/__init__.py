"""The commands below `briefer schedule`."""
