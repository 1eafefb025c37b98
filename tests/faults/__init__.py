"""The fault rig: real processes are killed while visitors write, and nothing may be lost.

See docs/decisions/093-the-fault-rig.md.
"""
