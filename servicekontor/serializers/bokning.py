"""What the API takes and gives of times and bookings."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers

from servicekontor.bokare import Bokare
from servicekontor.dagfalt import check_near, check_near_moment
from servicekontor.models import Kontor, Motestyp

LANGST_SOKT = timedelta(days=62)
"""More days than a search may cover at once."""


class MotestypSerializer(serializers.Serializer):
    """A kind of meeting that citizens book."""

    kod = serializers.CharField()
    namn = serializers.CharField()
    beskrivning = serializers.CharField()
    minuter = serializers.IntegerField()
    is_dropin = serializers.BooleanField(help_text="Går även utan tid.")


class Tidsfraga(serializers.Serializer):
    """Which times are asked for."""

    motestyp = serializers.SlugRelatedField(slug_field="kod", queryset=Motestyp.objects.public())
    kontor = serializers.SlugRelatedField(slug_field="kod", queryset=Kontor.objects.public(), required=False)
    fran = serializers.DateField(required=False, validators=[check_near], help_text="Första dagen; annars i dag.")
    till = serializers.DateField(
        required=False, validators=[check_near], help_text="Sista dagen, högst två månader senare; annars en vecka senare."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """A stretch of days that is not too long."""
        fran = attrs.setdefault("fran", timezone.localdate())
        till = attrs.setdefault("till", fran + timedelta(days=7))
        if not fran <= till <= fran + LANGST_SOKT:
            raise serializers.ValidationError({"till": _("Sista dagen måste komma efter den första, högst två månader senare.")})
        return attrs


class LedigtidSerializer(serializers.Serializer):
    """A free time."""

    kontor = serializers.CharField()
    plats = serializers.CharField(help_text="Var mötet är: kontorets adress, eller platsen där det mobila kontoret står då.")
    fran = serializers.DateTimeField()
    till = serializers.DateTimeField()


class Halla(serializers.Serializer):
    """The time to hold."""

    motestyp = serializers.SlugRelatedField(slug_field="kod", queryset=Motestyp.objects.public())
    kontor = serializers.SlugRelatedField(slug_field="kod", queryset=Kontor.objects.public())
    fran = serializers.DateTimeField(validators=[check_near_moment])
    sprak = serializers.CharField(required=False, default="sv", max_length=10)


class BokningSerializer(serializers.Serializer):
    """A booking, as whoever holds its key or link may see it: nothing of who it is for."""

    nyckel = serializers.UUIDField()
    lage = serializers.CharField()
    motestyp = serializers.CharField(source="motestyp.kod", read_only=True)
    kontor = serializers.CharField(source="kontor.kod", read_only=True)
    fran = serializers.DateTimeField()
    till = serializers.DateTimeField()
    hallen_till = serializers.DateTimeField(allow_null=True)


class Vilken(serializers.Serializer):
    """Which booking: by the secret of the mailed link; an employee or a key that books for others names it by its `nyckel`."""

    hemlighet = serializers.CharField(required=False, max_length=100)
    nyckel = serializers.UUIDField(required=False)


class Bekrafta(Vilken):
    """Who it is for. With the secret of the mailed link alone, the time is confirmed."""

    namn = serializers.CharField(required=False, default="", allow_blank=True, max_length=200)
    telefon = serializers.CharField(required=False, default="", allow_blank=True, max_length=40)
    epost = serializers.CharField(required=False, default="", allow_blank=True, max_length=254)
    sprak = serializers.CharField(required=False, default="sv", max_length=10)
    tolk = serializers.CharField(required=False, default="", allow_blank=True, max_length=10)
    behov = serializers.CharField(required=False, default="", allow_blank=True, max_length=500)
    svar = serializers.DictField(required=False, default=dict)

    def bokare(self) -> Bokare:
        """What a valid body says."""
        given = {falt: varde for falt, varde in self.validated_data.items() if falt not in ("hemlighet", "nyckel")}
        return Bokare(**given)


class Flytta(Vilken):
    """Where and when instead."""

    kontor = serializers.SlugRelatedField(slug_field="kod", queryset=Kontor.objects.public())
    fran = serializers.DateTimeField(validators=[check_near_moment])
