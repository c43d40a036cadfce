"""The source that a page is about, with its file and its reading, where the reader may see it."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from headway.casework.evidence.models import Source
from headway.doors.web.parts.requests import Request


def source_seen(request: Request, key: UUID) -> Source:
    """Raises Http404 where there is none, or none for this reader."""
    return get_object_or_404(Source.objects.visible_to(request.actor).select_related("file", "reading"), pk=key)
