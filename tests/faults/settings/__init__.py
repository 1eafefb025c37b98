"""The settings of the rig: a server's own, with short waits, and in two modules broken on purpose."""
