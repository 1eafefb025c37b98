"""Defence against what is not written by people, without a third party and without a lost human."""
