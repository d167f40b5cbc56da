"""Addresses of the pages of figures."""

from django.urls import path

from statistik.views import arenden, monster, nu, utveckling, vyer

urlpatterns = [
    path("statistik/", nu.nu, name="statistik"),
    path("statistik/arenden/", arenden.arenden, name="statistikarenden"),
    path("tavla/drift/", nu.driftstavla, name="driftstavla"),
    path("statistik/utveckling/", utveckling.utveckling, name="utveckling"),
    path("statistik/monster/", monster.monster, name="monster"),
    path("statistik/vyer/", vyer.vyer, name="statistikvyer"),
    path("statistik/vyer/<int:pk>/ta-bort/", vyer.vy_ta_bort, name="statistikvy_ta_bort"),
]
