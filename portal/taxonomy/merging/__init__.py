"""Two terms become one: what will change, and the change itself."""

from .carrying_out import merge
from .plan import ChangedMeanwhileError, Plan, plan_of
from .signals import terms_merged

__all__ = ["ChangedMeanwhileError", "Plan", "merge", "plan_of", "terms_merged"]
