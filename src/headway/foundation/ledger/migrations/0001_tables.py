import django.db.models.deletion
from django.db import migrations, models

import headway.foundation.core.ids
from headway.foundation.core.tables import MakeTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("ledger", "0001_initial"),
        ("ledger", "0002_reasons"),
    ]

    dependencies = []

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="Chain",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("compartment", models.CharField(max_length=3, unique=True)),
                        ("seq", models.PositiveBigIntegerField(default=0)),
                        ("head", models.CharField(default="", max_length=64)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Installation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Revision",
                    fields=[
                        ("hash", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ("record", models.UUIDField(db_index=True)),
                        ("kind", models.CharField(max_length=40)),
                        ("schema", models.PositiveSmallIntegerField()),
                        ("parents", models.TextField()),
                        ("payload_digest", models.CharField(max_length=64)),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        ("audience", models.CharField(blank=True, max_length=10)),
                        ("holder", models.UUIDField(null=True)),
                        ("circle", models.UUIDField(null=True)),
                        ("expunges", models.CharField(blank=True, db_index=True, max_length=64)),
                    ],
                    options={
                        "ordering": ("changeset_id", "hash"),
                    },
                ),
                migrations.CreateModel(
                    name="StoredFile",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("revision", models.CharField(default="", editable=False, max_length=64)),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        ("sha256", models.CharField(db_index=True, max_length=64)),
                        ("size", models.PositiveBigIntegerField()),
                        ("media_type", models.CharField(max_length=120)),
                        ("name", models.CharField(blank=True, max_length=255)),
                    ],
                    options={
                        "ordering": ("id",),
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Changeset",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("installation", models.UUIDField()),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        ("seq", models.PositiveBigIntegerField()),
                        ("previous", models.CharField(blank=True, max_length=64)),
                        ("act", models.UUIDField(db_index=True)),
                        ("at", models.DateTimeField()),
                        ("recorded_at", models.DateTimeField()),
                        ("actor", models.TextField()),
                        ("door", models.CharField(blank=True, max_length=20)),
                        ("reason", models.TextField(blank=True)),
                        ("reason_nonce", models.BinaryField(max_length=16, null=True)),
                        ("reason_digest", models.CharField(blank=True, max_length=64)),
                        ("hash", models.CharField(max_length=64, unique=True)),
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("installation", "compartment", "seq"), name="one_link_per_seq"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Payload",
                    fields=[
                        (
                            "revision",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="payload",
                                serialize=False,
                                to="ledger.revision",
                            ),
                        ),
                        ("nonce", models.BinaryField(max_length=16)),
                        ("text", models.TextField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="revision",
                    name="changeset",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="ledger.changeset"
                    ),
                ),
            ]
        ),
    ]
