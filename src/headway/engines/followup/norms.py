"""What the catalogue says, as a snapshot needs it: provisions, scales, which figures are parts of which."""

from collections.abc import Mapping
from functools import cache

from headway.engines.followup.snapshot import Ladder, Norm
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.queries import special_labels
from headway.foundation.catalogue.values import load_catalogue


@cache
def norms_of(framework: str) -> Mapping[str, Norm]:
    """The judged provisions of a framework's instruments (without one: of all), in the order of their adoption."""
    catalogue = load_catalogue()
    found = catalogue.frameworks.get(bare(framework))
    wanted = found.instruments if found else tuple(catalogue.instruments)
    instruments = sorted((catalogue.instruments[name] for name in wanted), key=lambda i: (i.adopted, i.id))
    return {
        p.id: Norm(
            key=p.id,
            label=f"{i.symbol}, {p.label}",
            summary=p.summary,
            instrument=i.id,
            strength=p.strength,
            force=p.force,
            applies_from=p.applies_from or i.in_force,
            areas=p.areas,
        )
        for i in instruments
        for p in i.provisions
        if p.judged
    }


@cache
def ladders() -> Mapping[str, Ladder]:
    """Every scale, the system-wide special values among its labels."""
    special = special_labels()
    return {
        scale.id: Ladder(
            {level.id: level.value for level in scale.levels},
            {**special, **{level.id: level.label for level in scale.levels}},
            frozenset(scale.aggregation.success if scale.aggregation else ()),
        )
        for scale in load_catalogue().scales.values()
    }


@cache
def sums() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Indicators that are parts of one whole and cannot overlap, as the catalogue's relations say."""
    relations = load_catalogue().relations.values()
    return tuple((r.right[0], r.left) for r in relations if len(r.left) > 1 and len(r.right) == 1)


@cache
def chapters() -> Mapping[str, str]:
    """The chapter each area belongs to; a chapter belongs to itself."""
    areas = load_catalogue().areas

    def top(key: str) -> str:
        parent = areas[key].parent
        return top(parent) if parent else key

    return {key: top(key) for key in areas}
