"""What a sender sees of their submission: the receipt, and what follows."""
