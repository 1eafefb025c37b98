"""Where staff look after the vocabulary."""
