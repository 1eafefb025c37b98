"""Machine translation: sent in bearable portions, checked when it comes back, and a draft only."""
