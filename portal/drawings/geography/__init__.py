"""The United States on paper: projection and shapes."""
