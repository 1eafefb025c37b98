"""Addresses of the intake, in each language: include before Wagtail's."""

from django.urls import path

from .receipt import receipt

urlpatterns = [
    path("receipt/<str:token>/", receipt, name="intake_receipt"),
]
