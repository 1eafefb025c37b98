"""Guessing passwords and codes is slow, for whoever guesses, and for nobody else."""

from .attempts import Door, Try, forgive, knock

__all__ = ["Door", "Try", "forgive", "knock"]
