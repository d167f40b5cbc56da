"""Addresses of bookings: for citizens, for agents, for departments."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
