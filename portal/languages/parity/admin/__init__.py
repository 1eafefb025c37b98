"""What staff see of parity: report, changes, dashboard, message in the editor."""
