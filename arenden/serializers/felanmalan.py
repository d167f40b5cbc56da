"""Reports that are made already: what stands close by, and following one of them."""

from typing import Any

from django.core import signing
from django.utils.translation import gettext as _
from rest_framework import serializers

from arenden.indata import Plats
from arenden.narliggande import Narliggande
from arenden.serializers.kontakt import PlatsSerializer
from kontaktcenter.models import Arendetyp

SALT = "arenden.rapport"
GALLER = 24 * 3600
"""Seconds that a report can be named by what a search answered."""


class Narhet(serializers.Serializer):
    """What is to be reported, and where."""

    arendetyp = serializers.SlugRelatedField(slug_field="kod", queryset=Arendetyp.objects.public())
    plats = PlatsSerializer()

    def validate_plats(self, value: dict[str, Any]) -> Plats:
        """The place. A position has both its numbers."""
        plats = Plats(**value)
        if (plats.lat is None) != (plats.lon is None):
            raise serializers.ValidationError(_("Ange både latitud och longitud."))
        return plats


class NarliggandeSerializer(serializers.Serializer):
    """An open report, as anybody may see it: nothing of who made it, what was written or its number."""

    rapport = serializers.SerializerMethodField(help_text="Namnger rapporten när den ska följas. Gäller ett dygn.")
    avstand = serializers.IntegerField(allow_null=True, help_text="Meter, i jämna tiotal.")
    anmald = serializers.DateTimeField()
    gata = serializers.CharField(allow_blank=True)
    is_paborjad = serializers.BooleanField()

    def get_rapport(self, report: Narliggande) -> str:
        """A signed name, so that reports can be neither counted nor guessed."""
        return signing.dumps(report.arende_id, salt=SALT)


class Foljning(serializers.Serializer):
    """Who wants to know when a report is answered."""

    rapport = serializers.CharField(max_length=200)
    epost = serializers.CharField(max_length=254)
    sprak = serializers.CharField(required=False, default="sv", max_length=10)

    def validate_rapport(self, value: str) -> int:
        """The report that a search named."""
        try:
            return int(signing.loads(value, salt=SALT, max_age=GALLER))
        except (signing.BadSignature, ValueError, TypeError) as error:
            raise serializers.ValidationError(_("Rapporten går inte att hitta. Sök igen.")) from error
