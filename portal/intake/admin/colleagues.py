"""The people who may be given an inquiry."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.utils import get_user_display_name
from wagtail.permissions import policy_registry

from portal.intake.models import Inquiry


class ColleagueField(forms.ModelChoiceField):
    """One of those who may handle inquiries, by name."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the name as the admin shows it."""
        return get_user_display_name(obj)


def people_who_answer(_request: HttpRequest | None = None) -> QuerySet:
    """Return the members of staff who may handle inquiries."""
    policy = policy_registry.get_by_type(Inquiry)
    return policy.users_with_permission("change").order_by(get_user_model().USERNAME_FIELD)


def people_who_may_answer(inquiry: Inquiry) -> QuerySet:
    """Return the members of staff who may handle this one."""
    policy = policy_registry.get_by_type(Inquiry)
    people = policy.users_with_permission_for_instance("change", inquiry)
    return people.order_by(get_user_model().USERNAME_FIELD)
