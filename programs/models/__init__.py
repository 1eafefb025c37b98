"""Pages of a program, one module each."""
