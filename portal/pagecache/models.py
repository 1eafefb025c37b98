"""What is known of each copy, and the changes that nobody has yet looked into."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CopyState(models.TextChoices):
    """How a copy stands."""

    MAKING = "making", _("Being made")
    FRESH = "fresh", _("Fresh")
    SUSPECT = "suspect", _("To be verified")
    THROWN = "thrown", _("Thrown away")


class Copy(models.Model):
    """A copy of a public page. The store has its bytes; here is what it was made of."""

    key = models.CharField(max_length=60, primary_key=True)
    address = models.TextField()
    """Scheme, host, path and query."""

    is_narrowed = models.BooleanField(default=False)
    """Whether the address has a query."""

    page_id = models.BigIntegerField(null=True)
    """The page of the tree that it shows, if it shows one. No foreign key: pages may go."""

    state = models.CharField(max_length=10, choices=CopyState.choices, default=CopyState.MAKING)
    tables = models.TextField(default=" ")
    """The tables that it read: " a b c "."""

    doubts = models.TextField(default=" ")
    """Those that changed since its questions were last asked."""

    questions = models.BinaryField(default=b"")
    etag = models.CharField(max_length=100, default="")
    ends_at = models.DateTimeField(null=True, db_index=True)
    """When what it says ceases to hold, if it does so by the clock."""

    stored_at = models.DateTimeField(null=True, db_index=True)
    stamp = models.BigIntegerField(default=0)
    """Seconds since 1970 that its files carry: another for each of its versions."""

    class Meta:
        verbose_name = _("copy of a page")
        verbose_name_plural = _("copies of pages")
        default_permissions = ()
        indexes = [models.Index(fields=["state"], name="pagecache_copy_state")]

    def __str__(self) -> str:
        return self.address

    @property
    def shown(self) -> str:
        """Path and query, as visitors ask for it."""
        return "/" + self.address.split("/", 3)[3]


class Change(models.Model):
    """Tables that a transaction wrote to, noted by itself: a process may die right after it."""

    tables = models.TextField()
    """Their names, divided by spaces."""

    is_open = models.BooleanField(default=False)
    """Whether what was announced here may still be written: outside a transaction."""

    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        default_permissions = ()

    def __str__(self) -> str:
        return self.tables


class StateQuerySet(models.QuerySet["State"]):
    """There is one row."""

    def number(self) -> int:
        """Return how many changes were looked into so far."""
        return self.filter(pk=1).values_list("number", flat=True).first() or 0

    def locked(self) -> "State":
        """Return the row, which nobody else gets until this transaction ends."""
        self.get_or_create(pk=1)
        return self.select_for_update().get(pk=1)


class State(models.Model):
    """The one row at which all wait who keep copies or doubt them."""

    number = models.BigIntegerField(default=0)

    objects = StateQuerySet.as_manager()

    class Meta:
        verbose_name = _("state of the page cache")
        verbose_name_plural = _("states of the page cache")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)
