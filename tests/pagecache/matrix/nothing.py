"""What happens all the time and changes no page."""

from contextlib import suppress

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from search.models import Promotion
from tests.factories.intake import send

from .changes import change


@change()
def an_inquiry_is_received(site, staff):
    assert send(Client(), site.page("contact"), "press").status_code == 303


@change()
def a_colleague_logs_in(site, staff):
    Client().force_login(site.author)


@change()
def a_colleague_is_renamed(site, staff):
    user = get_user_model().objects.get(pk=site.author.pk)
    user.first_name = "Ada"
    user.save()


@change()
def the_worker_does_its_tasks(site, staff):
    for waiting in DBTaskResult.objects.filter(status=TaskResultStatus.READY):
        with suppress(ObjectDoesNotExist):  # what it is about is gone; the worker notes that
            waiting.task.call(*waiting.args_kwargs["args"], **waiting.args_kwargs["kwargs"])


@change()
def a_page_is_put_first_in_searches(site, staff):
    page = site.pages["about"]
    Promotion.objects.create(locale=page.locale, questions="who are you", page=page)


@change()
def somebody_searches_in_vain(site, staff):
    assert Client().get("/en/search/?q=xylophone").status_code == 200
