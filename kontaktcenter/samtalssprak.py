"""Languages that employees speak with citizens: those of the public pages, the national minority languages by law
(2009:600), and the largest others. The codes are ISO 639."""

from django.utils.translation import gettext_lazy as _

SAMTALSSPRAK = {
    "sv": _("svenska"),
    "en": _("engelska"),
    "ar": _("arabiska"),
    "fi": _("finska"),
    "fit": _("meänkieli"),
    "se": _("samiska"),
    "rom": _("romani"),
    "yi": _("jiddisch"),
    "swl": _("svenskt teckenspråk"),
    "bs": _("bosniska, kroatiska, serbiska"),
    "fa": _("persiska"),
    "fr": _("franska"),
    "ku": _("kurdiska"),
    "pl": _("polska"),
    "prs": _("dari"),
    "ru": _("ryska"),
    "so": _("somaliska"),
    "es": _("spanska"),
    "th": _("thailändska"),
    "ti": _("tigrinja"),
    "tr": _("turkiska"),
    "de": _("tyska"),
    "uk": _("ukrainska"),
}
