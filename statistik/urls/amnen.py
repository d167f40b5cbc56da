"""Addresses of the pages of figures by subject: departments, targets, offices, money, knowledge."""

from django.urls import path

from statistik.views import forvaltningar

urlpatterns = [
    path("statistik/forvaltningar/", forvaltningar.forvaltningar, name="statistik_forvaltningar"),
    path("statistik/forvaltningar/<int:pk>/", forvaltningar.forvaltning, name="statistik_forvaltning"),
]
