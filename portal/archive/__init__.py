"""The whole public site as plain files: docs/operations/archive.md, decision 166."""
