"""Addresses of gaps, news, readings of files and the monthly letters."""

from django.urls import path

from kunskapsbank.views.inlasning import inlasning
from kunskapsbank.views.luckor import listor, lucka
from kunskapsbank.views.manadsbrev import manadsbrev
from kunskapsbank.views.nyheter import nyheter

urlpatterns = [
    path("luckor/", listor.luckor, name="luckor"),
    path("luckor/mina/", listor.mina_luckor, name="mina_luckor"),
    path("luckor/rapporterat/", listor.rapporterat, name="luckor_rapporterat"),
    path("luckor/sokningar/", listor.sokningar, name="luckor_sokningar"),
    path("luckor/lista/<slug:lista>/", listor.luckor, name="luckor_lista"),
    path("luckor/<int:pk>/", lucka.lucka, name="lucka"),
    path("luckor/<int:pk>/<slug:handling>/", lucka.handling, name="lucka_handling"),
    path("nyheter/", nyheter.nyheter, name="nyheter"),
    path("nyheter/ny/", nyheter.nyhet_ny, name="nyhet_ny"),
    path("nyheter/<int:pk>/", nyheter.nyhet, name="nyhet"),
    path("nyheter/<int:pk>/last/", nyheter.nyhet_last, name="nyhet_last"),
    path("nyheter/<int:pk>/andra/", nyheter.nyhet_andra, name="nyhet_andra"),
    path("nyheter/<int:pk>/dra-tillbaka/", nyheter.nyhet_dra_tillbaka, name="nyhet_dra_tillbaka"),
    path("nyheter/<int:pk>/visa-igen/", nyheter.nyhet_visa_igen, name="nyhet_visa_igen"),
    path("nyheter/<int:pk>/lasare/", nyheter.nyhet_lasare, name="nyhet_lasare"),
    path("inlasning/", inlasning.inlasningar, name="inlasningar"),
    path("inlasning/export/", inlasning.export, name="artiklar_export"),
    path("inlasning/<uuid:nyckel>/", inlasning.inlasning, name="inlasning"),
    *(
        path(f"inlasning/<uuid:nyckel>/{kod}/", inlasning.handling, {"handling": kod}, name=f"inlasning_{kod.replace('-', '_')}")
        for kod in ("las-in", "angra", "kasta")
    ),
    path("manadsbrev/", manadsbrev.manadsbrev, name="manadsbrev"),
    path("manadsbrev/<slug:kortnamn>/<str:manad>/", manadsbrev.brev, name="manadsbrev_ett"),
]
