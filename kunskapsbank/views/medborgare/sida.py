"""How the public pages of answers are drawn."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation


def show(request: HttpRequest, mall: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Draw a page. The buttons of language and colour lead back to it without the language that its address asks for."""
    own = {"sida_adress": request.path, "sprakfraga": request.sprakfraga, "sidans_sprak": translation.get_language()}
    return render(request, f"medborgare/svar/{mall}.html", {**own, **context}, status=status)
