"""Pages for citizens, without log-in. A mailed link carries its secret in the address; nothing else here is secret or personal."""

from django.urls import path

from arenden.views.medborgare import folj, folj_arende, hem

urlpatterns = [
    path("", hem.hem, name="hem"),
    path("folj/", folj.folj, name="folj"),
    path("folj/ny-lank/", folj.ny_lank, name="folj_ny_lank"),
    path("folj/stang/", folj.folj_stang, name="folj_stang"),
    path("folj/lank/<str:hemlighet>/", folj.folj_lank, name="folj_lank"),
    path("folj/lank/<str:hemlighet>/ny/", folj.ny_lank_av_gammal, name="folj_lank_ny"),
    path("folj/<str:nummer>/", folj_arende.folj_arende, name="folj_arende"),
]
