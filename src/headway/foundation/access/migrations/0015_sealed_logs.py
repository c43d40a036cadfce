"""Seals of the two logs; and on PostgreSQL the database itself refuses to change or to remove a line of either."""

from django.db import migrations, models

import headway.foundation.core.ids

REFUSE = """
CREATE FUNCTION refuse_to_change_the_log_of_reads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a line of the log of reads is neither changed nor removed'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON access_read
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_log_of_reads();
"""
ALLOW = """
DROP TRIGGER IF EXISTS append_only ON access_read;
DROP FUNCTION IF EXISTS refuse_to_change_the_log_of_reads();
"""


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REFUSE)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ALLOW)


class Migration(migrations.Migration):
    dependencies = [("access", "0014_language")]

    operations = [
        migrations.CreateModel(
            name="LogSeal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=headway.foundation.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.CharField(default="", editable=False, max_length=64)),
                ("log", models.CharField(max_length=10)),
                ("after", models.PositiveBigIntegerField()),
                ("last", models.PositiveBigIntegerField()),
                ("lines", models.PositiveBigIntegerField()),
                ("columns", models.CharField(max_length=400)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("log", "after", "id"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("log", "after"), name="one_seal_from_a_line_on"),
                    models.CheckConstraint(
                        condition=models.Q(("last__gt", models.F("after"))), name="a_seal_holds_lines"
                    ),
                ],
            },
        ),
        migrations.RunPython(refuse, allow),
    ]
