import django.db.models.deletion
from django.db import migrations, models

from headway.foundation.core.tables import MakeTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("catalogue", "0001_initial"),
        ("catalogue", "0002_longer_acronyms"),
    ]

    dependencies = []

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="Framework",
                    fields=[
                        ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        ("version", models.CharField(max_length=20)),
                        ("title", models.CharField(max_length=200)),
                        ("data", models.TextField()),
                    ],
                    options={
                        "ordering": ("id",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Instrument",
                    fields=[
                        ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        ("symbol", models.CharField(max_length=60)),
                        ("title", models.TextField()),
                        ("issuer", models.CharField(max_length=80)),
                        ("adopted", models.DateField()),
                        ("superseded_by", models.CharField(blank=True, max_length=80)),
                    ],
                    options={
                        "ordering": ("adopted", "id"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Procedure",
                    fields=[
                        ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        ("version", models.CharField(max_length=20)),
                        ("title", models.CharField(max_length=200)),
                        ("data", models.TextField()),
                    ],
                    options={
                        "ordering": ("id",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Scale",
                    fields=[
                        ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        ("title", models.CharField(max_length=200)),
                        ("axis", models.CharField(blank=True, max_length=20)),
                        ("kind", models.CharField(max_length=20)),
                    ],
                    options={
                        "ordering": ("id",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="State",
                    fields=[
                        ("code", models.CharField(max_length=3, primary_key=True, serialize=False)),
                        ("alpha2", models.CharField(blank=True, max_length=2)),
                        ("name", models.CharField(max_length=120)),
                        ("official_name", models.CharField(blank=True, max_length=200)),
                        ("region", models.CharField(blank=True, max_length=40)),
                        ("fictional", models.BooleanField(default=False)),
                        ("until", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ("name", "code"),
                    },
                ),
                migrations.CreateModel(
                    name="Area",
                    fields=[
                        ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        ("title", models.CharField(max_length=200)),
                        ("description", models.TextField(blank=True)),
                        ("order", models.PositiveSmallIntegerField()),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sections",
                                to="catalogue.area",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("order", "id"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Body",
                    fields=[
                        ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        ("name", models.CharField(max_length=200)),
                        ("acronym", models.CharField(blank=True, max_length=80)),
                        (
                            "acts_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="catalogue.body",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "bodies",
                        "ordering": ("id",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        ("title", models.CharField(max_length=200)),
                        ("unit", models.CharField(max_length=20)),
                        ("kind", models.CharField(max_length=10)),
                        ("population", models.TextField()),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicators",
                                to="catalogue.area",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("area__order", "id"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Pack",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("pack", models.CharField(max_length=120)),
                        ("version", models.CharField(max_length=20)),
                        ("sha256", models.CharField(max_length=64)),
                        ("loaded_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ("pack", "loaded_at"),
                        "constraints": [
                            models.UniqueConstraint(fields=("pack", "sha256"), name="a_pack_is_loaded_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Provision",
                    fields=[
                        ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        ("ref", models.CharField(max_length=40)),
                        ("ref_certain", models.BooleanField(default=True)),
                        ("strength", models.CharField(max_length=20)),
                        ("verb", models.CharField(blank=True, max_length=80)),
                        ("force", models.CharField(max_length=20)),
                        ("judged", models.BooleanField(default=True)),
                        ("applies_from", models.DateField()),
                        ("summary", models.TextField()),
                        ("checked", models.BooleanField(default=False)),
                        ("basis", models.CharField(max_length=20)),
                        ("areas", models.ManyToManyField(related_name="provisions", to="catalogue.area")),
                        (
                            "instrument",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="provisions",
                                to="catalogue.instrument",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("instrument__adopted", "instrument_id", "id"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        ("version", models.CharField(max_length=20)),
                        ("framework", models.CharField(max_length=80)),
                        ("text", models.TextField()),
                        ("data", models.TextField()),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="catalogue.area",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Level",
                    fields=[
                        ("id", models.CharField(max_length=120, primary_key=True, serialize=False)),
                        ("level_id", models.CharField(max_length=40)),
                        ("label", models.CharField(max_length=120)),
                        ("meaning", models.TextField(blank=True)),
                        ("value", models.SmallIntegerField(null=True)),
                        ("order", models.PositiveSmallIntegerField()),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "scale",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="levels", to="catalogue.scale"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("scale_id", "order"),
                        "constraints": [
                            models.UniqueConstraint(fields=("scale", "level_id"), name="a_level_is_listed_once")
                        ],
                    },
                ),
            ]
        ),
    ]
