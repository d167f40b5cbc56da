"""News can be withdrawn, which leaves an event."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kunskapsbank", "0007_inlasning_som_granskas")]

    operations = [
        migrations.AddField(
            model_name="nyhet",
            name="indragen",
            field=models.DateTimeField(blank=True, null=True, verbose_name="tillbakadragen"),
        ),
        migrations.AlterField(
            model_name="artikelhandelse",
            name="typ",
            field=models.CharField(
                choices=[
                    ("skapad", "Artikel skapad"),
                    ("andrad", "Uppgifter ändrade"),
                    ("utkast", "Utkast sparat"),
                    ("skickad", "Skickad till granskning"),
                    ("atersand", "Tillbaka till författaren"),
                    ("godkand", "Godkänd"),
                    ("publicerad", "Publicerad"),
                    ("kastad", "Utkast kastat"),
                    ("aterstalld", "Äldre version hämtad"),
                    ("granskad", "Granskad utan ändring"),
                    ("behover_andras", "Markerad att ändras"),
                    ("indragen", "Indragen"),
                    ("atertagen", "Åter i bruk"),
                    ("pamind", "Påmind om granskning"),
                    ("flyttad", "Flyttad till annan enhet"),
                    ("lucka_oppnad", "Kunskapslucka öppnad"),
                    ("lucka_tilldelad", "Kunskapslucka tilldelad"),
                    ("lucka_stangd", "Kunskapslucka stängd"),
                    ("inlast", "Inläst"),
                    ("inlasning_angrad", "Inläsning ångrad"),
                    ("nyhet_publicerad", "Nyhet publicerad"),
                    ("nyhet_last", "Nyhet läst"),
                    ("nyhet_indragen", "Nyhet tillbakadragen"),
                    ("nyhet_atertagen", "Nyhet visas igen"),
                    ("manadsbrev", "Månadsbrev skickat"),
                ],
                max_length=20,
                verbose_name="typ",
            ),
        ),
    ]
