"""The settings of the rig: a server's own with short waits, and two that are broken on purpose."""
