"""Deletes what somebody sent, from every place at once, and leaves figures and an audit entry.

    erase(inquiry)                      # its sender withdraws it
    erase_person("ana@example.org")     # somebody asks to be forgotten

Whatever hangs on an inquiry by a foreign key goes with it: mail, notes, a seat, a response. An app
needs to do nothing for that but to delete by CASCADE.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.intake.handling import Staff
from portal.intake.models import (
    Act,
    AuditEntry,
    Erasure,
    Figure,
    Inquiry,
    InquiryNote,
    OutboxMessage,
)

from .list_of_erasures import write_list

AT_ONCE = 500
"""How many inquiries one transaction of a long run deletes."""

TEXTS_AT_ONCE = 100
"""How many texts one query looks for in tasks: SQLite reads no deeper expressions."""


def erase(inquiry: Inquiry, act: Act = Act.WITHDRAWAL, user: Staff | None = None) -> None:
    """Delete one inquiry with everything that belongs to it, so that no backup brings it back.

    `user` is the member of staff who does it; None when the sender does.
    """
    with transaction.atomic():
        Erasure.objects.remember(str(inquiry.key))
        delete_inquiries([inquiry], act, user)
    write_list_after_commit()


def erase_person(
    address: str,
    *,
    user: Staff | None = None,
    also: Iterable[Inquiry] = (),
    notes: Iterable[InquiryNote] = (),
) -> Counter[str]:
    """Delete all that was sent with an e-mail address, and return how many rows of each model.

    `also` are inquiries that came without the address and are the person's nevertheless, and
    `notes` those on other people's inquiries that tell of the person: staff judge both. All goes
    in one transaction, or nothing does.
    """
    with transaction.atomic():
        theirs = list(Inquiry.objects.from_address(address))
        theirs += [inquiry for inquiry in also if inquiry not in theirs]
        Erasure.objects.remember(address, *(str(inquiry.key) for inquiry in theirs))
        gone = delete_inquiries(theirs, Act.ERASURE, user, loose_mail_to=address)
        gone.update(InquiryNote.objects.filter(pk__in=[note.pk for note in notes]).delete()[1])
    write_list_after_commit()
    return gone


def delete_inquiries(
    inquiries: Sequence[Inquiry],
    act: Act,
    user: Staff | None = None,
    *,
    loose_mail_to: str = "",
) -> Counter[str]:
    """Delete inquiries from all places in one transaction; return rows deleted by model label.

    One audit entry is written for each form. `loose_mail_to` is an address: mail to it that
    belongs to no inquiry goes too.
    """
    gone: Counter[str] = Counter()
    with transaction.atomic():
        Figure.objects.count_in(inquiries)
        for form, theirs in _by_form(inquiries).items():
            counts = _delete(theirs)
            gone += counts
            _audit(act, user, form, counts, [entry.received_at.date() for entry in theirs])
        if loose_mail_to:
            counts = Counter(loose_mail(loose_mail_to).delete()[1])
            gone += counts
            _forget_tasks([loose_mail_to])
            if counts or not inquiries:
                _audit(act, user, "", counts, [])
    return gone


def loose_mail(address: str) -> QuerySet[OutboxMessage]:
    """Return the mail to an address that belongs to no inquiry."""
    return OutboxMessage.objects.filter(inquiry=None, recipient__iexact=address)


def write_list_after_commit() -> None:
    """Write the list of erasures to its file once what is written now is committed.

    A file that cannot be written undoes no erasure: the nightly run tries again and says so.
    """
    transaction.on_commit(write_list, robust=True)


def _by_form(inquiries: Iterable[Inquiry]) -> dict[str, list[Inquiry]]:
    forms: defaultdict[str, list[Inquiry]] = defaultdict(list)
    for inquiry in inquiries:
        forms[inquiry.page_title].append(inquiry)
    return forms


def _delete(inquiries: Sequence[Inquiry]) -> Counter[str]:
    keys = [inquiry.pk for inquiry in inquiries]
    # Held from now on, so that nobody writes mail that belongs to them while they are collected.
    list(Inquiry.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    counts: Counter[str] = Counter()
    for relation in Inquiry._meta.related_objects:
        if relation.on_delete is models.CASCADE:
            rows = relation.related_model._base_manager.filter(
                **{f"{relation.field.name}__in": keys}
            )
            counts += _forget_traces(
                relation.related_model, list(rows.values_list("pk", flat=True))
            )
    counts += _forget_traces(Inquiry, keys)
    said = {text for one in inquiries for text in (one.sender_email, one.sender_name, one.token)}
    counts += _forget_tasks(text for text in said if text)
    counts.update(Inquiry.objects.filter(pk__in=keys).delete()[1])
    return counts


def _forget_traces(model: type[models.Model], keys: Sequence[object]) -> Counter[str]:
    """Delete what points at rows by content type and number: history, drafts, references."""
    counts: Counter[str] = Counter()
    kind = ContentType.objects.get_for_model(model)
    for other in apps.get_models():
        names = {field.name for field in other._meta.concrete_fields}
        if {"content_type", "object_id"} <= names and other._meta.managed:
            rows = other._base_manager.filter(
                content_type=kind, object_id__in=[str(key) for key in keys]
            )
            counts.update(rows.delete()[1])
    return counts


def _forget_tasks(texts: Iterable[str]) -> Counter[str]:
    """Delete finished tasks whose arguments, result or error name one of these texts."""
    counts: Counter[str] = Counter()
    waiting = sorted(set(texts))
    while waiting:
        some, waiting = waiting[:TEXTS_AT_ONCE], waiting[TEXTS_AT_ONCE:]
        naming = Q()
        for text in some:
            for place in ("args_kwargs", "return_value", "traceback"):
                naming |= Q(**{f"{place}__icontains": text})
        counts.update(DBTaskResult.objects.finished().filter(naming).delete()[1])
    return counts


def _audit(
    act: Act, user: Staff | None, form: str, counts: Counter[str], days: Sequence[date]
) -> None:
    AuditEntry.objects.create(
        act=act,
        user_id=user.pk if user else None,
        form=form,
        counts={label: number for label, number in sorted(counts.items()) if number},
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        at=timezone.now(),
    )
