"""How fast pages come: ours, cached or not, from each server, and a stock Wagtail's beside them."""
