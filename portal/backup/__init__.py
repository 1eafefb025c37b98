"""The whole site into one dated folder, and back: docs/operations/backup.md, decision 164."""
