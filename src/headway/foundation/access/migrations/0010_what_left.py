"""The log of what left; on PostgreSQL the database itself refuses to change a line of it."""

import django.db.models.deletion
from django.db import migrations, models

REFUSE = """
CREATE FUNCTION refuse_to_change_what_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a line of the log of what left is neither changed nor removed'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON access_departure
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_what_left();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON access_departedrow
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_what_left();
"""
ALLOW = """
DROP TRIGGER IF EXISTS append_only ON access_departure;
DROP TRIGGER IF EXISTS append_only ON access_departedrow;
DROP FUNCTION IF EXISTS refuse_to_change_what_left();
"""


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REFUSE)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ALLOW)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0009_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Departure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                ("user", models.UUIDField(null=True)),
                ("who", models.CharField(max_length=400)),
                ("door", models.CharField(blank=True, max_length=20)),
                ("what", models.CharField(max_length=200)),
                ("to", models.CharField(max_length=10)),
                ("compartment", models.CharField(blank=True, max_length=3)),
                ("side", models.CharField(max_length=10)),
                ("body", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "ordering": ("-at", "-id"),
                "indexes": [models.Index(fields=["side", "compartment", "body"], name="departure_side")],
            },
        ),
        migrations.CreateModel(
            name="DepartedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", models.UUIDField(db_index=True)),
                (
                    "departure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="access.departure"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.RunPython(refuse, allow),
    ]
