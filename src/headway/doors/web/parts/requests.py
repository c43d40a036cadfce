"""The request as our pages see it: Django's, with the actor it is answered to."""

from django.http import HttpRequest

from headway.foundation.core.actors import Actor


class Request(HttpRequest):
    """A request that `know_the_actor` has passed."""

    actor: Actor
