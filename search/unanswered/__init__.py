"""What visitors looked for and did not find: counted, and told to staff without telling of people.

Decision 087. `discretion` says which questions are never kept, `noting` counts the others,
`forgetting` deletes what is over its day.
"""
