"""Addresses of the pages of figures."""

from django.urls import path

from statistik.views import utveckling, vyer

urlpatterns = [
    path("statistik/utveckling/", utveckling.utveckling, name="utveckling"),
    path("statistik/vyer/", vyer.vyer, name="statistikvyer"),
    path("statistik/vyer/<int:pk>/ta-bort/", vyer.vy_ta_bort, name="statistikvy_ta_bort"),
]
