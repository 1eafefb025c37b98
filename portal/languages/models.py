"""The tables of this app; each stands with the feature that it belongs to."""

from .machine.models import ProtectedTerm
from .parity.models import Basis, Original, Snapshot, State
from .reviews.models import Approval

__all__ = ["Approval", "Basis", "Original", "ProtectedTerm", "Snapshot", "State"]
