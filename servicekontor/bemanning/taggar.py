"""What a person can, in words: the tags of `varden.Person` as people say them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kontaktcenter.samtalssprak import SAMTALSSPRAK
from servicekontor.bemanning.varden import KORKORT


def in_words(taggar: Iterable[str]) -> str:
    """Such as "arabiska och kompetensen Bygglov"."""
    words = [_word(tagg) for tagg in sorted(taggar)]
    return _(" och ").join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _word(tagg: str) -> str:
    match tagg.partition(":"):
        case ["sprak", _colon, kod]:
            return str(SAMTALSSPRAK.get(kod, kod))
        case ["kompetens", _colon, namn]:
            return _("kompetensen %(namn)s") % {"namn": namn}
    return _("körkort för bussen") if tagg == KORKORT else tagg
