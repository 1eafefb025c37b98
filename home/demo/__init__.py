"""What the demo shows of this app."""
