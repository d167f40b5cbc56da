"""The front-desk agent's work place and the switchboard."""

from django.urls import include, path

from arenden.views.arbetsplats import fraga, meddelanden, mejl, overlamning, person, ringlista, sida, spara, svar, vaxel

kontakt = [
    path("", sida.flik, name="arbetsplats_flik"),
    path("utkast/", sida.autospara, name="arbetsplats_autospara"),
    path("kasta/", sida.kasta, name="arbetsplats_kasta"),
    path("lagg-pa/", sida.lagg_pa, name="arbetsplats_lagg_pa"),
    path("spara/", spara.spara, name="arbetsplats_spara"),
    path("spara-och-oppna/", spara.spara_och_oppna, name="arbetsplats_spara_och_oppna"),
    path("svar/", svar.svar, name="arbetsplats_svar"),
    path("mejl/", mejl.mejl, name="arbetsplats_mejl"),
    path("arende/", fraga.arende, name="arbetsplats_arende"),
    path("person/sok/", person.sok, name="arbetsplats_person_sok"),
    path("person/valj/", person.valj, name="arbetsplats_person_valj"),
    path("person/visa/", person.visa, name="arbetsplats_person_visa"),
    path("person/andra/", person.andra, name="arbetsplats_person_andra"),
    path("fragor/ny/", fraga.ny, name="arbetsplats_fraga_ny"),
    path("fragor/<int:nummer>/bort/", fraga.bort, name="arbetsplats_fraga_bort"),
    path("fragor/<int:nummer>/arende/", fraga.arende, name="arbetsplats_fraga_arende"),
    path("fragor/<int:nummer>/typ/", fraga.typ, name="arbetsplats_fraga_typ"),
    path("fragor/<int:nummer>/filer/", fraga.filer, name="arbetsplats_filer"),
    path("fragor/<int:nummer>/overlamning/", overlamning.overlamning, name="arbetsplats_overlamning"),
    path("fragor/<int:nummer>/mottagare/", overlamning.mottagare, name="arbetsplats_mottagare"),
    path("fragor/<int:nummer>/lamna-over/", overlamning.lamna_over, name="arbetsplats_lamna_over"),
    path("filer/<uuid:fil>/bort/", fraga.fil_bort, name="arbetsplats_fil_bort"),
]

urlpatterns = [
    path("arbetsplats/", sida.arbetsplats, name="arbetsplats"),
    path("arbetsplats/ny/", sida.ny, name="arbetsplats_ny"),
    path("arbetsplats/fot/", sida.fot, name="arbetsplats_fot"),
    path("arbetsplats/forslag/", svar.forslag, name="arbetsplats_forslag"),
    path("arbetsplats/kollegor/", svar.kollegor, name="arbetsplats_kollegor"),
    path("arbetsplats/<uuid:nyckel>/", include(kontakt)),
    path("vaxel/", vaxel.vaxel, name="vaxel"),
    path("vaxel/<int:pk>/", vaxel.samtal, name="vaxel_samtal"),
    path("vaxel/<int:pk>/koppla/", vaxel.koppla, name="vaxel_koppla"),
    path("vaxel/<int:pk>/meddelande/", vaxel.meddelande, name="vaxel_meddelande"),
    path("vaxel/<int:pk>/ring/", vaxel.ring, name="vaxel_ring"),
    path("ateruppringningar/", ringlista.ateruppringningar, name="ateruppringningar"),
    path("ateruppringningar/<int:pk>/resultat/", ringlista.resultat, name="ateruppringning_resultat"),
    path("ateruppringningar/<int:pk>/visa/", ringlista.visa_uppringare, name="ateruppringning_visa"),
    path("meddelanden/", meddelanden.meddelanden, name="meddelanden"),
    path("meddelanden/<int:pk>/last/", meddelanden.last, name="meddelande_last"),
]
