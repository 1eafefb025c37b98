"""A library of any size, in four languages, made up from seeds: always the same texts.

`works` says what the works are, `rows` writes them into a database as resources.
"""
