"""The tables of this app; each stands with the feature that it belongs to."""

from .parity.models import Basis, Original, Snapshot, State

__all__ = ["Basis", "Original", "Snapshot", "State"]
