"""Addresses of the pages of figures."""

from django.urls import path

from statistik.views import arenden, manadsrapport, monster, nu, oppnadata, utveckling, vyer

urlpatterns = [
    path("statistik/", nu.nu, name="statistik"),
    path("statistik/arenden/", arenden.arenden, name="statistikarenden"),
    path("oppna-data/nyckeltal.csv", oppnadata.fil, name="oppna_data_fil"),
    path("oppna-data/katalog.jsonld", oppnadata.katalog, name="oppna_data_katalog"),
    path("tavla/drift/", nu.driftstavla, name="driftstavla"),
    path("statistik/utveckling/", utveckling.utveckling, name="utveckling"),
    path("statistik/monster/", monster.monster, name="monster"),
    path("statistik/manadsrapport/", manadsrapport.manadsrapporter, name="manadsrapporter"),
    path("statistik/manadsrapport/<int:pk>/<str:manad>/", manadsrapport.en, name="manadsrapport"),
    path("statistik/vyer/", vyer.vyer, name="statistikvyer"),
    path("statistik/vyer/<int:pk>/ta-bort/", vyer.vy_ta_bort, name="statistikvy_ta_bort"),
]
