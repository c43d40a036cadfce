"""The table of the shared cache, which counts failed sign-ins for all processes; who caused a line, by id."""

from django.core.management import call_command
from django.db import migrations, models


def create(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS cache")


class Migration(migrations.Migration):
    dependencies = [("access", "0006_pending_acts")]
    operations = [
        migrations.RunPython(create, drop),
        migrations.AddField("securityline", "by_user", models.UUIDField(db_index=True, null=True)),
    ]
