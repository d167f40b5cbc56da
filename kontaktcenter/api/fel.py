"""Every error of the API in one form: `{"fel": "Hel mening.", "falt": {"text": ["…"]}}`."""

from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.exceptions import ValidationError as Formfel
from django.http import Http404
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

from kontaktcenter.databasfel import as_refusal
from kontaktcenter.felmeningar import MENINGAR


class FelSerializer(serializers.Serializer):
    """What an error looks like."""

    fel = serializers.CharField(help_text="En hel mening på svenska.")
    falt = serializers.DictField(child=serializers.JSONField(), help_text="Fel per fält, när felet gäller ett fält.")


def handle_exception(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer domain errors, DRF's errors and Django's own in the same form; anything else is a 500."""
    vagran = as_refusal(error)
    if vagran is not None:
        falt = {vagran.falt: [str(vagran)]} if vagran.falt else {}
        return Response({"fel": str(vagran), "falt": falt}, status=vagran.status)
    if isinstance(error, Formfel):
        # A value that a model field cannot read, such as the position in a page link that was not made here.
        return Response({"fel": MENINGAR[400], "falt": {}}, status=400)
    if isinstance(error, RequestDataTooBig):
        return Response({"fel": MENINGAR[413], "falt": {}}, status=413)
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, exceptions.ValidationError):
        falt = response.data if isinstance(response.data, dict) else {"alla": response.data}
        response.data = {"fel": MENINGAR[status.HTTP_400_BAD_REQUEST], "falt": falt}
    else:
        response.data = {"fel": _sentence(error, response), "falt": {}}
    return response


def _sentence(error: Exception, response: Response) -> str:
    if isinstance(error, exceptions.ParseError):
        return "Innehållet är inte giltig JSON."
    own = getattr(error, "detail", "")
    is_own = isinstance(error, exceptions.AuthenticationFailed | exceptions.PermissionDenied) and str(own).endswith(".")
    if is_own and not isinstance(error, PermissionDenied | Http404) and str(own) != str(type(error).default_detail):
        return str(own)
    return MENINGAR.get(response.status_code, MENINGAR[400])
