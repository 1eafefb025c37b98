"""Reads the text of documents, in a process of its own, so that search finds what files say.

watching   notices a new file         child    the process that reads, within limits
tasks      has the worker read it     process  starts the child and bounds it
models     what was read              pdf, office, sheets, books, plain  one kind of file each
"""
