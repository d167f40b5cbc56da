"""Pages for citizens, without log-in. Only a mailed link carries a secret in its address; nothing personal stands in any."""

from django.urls import path

from arenden.models import Formular
from arenden.views.medborgare import dorrar, filer, folj, folj_arende, foljare, formular, hem, kvitto

Dorr = Formular.Dorr

urlpatterns = [
    path("", hem.hem, name="hem"),
    path("amne/<slug:kod>/", dorrar.amne, name="amne"),
    path("fraga/", dorrar.dorr, {"dorr": Dorr.FRAGA}, name="fraga"),
    path("felanmalan/", dorrar.dorr, {"dorr": Dorr.FELANMALAN}, name="felanmalan"),
    path("synpunkt/", dorrar.dorr, {"dorr": Dorr.SYNPUNKT}, name="synpunkt"),
    path("e-tjanst/<slug:kod>/", dorrar.e_tjanst, name="e_tjanst"),
    path("formular/<uuid:nyckel>/<slug:steg>/", formular.formular, name="formular"),
    path("formular/<uuid:nyckel>/fil/<uuid:fil>/", filer.formular_fil, name="formular_fil"),
    path("kvitto/<uuid:nyckel>/", kvitto.kvitto, name="kvitto"),
    path("foljer/<str:hemlighet>/", foljare.foljare, name="foljare"),
    path("foljer/<str:hemlighet>/sluta/", foljare.foljare_sluta, name="foljare_sluta"),
    path("folj/", folj.folj, name="folj"),
    path("folj/ny-lank/", folj.ny_lank, name="folj_ny_lank"),
    path("folj/stang/", folj.folj_stang, name="folj_stang"),
    path("folj/lank/<str:hemlighet>/", folj.folj_lank, name="folj_lank"),
    path("folj/lank/<str:hemlighet>/ny/", folj.ny_lank_av_gammal, name="folj_lank_ny"),
    path("folj/<arendenummer:nummer>/", folj_arende.folj_arende, name="folj_arende"),
    path("folj/<arendenummer:nummer>/skriv/", folj_arende.komplettera, name="folj_skriv"),
    path("folj/<arendenummer:nummer>/dra-tillbaka/", folj_arende.dra_tillbaka, name="folj_dra_tillbaka"),
    path("folj/<arendenummer:nummer>/oppna-igen/", folj_arende.oppna_igen, name="folj_oppna_igen"),
    path("folj/<arendenummer:nummer>/fil/<uuid:nyckel>/", folj_arende.bilaga, name="folj_bilaga"),
]
