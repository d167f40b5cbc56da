"""Addresses of those who write the articles, answer for them and read them at work."""

from django.urls import path

from kunskapsbank.views.bild import artikelbild

urlpatterns = [
    path("kunskap/bild/<uuid:nyckel>/", artikelbild, name="artikelbild"),
]
