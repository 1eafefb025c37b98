// Enhancements. Everything works without them.
