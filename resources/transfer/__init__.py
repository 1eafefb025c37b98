"""Resources come from spreadsheets and go back into them, and nothing is lost on either way.

A sheet has one row for each resource; rows with the same key and nothing but an edition are its
further editions. Every cell is brought into one form of text (`fields`), in the file and on the
page: so what an import would change is a comparison of texts, and an unchanged export changes
nothing.
"""
