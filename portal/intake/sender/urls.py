"""Addresses of the intake, in each language: include before Wagtail's."""

from django.urls import path

from .adding import adding
from .confirming import confirming
from .status import status
from .withdrawing import withdrawing

urlpatterns = [
    path("receipt/<str:token>/", status, name="intake_receipt"),
    path("receipt/<str:token>/add/", adding, name="intake_add"),
    path("receipt/<str:token>/send-on/", confirming, name="intake_confirm"),
    path("receipt/<str:token>/withdraw/", withdrawing, name="intake_withdraw"),
]
