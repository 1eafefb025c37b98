"""Mail: written down in the transaction of what it tells of, sent by a worker."""
