"""How staff find the standing pages."""
