"""Instants that staff type and see on the clock of the event, not on their own."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from programs.zones import is_zone


class EventTimeFormField(forms.DateTimeField):
    """Reads and shows an instant on the clock of the event's time zone.

    A time that the clocks skip or pass twice on that day is refused with a message, as Django
    does for its own zone.
    """

    zone_read = zone_shown = settings.TIME_ZONE

    def to_python(self, value: Any) -> datetime | None:
        """Return the instant at which the event's clock shows `value`."""
        with timezone.override(ZoneInfo(self.zone_read)):
            return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """Return what the event's clock shows at the instant `value`."""
        with timezone.override(ZoneInfo(self.zone_shown)):
            return super().prepare_value(value)


class EventTimeField(models.DateTimeField):
    """An instant that belongs to an event. Forms show it in the event's `time_zone`."""

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return a form field that an `EventForm` sets to the right zone."""
        return super().formfield(**{"form_class": EventTimeFormField, **kwargs})


class EventForm(WagtailAdminPageForm):
    """Edits a page with a `time_zone` field: all of its event times are in that zone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = self.initial.get("time_zone") or self.instance.time_zone
        typed = self.data.get(self.add_prefix("time_zone"), "") if self.is_bound else shown
        for field in self.fields.values():
            if isinstance(field, EventTimeFormField):
                field.zone_shown = shown if is_zone(shown) else settings.TIME_ZONE
                field.zone_read = typed if is_zone(typed) else field.zone_shown
