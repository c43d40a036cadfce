"""Pictures are kept as pixels alone: decoded and written anew, so that nothing else that lay in the file comes in."""

from datetime import datetime
from io import BytesIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from PIL import Image, ImageOps, UnidentifiedImageError

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.foundation.access.rules import may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import period
from headway.foundation.core.numbers_said import say_count
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.scanning import scanned, written_here

FORMATS = ("PNG", "JPEG", "GIF", "TIFF", "WEBP")
_BEGINNINGS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_DAMAGED = gettext_noop("The picture is damaged: open it in a program for pictures and save it again.")


def is_picture(data: bytes) -> bool:
    """Whether bytes begin as a picture of a kind that is kept does."""
    return data.startswith(_BEGINNINGS) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def drawn_anew(data: bytes, limits: Limits) -> tuple[bytes, str, str]:
    """The pixels of a picture's first frame in a new file, upright: bytes, media type, and the ending of its name.

    Place, camera, comments and whatever else lay beside or behind the pixels are gone. Raises Unreadable.
    """
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            width, height = picture.size
            if width * height > limits.max_pixels:
                raise Unreadable(
                    _("The picture has %(size)s pixels and the limit is %(limit)s: make it smaller.")
                    % {"size": say_count(width * height), "limit": say_count(limits.max_pixels)}
                )
            as_photo = picture.format == "JPEG"
            upright = ImageOps.exif_transpose(picture).convert("RGB" if as_photo else "RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable(_(_DAMAGED)) from error
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError, MemoryError) as error:
        raise Unreadable(_(_DAMAGED)) from error
    upright.info = {}
    out = BytesIO()
    if as_photo:
        upright.save(out, "JPEG", quality=90)
        return out.getvalue(), "image/jpeg", ".jpg"
    upright.save(out, "PNG")
    return out.getvalue(), "image/png", ".png"


def take_in_picture(source: Source, data: bytes, *, name: str, limits: Limits, actor: Actor, at: datetime) -> Source:
    """Keep a picture as a source without text. Raises NotTaken, Unreadable, NotADate and NotAllowed."""
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    scanned(data)
    pixels, media_type, ending = drawn_anew(data, limits)
    if source.dated:
        period(source.dated)
    source.type = Source.Kind.PICTURE
    source.title = source.title or name
    named = name.rpartition(".")[0] or name or "picture"
    return keep_source(
        source, actor=actor, at=at, data=written_here(pixels), name=named + ending, media_type=media_type
    )
