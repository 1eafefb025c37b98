"""Changes of programs: partners, pairs, cohorts, stories, webinars."""

from datetime import date, timedelta

from django.test import Client

from portal.intake.models import Response
from programs.models import CohortStatus
from tests.factories.responses import written
from tests.factories.webinars import filled_in

from .changes import change, post, publish


@change("department", "partners", "pair", "cohort", "story", "webinar", "resource",
        "partners data", "partnerships table")  # fmt: skip
def a_partner_is_renamed(site, staff):
    publish(site.page("department"), title="Unified Government Health")


@change("pair")
def an_outcome_is_read_again(site, staff):
    draft = site.page("pair").get_latest_revision_as_object()
    (outcome,) = draft.outcomes
    outcome.value["readings"].append({"on": date(2026, 6, 1), "value": 60})
    draft.save_revision().publish()


@change("cohort", "program", "home", "department")
def a_cohort_reaches_its_next_station(site, staff):
    publish(site.page("cohort"), status=CohortStatus.ALUMNI)


@change("webinar", "webinars", "home", "es home", "program", "department", "webinars calendar",
        "webinar calendar", "webinars data")  # fmt: skip
def a_webinar_is_put_off(site, staff):
    page = site.page("webinar")
    later = timedelta(days=3)
    publish(page, starts_at=page.starts_at + later, ends_at=page.ends_at + later)


@change("webinar", "webinars", "home", "webinars calendar", "webinar calendar", "webinars data")
def a_webinar_is_cancelled(site, staff):
    publish(site.page("webinar"), cancelled=True, change_note="Our speaker is ill.")


@change("part", "series", "home", "webinars", "webinars data")
def a_recording_is_added(site, staff):
    publish(site.page("part"), recording_url="https://films.example.org/first")


@change("webinar")
def the_last_seat_is_taken(site, staff):
    assert Client().post(f"{site.pages['webinar'].url}register/", filled_in(1)).status_code == 303


@change("story", "es story")
def a_response_is_approved(site, staff):
    response = written(Client(), site.pages["story"])
    post(staff, "/admin/responses/", do=f"approve:{response.pk}")
    assert Response.objects.get().state == "published"


@change()
def a_response_is_received(site, staff):
    written(Client(), site.pages["story"])
