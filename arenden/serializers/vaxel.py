"""Calls to somebody in the house, messages and notices, as the API takes and gives them."""

from typing import Any

from rest_framework import serializers

from arenden.indata import Uppgiftslamnare
from arenden.models import Notis, Telefonmeddelande
from arenden.serializers.kontakt import UppgiftslamnareSerializer
from kontaktcenter.api.falt import Tidpunkt
from kontaktcenter.models import Anvandare, Enhet


class Samtal(serializers.Serializer):
    """A call to an employee. Send the same `nyckel` again after a lost answer: it is registered once."""

    nyckel = serializers.UUIDField()
    center = serializers.SlugRelatedField(slug_field="kortnamn", queryset=Enhet.objects.centers())
    till = serializers.SlugRelatedField(slug_field="username", queryset=Anvandare.objects.filter(is_active=True))
    text = serializers.CharField(required=False, allow_blank=True, default="", max_length=2_000)
    uppringare = UppgiftslamnareSerializer(required=False, allow_null=True)

    def validate_uppringare(self, value: dict[str, Any] | None) -> Uppgiftslamnare | None:
        """As the action takes it."""
        return Uppgiftslamnare(**value) if value else None


class Meddelandesamtal(Samtal):
    """A message for the employee."""

    text = serializers.CharField(max_length=2_000)


class Aterringning(Samtal):
    """The employee calls back, between two moments."""

    uppringare = UppgiftslamnareSerializer()
    fran = Tidpunkt()
    senast = Tidpunkt()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """As the action takes it."""
        span = (attrs.pop("fran"), attrs.pop("senast"))
        return {**attrs, "span": span, "is_tid_given": True}


class EgetMeddelandeSerializer(serializers.ModelSerializer):
    """A message that the switchboard has taken for the caller; name and number are empty when whoever left it is protected.

    The context says `is_visad`: the look has been logged.
    """

    is_skyddad = serializers.BooleanField(read_only=True, help_text="Den som lämnade meddelandet har skyddade personuppgifter.")

    class Meta:
        model = Telefonmeddelande
        fields = ("id", "fran_namn", "fran_telefon", "is_skyddad", "text", "skapad", "last")
        read_only_fields = fields

    def to_representation(self, row: Telefonmeddelande) -> dict[str, Any]:
        """Leave out who left it, until a look has been logged."""
        data = super().to_representation(row)
        if row.is_skyddad and not self.context.get("is_visad"):
            data.update(fran_namn="", fran_telefon="")
        return data


class NotisSerializer(serializers.ModelSerializer):
    """Something that the caller, or everybody at the unit, should know."""

    arende = serializers.SlugRelatedField(slug_field="nummer", read_only=True, allow_null=True)
    enhet = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True, allow_null=True)

    class Meta:
        model = Notis
        fields = ("id", "slag", "arende", "enhet", "skapad")
        read_only_fields = fields


class Narvaro(serializers.Serializer):
    """What the directory says of an employee; oneself when nobody is named."""

    anvandare = serializers.SlugRelatedField(slug_field="username", queryset=Anvandare.objects.filter(is_active=True), required=False)
    narvaro = serializers.ChoiceField(choices=Anvandare.Narvaro.choices)
    till = Tidpunkt(required=False, allow_null=True)
    text = serializers.CharField(required=False, allow_blank=True, max_length=Anvandare._meta.get_field("narvaro_text").max_length)
