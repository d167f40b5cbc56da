"""The database itself notes which days an event is told of, in the transaction of the event."""

from django.db import migrations

ZON = "Europe/Stockholm"
FUNKTIONER = {
    "handelse": f"""
        INSERT INTO statistik_rorddag (dag)
        SELECT DISTINCT (tid AT TIME ZONE '{ZON}')::date FROM nya
        UNION SELECT DISTINCT (b ->> 'dag')::date FROM nya, jsonb_array_elements(data -> 'bakat') b WHERE data ? 'bakat';
    """,
    "moment": f"INSERT INTO statistik_rorddag (dag) SELECT DISTINCT (tid AT TIME ZONE '{ZON}')::date FROM nya;",
    "oppning": f"""
        INSERT INTO statistik_rorddag (dag)
        SELECT DISTINCT (s.tid AT TIME ZONE '{ZON}')::date FROM nya JOIN kunskapsbank_sokning s ON s.nyckel = nya.sokning_id;
    """,
    "utbud": "INSERT INTO statistik_rorddag (dag) SELECT DISTINCT dag FROM nya;",
}
KALLOR = (
    ("arenden_handelse", "INSERT", "handelse"),
    ("servicekontor_kontorshandelse", "INSERT", "moment"),
    ("kunskapsbank_sokning", "INSERT", "moment"),
    ("kunskapsbank_sokning", "UPDATE", "moment"),
    ("kunskapsbank_sokoppning", "INSERT", "oppning"),
    ("statistik_utbud", "INSERT", "utbud"),
    ("statistik_utbud", "UPDATE", "utbud"),
)
CREATE = "".join(
    f"""
    CREATE FUNCTION statistik_ror_{namn}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN {sql} RETURN NULL; END $$;
    """
    for namn, sql in FUNKTIONER.items()
) + "".join(
    f"""
    CREATE TRIGGER statistik_ror_{nar.lower()} AFTER {nar} ON {tabell} REFERENCING NEW TABLE AS nya
        FOR EACH STATEMENT EXECUTE FUNCTION statistik_ror_{namn}();
    """
    for tabell, nar, namn in KALLOR
)
DROP = "".join(f"DROP TRIGGER statistik_ror_{nar.lower()} ON {tabell};" for tabell, nar, _namn in KALLOR) + "".join(
    f"DROP FUNCTION statistik_ror_{namn}();" for namn in FUNKTIONER
)


class Migration(migrations.Migration):
    """Triggers on the sources of the statistics; nothing below knows of them."""

    dependencies = [
        ("statistik", "0001_dagsvarden"),
        ("arenden", "0009_handelser_som_raknas_bakat"),
        ("kunskapsbank", "0005_sokning_saker_har_traff"),
        ("servicekontor", "0007_bemanning"),
    ]
    operations = [migrations.RunSQL(CREATE, DROP)]
