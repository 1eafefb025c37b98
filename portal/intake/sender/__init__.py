"""What a sender sees of their submission: the receipt, what became of it, and what they can do."""
