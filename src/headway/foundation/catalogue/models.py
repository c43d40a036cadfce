"""The catalogue's rows: stable ids that payloads name. Not ledgered; loaded from files, never deleted, only ended."""

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """A catalogue row under an id that never changes; `until` is set when the files no longer name it."""

    id = models.CharField(primary_key=True, max_length=80)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar[tuple[str, ...]] = ("id",)


class State(models.Model):
    """A State by its ISO 3166-1 alpha-3 code; user-assigned codes are fictional States."""

    code = models.CharField(primary_key=True, max_length=3)
    alpha2 = models.CharField(max_length=2, blank=True)
    name = models.CharField(max_length=120)
    official_name = models.CharField(max_length=200, blank=True)
    region = models.CharField(max_length=40, blank=True)
    fictional = models.BooleanField(default=False)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name", "code")

    def __str__(self) -> str:
        return self.name


class Body(Entry):
    """An assessing body, and the one it acts for."""

    name = models.CharField(max_length=200)
    acronym = models.CharField(max_length=80, blank=True)
    acts_for = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Entry.Meta):
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.acronym or self.name


class Area(Entry):
    """A chapter of a report (no parent) or one of its sections."""

    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="sections")
    order = models.PositiveSmallIntegerField()

    class Meta(Entry.Meta):
        ordering = ("order", "id")

    def __str__(self) -> str:
        return self.title


class Instrument(Entry):
    """A resolution or other instrument, by its symbol."""

    symbol = models.CharField(max_length=60)
    title = models.TextField()
    issuer = models.CharField(max_length=80)
    adopted = models.DateField()
    superseded_by = models.CharField(max_length=80, blank=True)

    class Meta(Entry.Meta):
        ordering = ("adopted", "id")

    def __str__(self) -> str:
        return self.symbol


class Provision(Entry):
    """A paragraph of an instrument. `force` is what counts filter by, `strength` what pages show."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="provisions")
    ref = models.CharField(max_length=40)
    ref_certain = models.BooleanField(default=True)
    strength = models.CharField(max_length=20)
    verb = models.CharField(max_length=80, blank=True)
    force = models.CharField(max_length=20)
    judged = models.BooleanField(default=True)
    applies_from = models.DateField()
    summary = models.TextField()
    checked = models.BooleanField(default=False)
    basis = models.CharField(max_length=20)
    areas = models.ManyToManyField(Area, related_name="provisions")

    class Meta(Entry.Meta):
        ordering = ("instrument__adopted", "instrument_id", "id")

    def __str__(self) -> str:
        return f"{self.instrument_id}:{self.ref}"


class Indicator(Entry):
    """What a figure counts: unit, stock or flow, population."""

    title = models.CharField(max_length=200)
    unit = models.CharField(max_length=20)
    kind = models.CharField(max_length=10)
    population = models.TextField()
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="indicators")

    class Meta(Entry.Meta):
        ordering = ("area__order", "id")

    def __str__(self) -> str:
        return self.title


class Scale(Entry):
    """An ordered scale on one axis."""

    title = models.CharField(max_length=200)
    axis = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.title


class Level(models.Model):
    """A level of a scale; `value` orders it and is null where it does not count."""

    id = models.CharField(primary_key=True, max_length=120)
    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, related_name="levels")
    level_id = models.CharField(max_length=40)
    label = models.CharField(max_length=120)
    meaning = models.TextField(blank=True)
    value = models.SmallIntegerField(null=True)
    order = models.PositiveSmallIntegerField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("scale_id", "order")
        constraints = [models.UniqueConstraint(fields=["scale", "level_id"], name="a_level_is_listed_once")]


class Framework(Entry):
    """A framework in one version, "ct-core@1"; `data` is its file as JSON."""

    version = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    data = models.TextField()


class Procedure(Entry):
    """A procedure in one version, "ctc-visit@2"; `data` is its entry as JSON."""

    version = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    data = models.TextField()


class Question(Entry):
    """A question of a framework's questionnaire; `data` is its entry as JSON."""

    version = models.CharField(max_length=20)
    framework = models.CharField(max_length=80)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField()
    data = models.TextField()


class Pack(models.Model):
    """Which files are loaded: every version that ever was, with its digest."""

    pack = models.CharField(max_length=120)
    version = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ("pack", "loaded_at")
        constraints = [models.UniqueConstraint(fields=["pack", "sha256"], name="a_pack_is_loaded_once")]
