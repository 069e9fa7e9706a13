"""Results to documents: one page a command."""
