"""The municipality's case types and directory as the API gives them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from kontaktcenter.models import Anvandare, Arendetyp, Foljdfraga
from kontaktcenter.narvaro import kalendrar_of, narvaro_of


class FoljdfragaSerializer(serializers.ModelSerializer):
    """One follow-up question: the same as in the form and on the agent's check list."""

    class Meta:
        model = Foljdfraga
        fields = ("nyckel", "text", "hjalptext", "slag", "is_required", "alternativ")
        read_only_fields = fields


class ArendetypSerializer(serializers.ModelSerializer):
    """A case type with its follow-up questions."""

    amne = serializers.SlugRelatedField(slug_field="kod", read_only=True)
    center = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True)
    ansvarig_enhet = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True)
    foljdfragor = FoljdfragaSerializer(many=True, read_only=True)

    class Meta:
        model = Arendetyp
        fields = (
            "kod",
            "namn",
            "hjalptext",
            "amne",
            "slag",
            "center",
            "ansvarig_enhet",
            "is_public",
            "allows_anonymous",
            "requires_plats",
            "requires_personnummer",
            "svarsfrist",
            "svarsfrist_enhet",
            "foljdfragor",
        )
        read_only_fields = fields


class MedarbetareSerializer(serializers.ModelSerializer):
    """An employee in the switchboard's directory."""

    namn = serializers.CharField(source="get_full_name", read_only=True)
    narvaro = serializers.SerializerMethodField()
    enheter = serializers.SerializerMethodField()

    class Meta:
        model = Anvandare
        fields = ("username", "namn", "titel", "telefon", "sprak", "narvaro", "narvaro_till", "narvaro_text", "enheter")
        read_only_fields = fields

    @extend_schema_field(serializers.CharField())
    def get_narvaro(self, user: Anvandare) -> str:
        """What the person does now."""
        return narvaro_of(user, kalendrar_of(user)).value

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_enheter(self, user: Anvandare) -> list[Any]:
        """The short names of the units where the person works."""
        return sorted({m.enhet.kortnamn for m in user.medlemskap.all()})
