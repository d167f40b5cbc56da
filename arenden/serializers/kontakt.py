"""A contact as it is sent in, and the receipt."""

from datetime import datetime
from typing import Any

from rest_framework import serializers

from arenden.indata import LovadAteruppringning, NyFraga, Plats, Uppgiftslamnare
from arenden.models import Arende, Fraga, Kanal, Kontakt
from kontaktcenter.api.falt import Tidpunkt
from kontaktcenter.models import Amne, Anvandare, Arendetyp, Enhet


class PlatsSerializer(serializers.Serializer):
    """Where something is."""

    text = serializers.CharField(required=False, allow_blank=True, default="", max_length=200)
    lat = serializers.FloatField(required=False, allow_null=True, default=None, min_value=-90, max_value=90)
    lon = serializers.FloatField(required=False, allow_null=True, default=None, min_value=-180, max_value=180)


class UppgiftslamnareSerializer(serializers.Serializer):
    """Who asks. The action checks and normalises."""

    namn = serializers.CharField(required=False, allow_blank=True, default="", max_length=200)
    telefon = serializers.CharField(required=False, allow_blank=True, default="", max_length=40)
    epost = serializers.CharField(required=False, allow_blank=True, default="", max_length=254)
    personnummer = serializers.CharField(required=False, allow_blank=True, default="", max_length=20)
    adress = serializers.CharField(required=False, allow_blank=True, default="", max_length=200)
    is_skyddad = serializers.BooleanField(required=False, default=False)
    wants_mejl = serializers.BooleanField(required=False, default=True)


class AteruppringningslofteSerializer(serializers.Serializer):
    """A promise to call back."""

    fran = Tidpunkt()
    till = Tidpunkt()
    telefon = serializers.CharField(required=False, allow_blank=True, default="", max_length=40)


class FragaSerializer(serializers.Serializer):
    """One question of a contact and what becomes of it."""

    text = serializers.CharField(max_length=20_000, allow_blank=True)
    utfall = serializers.ChoiceField(choices=Fraga.Utfall.choices)
    arendetyp = serializers.SlugRelatedField(slug_field="kod", queryset=Arendetyp.objects.all(), required=False, allow_null=True)
    amne = serializers.SlugRelatedField(slug_field="kod", queryset=Amne.objects.all(), required=False, allow_null=True)
    svar = serializers.CharField(required=False, allow_blank=True, default="", max_length=20_000)
    uppgifter = serializers.DictField(child=serializers.JSONField(), required=False, default=dict)
    plats = PlatsSerializer(required=False)
    arende = serializers.SlugRelatedField(slug_field="nummer", queryset=Arende.objects.none(), required=False, allow_null=True)
    lamna_over = serializers.BooleanField(required=False, default=False)
    mottagare = serializers.SlugRelatedField(slug_field="kortnamn", queryset=Enhet.objects.all(), required=False, allow_null=True)
    meddelande = serializers.CharField(required=False, allow_blank=True, default="", max_length=5_000)
    kopplad_till = serializers.SlugRelatedField(
        slug_field="username", queryset=Anvandare.objects.filter(is_active=True), required=False, allow_null=True
    )
    hanvisad_till = serializers.CharField(required=False, allow_blank=True, default="", max_length=200)
    ateruppringning = AteruppringningslofteSerializer(required=False, allow_null=True)
    artiklar = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**63 - 1),
        required=False,
        default=list,
        max_length=20,
        help_text="Id på artiklar i kunskapsbanken som gav svaret.",
    )

    def get_fields(self) -> dict[str, serializers.Field]:
        """An existing case can be named only by somebody who sees it."""
        fields = super().get_fields()
        request = self.context.get("request")
        if request is not None and request.user.is_authenticated:
            fields["arende"].queryset = Arende.objects.visible_to(request.user)
        return fields


class KontaktSerializer(serializers.Serializer):
    """A contact with its questions. Send the same `nyckel` again after a lost answer: it is registered once."""

    nyckel = serializers.UUIDField(required=False)
    kanal = serializers.ChoiceField(choices=Kanal.choices, required=False, default=Kanal.API)
    riktning = serializers.ChoiceField(choices=Kontakt.Riktning.choices, required=False, default=Kontakt.Riktning.IN)
    center = serializers.SlugRelatedField(slug_field="kortnamn", queryset=Enhet.objects.centers())
    sprak = serializers.CharField(required=False, default="sv", max_length=10)
    inkommen = Tidpunkt(required=False)
    borjade = Tidpunkt(required=False)
    slutade = Tidpunkt(required=False)
    kontor = serializers.SlugField(required=False, allow_blank=True, default="", max_length=50)
    anteckning = serializers.CharField(required=False, allow_blank=True, default="", max_length=20_000)
    uppgifter = UppgiftslamnareSerializer(required=False, allow_null=True)
    fragor = FragaSerializer(many=True, allow_empty=False)

    def as_indata(self) -> dict[str, Any]:
        """What `register_kontakt` takes."""
        data = dict(self.validated_data)
        uppgifter = data.pop("uppgifter", None)
        fragor = [_as_fraga(f) for f in data.pop("fragor")]
        return {**data, "uppgifter": Uppgiftslamnare(**uppgifter) if uppgifter else None, "fragor": fragor}


def _as_fraga(data: dict[str, Any]) -> NyFraga:
    data = dict(data)
    plats, lofte = data.pop("plats", None), data.pop("ateruppringning", None)
    return NyFraga(
        **{**data, "utfall": Fraga.Utfall(data["utfall"])},
        plats=Plats(**plats) if plats else Plats(),
        ateruppringning=LovadAteruppringning(**lofte) if lofte else None,
    )


class KvittoSerializer(serializers.Serializer):
    """The receipt of one new case."""

    nummer = serializers.CharField(source="arende.nummer")
    foljkod = serializers.CharField(help_text="Tom när en nyare kod har gjorts, och för den som frågar igen men inte får läsa ärendet.")
    is_kod_ersatt = serializers.BooleanField(help_text="En nyare kod har gjorts, och den här kontaktens kod gäller inte längre.")
    svar_senast = serializers.DateTimeField(source="arende.svar_senast")


class RegistreringSerializer(serializers.Serializer):
    """The registered contact."""

    nyckel = serializers.UUIDField(source="kontakt.nyckel")
    is_upprepad = serializers.BooleanField()
    sparad = serializers.SerializerMethodField()
    kvitton = KvittoSerializer(many=True)

    def get_sparad(self, registrering: Any) -> datetime:
        """When it was saved."""
        return registrering.kontakt.sparad
