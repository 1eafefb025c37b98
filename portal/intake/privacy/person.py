"""Everything that is held about one person: to be shown, handed over, or erased."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.core import serializers
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from portal.accounts.models import User
from portal.intake.models import Inquiry, InquiryNote, OutboxMessage

from .erasing import loose_mail

SECRETS = {"key", "digest", "token", "sameness", "source"}
"""Columns that say nothing about a person and open doors."""

MENTIONS_SHOWN = 100
"""How many other inquiries staff are given to judge at once."""


@dataclass(frozen=True)
class Mention:
    """Another person's inquiry in which the name or address stands, and where in it."""

    inquiry: Inquiry
    places: list[str]
    notes: list[InquiryNote]


@dataclass(frozen=True)
class Person:
    """Somebody as they are asked for: by address; name and reference find what lacks it."""

    address: str
    name: str = ""
    reference: str = ""
    words: list[str] = field(init=False)

    def __post_init__(self) -> None:
        words = [word for word in (self.address, self.name) if word]
        object.__setattr__(self, "words", words)

    @cached_property
    def inquiries(self) -> list[Inquiry]:
        """What was sent with the address, the oldest first."""
        return list(Inquiry.objects.from_address(self.address).order_by("received_at", "pk"))

    @cached_property
    def loose_mail(self) -> list[OutboxMessage]:
        """Mail to the address that belongs to no inquiry."""
        return list(loose_mail(self.address))

    @cached_property
    def accounts(self) -> list[User]:
        """Staff with the address. Their accounts are looked after under Settings, Users."""
        return list(get_user_model().objects.filter(email__iexact=self.address))

    @cached_property
    def mentions(self) -> list[Mention]:
        """Other people's inquiries that name the person, for staff to judge; the newest first."""
        own = {inquiry.pk for inquiry in self.inquiries}
        places: dict[int, list[str]] = {}
        for pk, place in self._found():
            if pk not in own and place not in places.setdefault(pk, []):
                places[pk].append(place)
        found = Inquiry.objects.filter(pk__in=places).order_by("-received_at")
        notes = self._notes(places)
        return [
            Mention(inquiry, places[inquiry.pk], notes.get(inquiry.pk, []))
            for inquiry in found[:MENTIONS_SHOWN]
        ]

    @property
    def is_unknown(self) -> bool:
        """Whether nothing at all is held."""
        return not (self.inquiries or self.loose_mail or self.accounts or self.mentions)

    def _found(self) -> Iterator[tuple[int, str]]:
        """Yield the inquiries in which the words stand, with the name of the place."""
        if self.reference:
            by_reference = Inquiry.objects.filter(reference__iexact=self.reference)
            for pk in by_reference.values_list("pk", flat=True):
                yield pk, str(Inquiry._meta.get_field("reference").verbose_name)
        for model, to_inquiry in _models_with_texts():
            rows = model._base_manager.filter(_holding(model, self.words))
            for pk in rows.exclude(**{to_inquiry: None}).values_list(to_inquiry, flat=True):
                yield pk, str(model._meta.verbose_name)

    def _notes(self, keys: Any) -> dict[int, list[InquiryNote]]:
        notes: dict[int, list[InquiryNote]] = {}
        named = InquiryNote.objects.filter(_holding(InquiryNote, self.words), inquiry__in=keys)
        for note in named:
            notes.setdefault(note.inquiry_id, []).append(note)
        return notes

    def as_data(self) -> dict[str, Any]:
        """Return all of it as plain values, for JSON: nothing is left out but secrets."""
        return {
            "made_at": timezone.now(),
            "address": self.address,
            "submissions": [_inquiry_data(inquiry) for inquiry in self.inquiries],
            "other_mail": [_row(message) for message in self.loose_mail],
            "accounts": [
                {
                    "username": user.username,
                    "first_name": user.first_name,
                    "last_name": user.last_name,
                    "email": user.email,
                    "date_joined": user.date_joined,
                    "last_login": user.last_login,
                }
                for user in self.accounts
            ],
        }


def _models_with_texts() -> Iterator[tuple[type[models.Model], str]]:
    """Yield the models in which people write about inquiries, and the way to the inquiry."""
    yield Inquiry, "pk"
    for relation in Inquiry._meta.related_objects:
        if relation.on_delete is models.CASCADE:
            yield relation.related_model, f"{relation.field.name}_id"


def _holding(model: type[models.Model], words: list[str]) -> Q:
    """Return the condition that one of the words stands in a text of a row."""
    holds = Q(pk=None)
    for column in model._meta.concrete_fields:
        if isinstance(column, models.CharField | models.TextField | models.JSONField):
            if column.choices or column.name in SECRETS:
                continue
            for word in words:
                holds |= Q(**{f"{column.name}__icontains": word})
    return holds


def _inquiry_data(inquiry: Inquiry) -> dict[str, Any]:
    data = _row(inquiry)
    data.pop("stored_answers")
    data["answers"] = [
        {"question": answer.label, "answer": answer.text, "personal": answer.personal}
        for answer in inquiry.answers
    ]
    for relation in Inquiry._meta.related_objects:
        if relation.on_delete is models.CASCADE:
            rows = relation.related_model._base_manager.filter(**{relation.field.name: inquiry})
            data[relation.get_accessor_name() or relation.name] = [_row(row) for row in rows]
    return data


def _row(row: models.Model) -> dict[str, Any]:
    (plain,) = serializers.serialize("python", [row])
    return {name: value for name, value in plain["fields"].items() if name not in SECRETS}
