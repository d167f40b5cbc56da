"""Articles as other systems read them. Nothing internal is in them, whoever asks."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from rest_framework import serializers

from kontaktcenter.api.falt import Tidpunkt
from kontaktcenter.models import Amne, Arendetyp
from kunskapsbank.markdown import render
from kunskapsbank.models import Artikel
from kunskapsbank.publikt import Svarssida
from kunskapsbank.status import Farskhet, Malgrupp
from kunskapsbank.svarsrad import Svarsrad
from kunskapsbank.svarssok import Svarstraff

SPRAKKOD = r"^[a-z]{2,3}(-[a-zA-Z]{2,8})?$"
FLEST = 50


class Urval(serializers.Serializer):
    """What is asked for."""

    q = serializers.CharField(required=False, allow_blank=True, help_text="Sök: hela frågan eller några ord. Svaren kommer i rangordning.")
    limit = serializers.IntegerField(required=False, default=10, min_value=1, max_value=FLEST, help_text="Högst så många per svar.")
    sprak = serializers.RegexField(
        SPRAKKOD, required=False, max_length=10, help_text="Läsarens språk. Utan q: bara artiklar som finns på det språket."
    )
    amne = serializers.SlugRelatedField(slug_field="kod", queryset=Amne.objects.all(), required=False, help_text="Ämnets kod.")
    arendetyp = serializers.SlugRelatedField(
        slug_field="kod", queryset=Arendetyp.objects.all(), required=False, help_text="Ärendetypens kod."
    )
    andrad_efter = Tidpunkt(required=False, help_text="Bara det som har publicerats efter tidpunkten.")
    cursor = serializers.CharField(required=False, help_text="Sidan, ur next eller previous.")


class ArtikelradSerializer(serializers.Serializer):
    """An article in a list; `instance` is a Svarsrad, or a Svarstraff of a search."""

    id = serializers.IntegerField(help_text="Artikelns id.")
    extern_id = serializers.CharField(help_text="Id i det system som artikeln lästes in från.")
    slag = serializers.ChoiceField(choices=Artikel.Slag.choices)
    titel = serializers.CharField()
    kort_svar = serializers.CharField(help_text="Att säga högt eller visa först.")
    utdrag = serializers.CharField(help_text="HTML med bara <mark>: det i svaret som frågan träffade. Tomt utan q.")
    saker = serializers.BooleanField(
        allow_null=True, help_text="Om svaret säkert hör till frågan. Är inget av de tre första det saknas svaret troligen. Null utan q."
    )
    sprak = serializers.CharField(help_text="Språket som texterna är på.")
    url = serializers.URLField()
    amne = serializers.CharField(help_text="Ämnets kod.")
    samling = serializers.CharField(help_text="Koden på samlingen som artikeln hör till.")
    is_prov = serializers.BooleanField(help_text="Sant för frågor ur en provsamling: de är inte kommunens svar.")
    farskhet = serializers.ChoiceField(choices=Farskhet.choices)
    andrad = serializers.DateTimeField(help_text="När texten publicerades.")

    def to_representation(self, instance: Svarsrad | Svarstraff) -> dict[str, Any]:
        """The row as it is sent."""
        if isinstance(instance, Svarstraff):
            return super().to_representation({**describe_row(instance.rad), "utdrag": instance.utdrag, "saker": instance.is_saker})
        return super().to_representation({**describe_row(instance), "utdrag": "", "saker": None})


def describe_row(rad: Svarsrad) -> dict[str, Any]:
    """What every list says of an article."""
    artikel, revision = rad.artikel, rad.revision
    return {
        "id": artikel.pk,
        "extern_id": artikel.extern_id,
        "slag": artikel.slag,
        "titel": revision.titel,
        "kort_svar": revision.kort_svar,
        "sprak": rad.text.sprak,
        "url": _address(rad),
        "amne": artikel.amne.kod,
        "samling": artikel.samling.kod,
        "is_prov": rad.is_prov,
        "farskhet": rad.farskhet,
        "andrad": revision.publicerad,
    }


def _address(rad: Svarsrad) -> str:
    """Where people read it; what is internal is read by the staff on a page of their own."""
    if rad.artikel.malgrupp == Malgrupp.PUBLIK:
        return f"{rad.hel_adress}?sprak={rad.text.sprak}"
    return settings.BAS_URL.rstrip("/") + reverse("kunskapsartikel", args=[rad.artikel.pk])


class StegSerializer(serializers.Serializer):
    """One step of a guide."""

    rubrik = serializers.CharField()
    text = serializers.CharField(help_text="Markdown.")
    vem = serializers.CharField(help_text="Vem som gör det.")
    tid = serializers.CharField(help_text="Hur lång tid det tar.")
    underlag = serializers.ListField(child=serializers.CharField(), help_text="Det som behövs.")


class ArtikelSerializer(ArtikelradSerializer):
    """A whole article; `instance` is a Svarssida."""

    utdrag = None
    saker = None
    svar = serializers.CharField(help_text="Hela svaret i Markdown.")
    svar_html = serializers.CharField(help_text="Hela svaret som HTML, med hela adresser.")
    steg = StegSerializer(many=True, help_text="Guidens steg i ordning; tomt för en artikel.")
    finns_pa = serializers.ListField(child=serializers.CharField(), help_text="Språken som artikeln finns på.")
    granskad = serializers.DateField(help_text="När någon senast kontrollerade att det stämmer.")
    kalla = serializers.CharField()
    kalla_lank = serializers.CharField()
    arendetyper = serializers.ListField(child=serializers.CharField(), help_text="Koder på e-tjänster som hör till.")
    relaterade = serializers.ListField(child=serializers.IntegerField(), help_text="Id på artiklar att läsa sedan.")

    def to_representation(self, instance: dict[str, Any]) -> dict[str, Any]:
        """The article as it is sent."""
        return serializers.Serializer.to_representation(self, instance)


def describe_page(sida: Svarssida, arendetyper: list[Arendetyp], relaterade: list[Svarsrad]) -> dict[str, Any]:
    """What is said of a whole article."""
    rad = sida.rad
    falt = StegSerializer().fields
    return {
        **describe_row(rad),
        "svar": rad.revision.svar,
        "svar_html": _with_whole_addresses(render(rad.revision.svar)),
        "steg": [{namn: steg.get(namn) or ([] if namn == "underlag" else "") for namn in falt} for steg in rad.revision.steg],
        "finns_pa": [text.sprak for text in sida.texter],
        "granskad": sida.granskad,
        "kalla": rad.artikel.kalla,
        "kalla_lank": rad.artikel.kalla_lank,
        "arendetyper": [arendetyp.kod for arendetyp in arendetyper],
        "relaterade": [other.artikel.pk for other in relaterade],
    }


def _with_whole_addresses(html: str) -> str:
    """Links and pictures of ours as another web site needs them. The HTML is our own: attributes stand in double quotes."""
    base = settings.BAS_URL.rstrip("/")
    return html.replace(' src="/', f' src="{base}/').replace(' href="/', f' href="{base}/')
