"""What each move of a case needs. All take `version`: the version that the caller has read, to be told of others' changes."""

from typing import Any

from rest_framework import serializers

from arenden.actions.bilaga import FLEST_BILAGOR
from arenden.indata import Plats
from arenden.models import Arende, Ateruppringning
from arenden.serializers.kontakt import PlatsSerializer
from arenden.status import Atersandningsskal
from arenden.svarsvag import Svarsvag
from kontaktcenter.models import Anvandare, Arendetyp, Enhet, Sekretess

VALBARA_ORSAKER = (Arende.Avslutsorsak.BESVARAT, Arende.Avslutsorsak.INGEN_ATGARD)


class Handling(serializers.Serializer):
    """A move that needs nothing but the case."""

    version = serializers.IntegerField(required=False, min_value=1, max_value=2_147_483_647)


class UtanVersion(serializers.Serializer):
    """A move that adds and changes nothing that somebody else may have changed."""


class Ord(Handling):
    """A move with words."""

    text = serializers.CharField(max_length=20_000)


class Svar(Ord):
    """The answer, and how it reaches a citizen whom no mail can tell of it."""

    svarsvag = serializers.ChoiceField(
        choices=Svarsvag.choices,
        required=False,
        help_text="Krävs när medborgaren inte får mejl och ärendet inte är anonymt: hur svaret når medborgaren.",
    )

    def validate_svarsvag(self, value: str) -> Svarsvag:
        """As the action takes it."""
        return Svarsvag(value)


class Medborgarfraga(Svar):
    """A question to the citizen, and how it reaches one whom no mail can tell of it."""

    def get_fields(self) -> dict[str, serializers.Field]:
        """The same way, told of the question."""
        fields = super().get_fields()
        fields["svarsvag"].help_text = "Krävs när medborgaren inte får mejl och ärendet inte är anonymt: hur frågan når medborgaren."
        return fields


class OrdUtanVersion(UtanVersion):
    """Words that are added."""

    text = serializers.CharField(max_length=20_000)


class Filer(serializers.Serializer):
    """Files that go along, for words that are sent as a form (multipart/form-data)."""

    bilagor = serializers.ListField(child=serializers.FileField(), required=False, max_length=FLEST_BILAGOR)


class SvarMedFiler(Filer, Svar):
    """The answer with files."""


class OrdMedFiler(Filer, Ord):
    """Words with files."""


class TillaggMedFiler(Filer, OrdUtanVersion):
    """What is added, with files."""


class Orsak(Handling):
    """A move that needs a reason."""

    orsak = serializers.CharField(max_length=5_000)


class Tillbaka(Orsak):
    """A hand-off that is sent back: the reason in words, and in a code for the figures."""

    skal = serializers.ChoiceField(choices=Atersandningsskal.choices, required=False)


class Tilldela(Handling):
    """To whom."""

    till = serializers.SlugRelatedField(slug_field="username", queryset=Anvandare.objects.filter(is_active=True))


class Parkera(Handling):
    """Until when."""

    till = serializers.DateField()


class Overlamna(Handling):
    """To which unit (default: what the agreement says), with words to it. The same `nyckel` hands over once."""

    till = serializers.SlugRelatedField(slug_field="kortnamn", queryset=Enhet.objects.all(), required=False, allow_null=True)
    meddelande = serializers.CharField(required=False, allow_blank=True, max_length=5_000)
    nyckel = serializers.UUIDField(required=False)


class Vidaresand(Orsak):
    """To which unit, and why."""

    till = serializers.SlugRelatedField(slug_field="kortnamn", queryset=Enhet.objects.all())


class Remittera(Handling):
    """Whom to ask, what, and within how many working days."""

    till = serializers.SlugRelatedField(slug_field="kortnamn", queryset=Enhet.objects.all())
    fraga = serializers.CharField(max_length=5_000)
    arbetsdagar = serializers.IntegerField(min_value=1, max_value=60)


class Avsluta(Handling):
    """Why. A case that is withdrawn or merged is closed by that move."""

    orsak = serializers.ChoiceField(choices=[(o.value, o.label) for o in VALBARA_ORSAKER])


class BytArendetyp(Handling):
    """Which type it is."""

    arendetyp = serializers.SlugRelatedField(slug_field="kod", queryset=Arendetyp.objects.all())


class Dela(Handling):
    """The part that becomes a case of its own."""

    text = serializers.CharField(max_length=20_000)
    arendetyp = serializers.SlugRelatedField(slug_field="kod", queryset=Arendetyp.objects.all())


class Annat(serializers.Serializer):
    """Another case, which the caller must see."""

    def get_fields(self) -> dict[str, serializers.Field]:
        """Only cases that the caller sees can be named."""
        fields = super().get_fields()
        request = self.context.get("request")
        if request is not None and request.user.is_authenticated:
            for field in fields.values():
                if isinstance(field, serializers.SlugRelatedField):
                    field.queryset = Arende.objects.visible_to(request.user)
        return fields


class SlaIhop(Annat, Handling):
    """The case that stays."""

    med = serializers.SlugRelatedField(slug_field="nummer", queryset=Arende.objects.none())


class Relatera(Annat, UtanVersion):
    """The case that has to do with this one."""

    annat = serializers.SlugRelatedField(slug_field="nummer", queryset=Arende.objects.none())


class Uppgifter(Handling):
    """All the answers by the questions' keys, and the place. A question that is left out has no answer any longer."""

    uppgifter = serializers.DictField(child=serializers.JSONField())
    plats = PlatsSerializer()

    def validate_plats(self, value: dict[str, Any]) -> Plats:
        """As the action takes it."""
        return Plats(**value)


class AndraSekretess(Orsak):
    """Who may read the content, and why."""

    sekretess = serializers.ChoiceField(choices=Sekretess.choices)

    def validate_sekretess(self, value: str) -> Sekretess:
        """As the action takes it."""
        return Sekretess(value)


class Remissvar(serializers.Serializer):
    """The opinion."""

    svar = serializers.CharField(max_length=20_000)


class Resultat(serializers.Serializer):
    """How a call-back went."""

    resultat = serializers.ChoiceField(choices=Ateruppringning.Resultat.choices)
    forsok = serializers.IntegerField(
        required=False, min_value=0, max_value=32_767, help_text="Antalet försök som du har läst; 409 om någon har noterat ett till."
    )


class Telefonmeddelande(serializers.Serializer):
    """A message to an employee."""

    till = serializers.SlugRelatedField(slug_field="username", queryset=Anvandare.objects.filter(is_active=True))
    text = serializers.CharField(max_length=2_000)
    fran_namn = serializers.CharField(required=False, allow_blank=True, max_length=200)
    fran_telefon = serializers.CharField(required=False, allow_blank=True, max_length=40)
