"""What the log of searches says of gaps, as signals. Run by the clock; the same search is one signal.

What readers of an article say ("nej, fick inte svar") becomes a signal when they say it, in `actions.omdome`.
"""

from collections import Counter
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from kunskapsbank.actions.signal import SOKNING, register_signal
from kunskapsbank.models import Lucksignal, Sokning, Sokoppning
from kunskapsbank.soklistor import word_key

VANTA = timedelta(minutes=30)
"""A search is judged when its asker has had time to ask again or open something."""
PERIOD = timedelta(days=30)
MINST = 3
"""Times that about the same must have been asked in vain within the period: once or twice is a slip of the keys."""
FLEST = 5_000


def collect_signals() -> int:
    """Make signals of searches in vain, searches asked anew, and searches whose asker said no; how many new ones."""
    before = Lucksignal.objects.count()
    _collect_searches(Lucksignal.Slag.NOLLTRAFF, _in_vain())
    _collect_searches(Lucksignal.Slag.OMFORMULERAD, _asked_anew())
    _collect_searches(Lucksignal.Slag.NEJ, _said_no(), least=1)
    return Lucksignal.objects.count() - before


def _settled() -> QuerySet[Sokning]:
    nu = timezone.now()
    return Sokning.objects.filter(tid__gte=nu - PERIOD, tid__lte=nu - VANTA).exclude(fraga="")


def _in_vain() -> QuerySet[Sokning]:
    """Searches without a sure answer of which nothing was opened: what is opened may have been the answer after all."""
    opened = Sokoppning.objects.filter(sokning=OuterRef("pk"))
    return _settled().filter(~Exists(opened), is_saker=False)


def _said_no() -> QuerySet[Sokning]:
    """Answers of which none helped. Where one was opened, that article's own question has been answered."""
    opened = Sokoppning.objects.filter(sokning=OuterRef("pk"))
    return _settled().filter(~Exists(opened), gav_svar=False)


def _asked_anew() -> QuerySet[Sokning]:
    """Answers that nobody opened, after which other words were tried, and in the end nothing was found either."""
    opened = Sokoppning.objects.filter(sokning=OuterRef("pk"))
    led_on = Sokning.objects.filter(foregaende=OuterRef("pk"))
    helped = Sokoppning.objects.filter(sokning__foregaende=OuterRef("pk"))
    return _settled().filter(~Exists(opened), Exists(led_on), ~Exists(helped), is_saker=True)


def _collect_searches(slag: Lucksignal.Slag, rows: QuerySet[Sokning], least: int = MINST) -> None:
    """Only what was asked `least` times: the words are compared by what they mean."""
    found = list(rows.order_by("-tid").values_list("nyckel", "fraga", "sprak", "tid")[:FLEST])
    keys = {nyckel: (sprak, *word_key(fraga, sprak)) for nyckel, fraga, sprak, _tid in found}
    times = Counter(keys.values())
    wanted = [(nyckel, fraga, sprak) for nyckel, fraga, sprak, _tid in found if times[keys[nyckel]] >= least]
    sources = {f"{SOKNING}{nyckel}" for nyckel, _fraga, _sprak in wanted}
    known = set(Lucksignal.objects.filter(kalla__in=sources).values_list("kalla", flat=True))
    for nyckel, fraga, sprak in wanted:
        if (kalla := f"{SOKNING}{nyckel}") not in known:
            register_signal(slag=slag, kalla=kalla, text=fraga, sprak=sprak)
