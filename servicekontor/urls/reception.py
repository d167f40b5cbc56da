"""Addresses of the reception: tickets, visits, the display."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
