"""The public pages of the offices for search engines."""

from django.urls import reverse

from servicekontor.models import Kontor


def list_pages() -> list[str]:
    """The list, each office that is in use, the tours where there is a mobile one, and where times are booked; none without offices."""
    offices = list(Kontor.objects.public().in_use().order_by("kod").values_list("kod", "slag"))
    if not offices:
        return []
    names = ["kontoren", "boka", *(["turlista"] if any(slag == Kontor.Slag.MOBILT for _kod, slag in offices) else [])]
    return [*map(reverse, names), *(reverse("kontor", args=[kod]) for kod, _slag in offices)]
