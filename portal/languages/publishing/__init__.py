"""What may go live: a translation when it is whole, languages that belong together at once.

Import from the modules: `pieces` counts what is translated, `reasons` says in words why something
has to wait, `door` stands at the one place through which everything goes live.
"""
