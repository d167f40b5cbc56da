"""Addresses of offices, tours and their hours, for citizens and for those who plan them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
