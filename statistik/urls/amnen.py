"""Addresses of the pages of figures by subject: departments, targets, offices, money, knowledge."""

from django.urls import path

from statistik.views import ekonomi, forvaltningar, kontor, kunskap, mal

urlpatterns = [
    path("statistik/forvaltningar/", forvaltningar.forvaltningar, name="statistik_forvaltningar"),
    path("statistik/forvaltningar/<int:pk>/", forvaltningar.forvaltning, name="statistik_forvaltning"),
    path("statistik/kontor/", kontor.kontoren, name="statistik_kontor"),
    path("statistik/kontor/<slug:kod>/", kontor.kontoret, name="statistik_kontoret"),
    path("statistik/ekonomi/", ekonomi.ekonomi, name="statistik_ekonomi"),
    path("statistik/ekonomi/<int:pk>/budget/<int:ar>/<slug:program>/", ekonomi.budget, name="statistik_budget"),
    path("statistik/ekonomi/<int:pk>/antagande/<int:ar>/", ekonomi.antagande, name="statistik_antagande"),
    path("statistik/kunskap/", kunskap.kunskap, name="statistik_kunskap"),
    path("statistik/mal/", mal.lista, name="statistik_mal"),
    path("statistik/mal/nytt/", mal.nytt, name="statistik_mal_nytt"),
    path("statistik/mal/<int:pk>/", mal.ett, name="statistik_mal_ett"),
    path("statistik/mal/<int:pk>/andra/", mal.andra, name="statistik_mal_andra"),
    path("statistik/mal/<int:pk>/ta-bort/", mal.ta_bort, name="statistik_mal_ta_bort"),
]
