"""The States on whose own side somebody works."""

from headway.foundation.core.actors import Actor, Role, Side


def own_states(actor: Actor) -> set[str]:
    """The States for which someone works on their own side: their page is there before anything is on file."""
    return {seat.compartment for seat in actor.seats if seat.side is Side.STATE and seat.role is not Role.ADMINISTRATOR}
