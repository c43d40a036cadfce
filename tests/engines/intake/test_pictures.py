"""Pictures keep their pixels and nothing else."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from headway.casework.evidence.models import Source
from headway.engines.intake.pictures import drawn_anew, is_picture, take_in_picture
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.sources import reading_of
from headway.foundation.ledger.files import read_file
from tests import make

SECRET = b"40.1772N 44.5035E"
LIMITS = Limits()


def a_picture(form="JPEG", size=(60, 20), **how):
    out = BytesIO()
    Image.new("RGB", size, (10, 120, 200)).save(out, form, **how)
    return out.getvalue()


def with_its_place(form):
    """A picture that says where it was taken, in every corner its format has."""
    if form == "PNG":
        told = PngInfo()
        told.add_text("Comment", SECRET.decode())
        return a_picture("PNG", pnginfo=told) + SECRET
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif[0x0112] = 6
    return a_picture("JPEG", exif=exif, comment=SECRET, icc_profile=SECRET) + SECRET


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_nothing_that_lay_beside_the_pixels_is_kept(form):
    data = with_its_place(form)
    assert SECRET in data

    pixels, media_type, ending = drawn_anew(data, LIMITS)

    assert SECRET not in pixels
    assert (media_type, ending) == {"JPEG": ("image/jpeg", ".jpg"), "PNG": ("image/png", ".png")}[form]
    with Image.open(BytesIO(pixels)) as kept:
        assert (kept.getexif(), kept.info.keys() & {"comment", "Comment", "icc_profile", "exif"}) == ({}, set())
        assert kept.getpixel((2, 2))[2] > 180


def test_a_picture_stands_upright_once_its_orientation_is_gone():
    pixels, _, _ = drawn_anew(with_its_place("JPEG"), LIMITS)

    with Image.open(BytesIO(pixels)) as kept:
        assert kept.size == (20, 60)


@pytest.mark.parametrize("form", ["GIF", "TIFF", "WEBP"])
def test_other_kinds_become_png(form):
    data = a_picture(form)

    assert is_picture(data)
    assert drawn_anew(data, LIMITS)[1:] == ("image/png", ".png")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(50), a_picture()[:200], b"GIF89a<script>"])
def test_a_damaged_picture_is_refused_in_one_sentence(data):
    with pytest.raises(Unreadable, match="damaged"):
        drawn_anew(data, LIMITS)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked():
    bomb = a_picture("PNG", size=(20_000, 20_000))
    assert len(bomb) < 2_000_000

    with pytest.raises(Unreadable):
        drawn_anew(bomb, LIMITS)
    with pytest.raises(Unreadable, match="1,200 pixels and the limit is 1,000"):
        drawn_anew(a_picture(), Limits(max_pixels=1_000))


@pytest.mark.django_db
def test_a_picture_becomes_a_source_without_text():
    draft = Source(type="document", **make.sight())

    kept = take_in_picture(
        draft, with_its_place("JPEG"), name="border.post.jpeg", limits=LIMITS, actor=make.SYSTEM, at=make.NOW
    )

    assert (kept.type, kept.title, kept.file.name, kept.file.media_type) == (
        "picture", "border.post.jpeg", "border.post.jpg", "image/jpeg",
    )  # fmt: skip
    assert SECRET not in read_file(kept.file)
    assert (kept.reading, reading_of(kept)) == (None, None)
