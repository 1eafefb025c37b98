"""What an import would do with one record: the same function plans the dry run and the import.

A field is compared three times: what the file says, what the page says, and what the page said when
the row was written (its version). So a change that somebody made by hand meanwhile is seen, kept,
and only overwritten when staff say so.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from resources.models import Outcome, ResourceIndexPage, ResourcePage

from .bodies import UNCHANGED
from .columns import KEY, LANGUAGE, TITLE
from .pages import give, values_of
from .records import EDITIONS, Problem, Record
from .versions import Version, digest, read_version, version_of
from .words import Words

ALWAYS_WRONG = {"path", "depth", "content_type", "translation_key", "owner", "locale"}
"""What a page that is not in the tree yet cannot have right."""


@dataclass(frozen=True)
class Change:
    """One field that differs: what the page says, what the file says."""

    column: str
    old: str
    new: str


@dataclass
class Plan:
    """What would happen with a record."""

    outcome: Outcome
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Change] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept and shown."""
        return {name: part for name, part in asdict(self).items() if name != "outcome"}

    @property
    def fingerprint(self) -> str:
        """A digest of what would be written: two plans that would do the same have the same."""
        did = [self.outcome.value, *map(asdict, self.changes), *map(asdict, self.conflicts)]
        did += [asdict(problem) for problem in self.problems]
        text = json.dumps(did, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class Place:
    """Where a record belongs: the library, and its page as the editor shows it, if there is one.

    `written` is the version that the last import wrote; `namesakes` are keys of other pages with
    the same title.
    """

    library: ResourceIndexPage | None
    page: ResourcePage | None = None
    written: Version = field(default_factory=dict)
    namesakes: list[str] = field(default_factory=list)


def plan_of(record: Record, place: Place, user: Any, words: Words) -> Plan:
    """Return what would happen with a record if `user` (None: the system) imported it now."""
    problems = [*record.problems, *_of_place(record, place, user)]
    if problems:
        return Plan(Outcome.PROBLEM, problems=problems, remarks=record.remarks)
    plan = _new(record, place) if place.page is None else _changed(record, place, place.page)
    if plan.changes or plan.conflicts:
        plan.problems += _of_model(record, place, plan, words)
        if plan.problems:
            plan.outcome = Outcome.PROBLEM
    plan.remarks = [*record.remarks, *plan.remarks]
    return plan


def _of_place(record: Record, place: Place, user: Any) -> list[Problem]:
    """Return what is wrong with where the record would go; once is enough for its language."""
    if any(problem.column == LANGUAGE for problem in record.problems):
        return []
    return _of_language(record) or _of_person(record, place, user)


def _of_language(record: Record) -> list[Problem]:
    if record.language == settings.LANGUAGE_CODE:
        return []
    words = _(
        "Translations of a page are not imported from a spreadsheet. Give them in the translation "
        "editor, or as a PO file."
    )
    return [Problem(record.number, LANGUAGE, words)]


def _of_person(record: Record, place: Place, user: Any) -> list[Problem]:
    """Return what the person may not do; nothing is told about a page that they may not change."""
    if place.library is None:
        return [Problem(record.number, "", _("There is no resource library in this language."))]
    if user is None:
        return []
    if place.page is None:
        may = place.library.permissions_for_user(user).can_add_subpage()
        words = _("You may not add pages to the resource library.")
    else:
        may = place.page.permissions_for_user(user).can_edit()
        words = _("There is a page with this key that you may not change.")
        lock = place.page.get_lock()
        if may and lock is not None and lock.for_user(user):
            may, words = False, _("The page is locked by somebody else.")
    return [] if may else [Problem(record.number, KEY, words)]


def _new(record: Record, place: Place) -> Plan:
    plan = Plan(Outcome.NEW)
    changes = [Change(name, "", text) for name, text in record.values.items() if text]
    plan.changes = [change for change in changes if change.new not in ("no", UNCHANGED)]
    if not record.title:
        plan.problems.append(Problem(record.number, TITLE, _("This must not be empty.")))
    if place.namesakes and not record.has_own_key:
        plan.problems.append(
            Problem(
                record.number,
                KEY,
                _("There is a resource with this title. To change it, give its key: %(key)s")
                % {"key": place.namesakes[0]},
            )
        )
    elif place.namesakes:
        plan.remarks.append(
            _("There is another resource with this title. Its key is %(key)s.")
            % {"key": place.namesakes[0]}
        )
    return plan


def _changed(record: Record, place: Place, page: ResourcePage) -> Plan:
    current = values_of(page)
    base = read_version(record.version) or place.written
    plan = Plan(Outcome.UNCHANGED)
    for name, text in record.values.items():
        if text == current[name] or (name == "body" and text == UNCHANGED):
            continue
        change = Change(name, current[name], text)
        if name not in base or digest(current[name]) == base[name]:
            plan.changes.append(change)
        elif digest(text) == base[name]:
            plan.kept.append(name)
        else:
            plan.conflicts.append(change)
    if plan.conflicts:
        plan.outcome = Outcome.CONFLICT
    elif plan.changes:
        plan.outcome = Outcome.CHANGED
    if plan.changes and not base:
        plan.remarks.append(
            _("The row has no version, so nobody can tell what was changed on the site since.")
        )
    if plan.outcome != Outcome.UNCHANGED and page.live and page.has_unpublished_changes:
        plan.remarks.append(
            _("The page has changes that are not published yet. Publishing takes them along.")
        )
    return plan


def _of_model(record: Record, place: Place, plan: Plan, words: Words) -> list[Problem]:
    """Return what the page itself would refuse."""
    page = ResourcePage() if place.page is None else copied(place.page)
    if place.page is None and place.library:
        page.locale = place.library.locale
        page.slug = "new"  # the import finds one that is free
    try:
        give(
            page, {change.column: change.new for change in [*plan.changes, *plan.conflicts]}, words
        )
        return [
            Problem(record.number, _column(name), text)
            for name, texts in _refusals(page).items()
            for text in texts
        ]
    except ValidationError as error:
        return [Problem(record.number, "", text) for text in error.messages]


def _refusals(page: ResourcePage) -> dict[str, list[str]]:
    refused: dict[str, list[str]] = {}
    try:
        page.full_clean(exclude=ALWAYS_WRONG)
    except ValidationError as error:
        refused = error.message_dict
    for name in ("authors", "uses", "body"):
        try:
            value = getattr(page, name)
            value.stream_block.clean(value)
        except ValidationError as error:
            refused.setdefault(name, []).extend(_stream_messages(error))
    for edition in page.editions.all():
        try:
            edition.full_clean(exclude={"page", "locale", "translation_key"})
        except ValidationError as error:
            refused.setdefault(EDITIONS, []).extend(error.messages)
    return refused


def _stream_messages(error: Any) -> list[str]:
    """Return the messages of a stream's refusal, which keeps them inside its blocks."""
    inner = [*getattr(error, "block_errors", {}).values()] + [
        each for each in getattr(error, "non_block_errors", []) or [] if isinstance(each, Exception)
    ]
    if not inner:
        return [str(text) for text in getattr(error, "messages", [])]
    return [text for each in inner for text in _stream_messages(each)]


def _column(name: str) -> str:
    return {"published_on": "published", "slug": TITLE, "__all__": ""}.get(name, name)


def copied(page: ResourcePage) -> ResourcePage:
    """Return a copy of a page in memory, to try a change on."""
    return ResourcePage.from_serializable_data(page.serializable_data(), check_fks=False)


def version_after(plan: Plan, record: Record, place: Place, overwrite: bool) -> Version:
    """Return what the next import of the same sheet has to compare with.

    A field that was kept as somebody wrote it on the site stays apart from what the sheet says.
    """
    base = read_version(record.version) or place.written
    apart = [*plan.kept, *([] if overwrite else [change.column for change in plan.conflicts])]
    version = version_of(record.values)
    version.update({name: base[name] for name in apart if name in base})
    return {**base, **version}
