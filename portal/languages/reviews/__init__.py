"""Approvals: which texts of a machine a person has read and answers for."""
