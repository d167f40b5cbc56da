"""Lists of cases: the center's queue, the department's inbox, search, what is new, the log of looks."""

from django.urls import path

from arenden.views import skydd, visningslogg
from arenden.views.arende import brev
from arenden.views.listor import sidor

urlpatterns = [
    path("arenden/", sidor.Ko.as_view(), name="arenden"),
    path("arenden/lista/<slug:lista>/", sidor.Ko.as_view(), name="arenden_lista"),
    path("arenden/sok/", sidor.sok, name="arenden_sok"),
    path("arenden/sok/<str:nyckel>/", sidor.sokresultat, name="arenden_sokresultat"),
    path("inkorg/", sidor.Inkorg.as_view(), name="inkorg"),
    path("inkorg/<slug:lista>/", sidor.Inkorg.as_view(), name="inkorg_lista"),
    path("brev-att-skicka/", brev.brev_att_skicka, name="brev_att_skicka"),
    path("visningslogg/", visningslogg.visningslogg, name="visningslogg"),
    path("visningslogg/<int:pk>/", visningslogg.visningslogg_resultat, name="visningslogg_resultat"),
    path("skyddsmarkning/", skydd.skyddsmarkning, name="skyddsmarkning"),
    path("nytt/", sidor.nytt, name="nytt"),
    path("nytt/last/", sidor.nytt_alla_lasta, name="nytt_alla_lasta"),
    path("nytt/<int:pk>/last/", sidor.nytt_last, name="nytt_last"),
]
