"""The timetable: every periodic job of the whole system, named by string so that the ground floor imports no app.

Each job tolerates being started twice and late. A start that no worker takes in time is dropped: the next one does its work.
"""

from typing import Any

from celery.schedules import crontab, schedule

MINUTE = 60
HOUR = 60 * MINUTE


def _job(task: str, when: float | schedule, expires: float) -> dict[str, Any]:
    return {"task": task, "schedule": when, "options": {"expires": expires}}


KONTAKTCENTER = {
    # Units close at midnight.
    "enheter": _job("kontaktcenter.periodic.close_units", crontab(hour="0", minute="10"), 12 * HOUR),
}
KUNSKAPSBANK = {
    "artiklar_publiceras": _job("kunskapsbank.periodic.publish_due", MINUTE, MINUTE),
    # Articles begin and cease to hold at midnight; asked every hour, for a server may have slept then.
    "artiklar_galler": _job("kunskapsbank.periodic.sync_validity", crontab(minute="1"), HOUR),
    "artiklar_paminnelser": _job("kunskapsbank.periodic.remind_artiklar", 15 * MINUTE, 15 * MINUTE),
    # Every night those links that were followed a week ago.
    "artiklar_lankar": _job("kunskapsbank.periodic.check_links", crontab(hour="3", minute="20"), 6 * HOUR),
    "luckor": _job("kunskapsbank.periodic.sort_signals", MINUTE, MINUTE),
    "luckor_sokningar": _job("kunskapsbank.periodic.collect_searches", HOUR, HOUR),
    "luckor_paminnelser": _job("kunskapsbank.periodic.remind_luckor", 15 * MINUTE, 15 * MINUTE),
    # Decides itself, from each department's calendar, whether the first working day of the month has begun.
    "manadsbrev": _job("kunskapsbank.periodic.send_manadsbrev", 15 * MINUTE, 15 * MINUTE),
    # Poked when there is something to do; this takes up what a killed worker has left.
    "inlasningar": _job("kunskapsbank.periodic.run_inlasningar", MINUTE, MINUTE),
    "kunskap_gallring": _job("kunskapsbank.periodic.purge", crontab(hour="2", minute="50"), 12 * HOUR),
    "vektorer": _job("kunskapsbank.periodic.fill_vectors", MINUTE, MINUTE),
    "sokstatistik": _job("kunskapsbank.periodic.count_terms", 15 * MINUTE, 15 * MINUTE),
}
SERVICEKONTOR = {
    "bokningar_hall": _job("servicekontor.periodic.end_holds", MINUTE, MINUTE),
    # Decides itself, from each unit's calendar, whether the working day before the meeting has begun.
    "bokningar_paminnelser": _job("servicekontor.periodic.remind_bookings", 15 * MINUTE, 15 * MINUTE),
    "reception_gallring": _job("servicekontor.periodic.purge_reception", crontab(hour="2", minute="20"), 12 * HOUR),
    "bokningar_gallring": _job("servicekontor.periodic.purge_bookings", crontab(hour="2", minute="10"), 12 * HOUR),
    "turer": _job("servicekontor.periodic.lay_out_tours", crontab(hour="1", minute="40"), 12 * HOUR),
}
ARENDEN = {
    "bevakningar": _job("arenden.periodic.sweep_bevakningar", MINUTE, MINUTE),
    # Decides itself, from each unit's calendar, whether a working day begins.
    "sammandrag": _job("arenden.periodic.send_digest", 15 * MINUTE, 15 * MINUTE),
    "bokningsskydd": _job("arenden.periodic.follow_protection", 5 * MINUTE, 5 * MINUTE),
    "vilande": _job("arenden.periodic.wake_arenden", HOUR, HOUR),
    # Answered without an article: a few hundred at a time.
    "luckor_kontakter": _job("arenden.periodic.collect_unassisted", HOUR, HOUR),
    "fragesok": _job("arenden.periodic.sync_fragesok", HOUR, HOUR),
    "gallring": _job("arenden.periodic.purge", crontab(hour="2", minute="30"), 12 * HOUR),
}
STATISTIK = {
    "statistik": _job("statistik.periodic.count_days", MINUTE, MINUTE),
    # While a day goes on, and once more when it is over: bookings are erased later, and opening hours changed.
    "statistik_utbud": _job("statistik.periodic.note_utbud", HOUR, HOUR),
    # When the day before is counted. Each start goes on with what the one before has not come to.
    "prognoser": _job("statistik.periodic.make_prognoser", crontab(hour="1-5", minute="15"), HOUR),
    # Where nothing was ever forecast: demo data, or an installation that has just taken its history in, need not wait for the night.
    "prognoser_forsta": _job("statistik.periodic.make_first_prognoser", 10 * MINUTE, 10 * MINUTE),
    # Poked when targets are changed; this takes up what a lost poke has left.
    "bemanningsbehov": _job("statistik.periodic.count_needs", crontab(hour="6", minute="5"), HOUR),
    "enkater": _job("statistik.periodic.ask_surveys", MINUTE, MINUTE),
    "enkater_gallring": _job("statistik.periodic.purge_enkater", crontab(hour="2", minute="40"), 12 * HOUR),
    # Decides itself whether the first working day of the month has begun.
    "manadsrapporter": _job("statistik.periodic.send_manadsrapporter", 15 * MINUTE, 15 * MINUTE),
}


def make_tidtabell(svep: float) -> dict[str, dict[str, Any]]:
    """Return Celery's schedule; `svep` is the number of seconds between two looks into the outbox."""
    utkorg = _job("kontaktcenter.utkorg.tasks.send_due", svep, MINUTE)
    return {"utkorg": utkorg, **KONTAKTCENTER, **KUNSKAPSBANK, **SERVICEKONTOR, **ARENDEN, **STATISTIK}
