"""Text recognition with the tesseract that this machine has (tesseract(1)); where there is none, people type.

It runs as a process of its own with one page on its standard input, a limit of time and of what it prints, and no
network: what it reads is never trusted, and is marked "read by machine" until a person confirms it.
"""

import os
import re
import shutil
import subprocess
from functools import cache

from django.utils.translation import gettext as _

PROGRAM = "tesseract"
SECONDS = 120
MOST_CHARACTERS = 200_000
_CODES = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "zh": "chi_sim", "de": "deu", "pt": "por"}
_NAME = re.compile(r"[A-Za-z]{3,4}(?:_[A-Za-z]+)*")


class NotRead(Exception):
    """The page was not read; the message is one sentence that says what to do."""


def is_there() -> bool:
    """Whether this machine can read pictures."""
    return bool(languages())


@cache
def languages() -> tuple[str, ...]:
    """The languages it reads, by tesseract's own codes; none where it is not installed."""
    program = shutil.which(PROGRAM)
    if program is None:
        return ()
    try:
        told = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(word for word in told.splitlines()[1:] if _NAME.fullmatch(word) and word != "osd")


def language_for(code: str) -> str:
    """The installed language for a text of language `code` ("en"), with English beside it; every one if not known."""
    known = languages()
    wanted = _CODES.get(code, "")
    chosen = [wanted] if wanted in known else list(known)[:4]
    if "eng" in known and "eng" not in chosen:
        chosen.append("eng")
    return "+".join(chosen)


def read_picture(picture: bytes, *, language: str = "", in_columns: bool = False) -> str:
    """The text of one page, a PNG. Raises NotRead."""
    text = (
        _run(picture, language, *_laid_out(in_columns))
        .decode("utf-8", errors="replace")
        .replace("\f", "")
        .replace("\0", "")
    )
    return text[:MOST_CHARACTERS].strip()


def picture_as_pdf(
    picture: bytes, *, language: str = "", in_columns: bool = False, dots: int = 240, seconds: float = SECONDS
) -> bytes:
    """One page, a PNG of so many dots to the inch, as a PDF with what was read where it stands. Raises NotRead."""
    options = (*_laid_out(in_columns), "--dpi", str(dots), "-c", "textonly_pdf=1")
    return _run(picture, language, *options, "pdf", seconds=seconds)


def _laid_out(in_columns: bool) -> tuple[str, str]:
    """Where tesseract seeks columns itself it takes the numbers of a list for one, and loses them."""
    return "--psm", "3" if in_columns else "6"


def _run(picture: bytes, language: str, *more: str, seconds: float = SECONDS) -> bytes:
    program = shutil.which(PROGRAM)
    if program is None or not languages():
        raise NotRead(
            _("This installation has no text recognition: type the text, or ask for tesseract to be installed.")
        )
    try:
        return subprocess.run(
            [program, "stdin", "stdout", "-l", language_for(language), *more],
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=True,
            env={"OMP_THREAD_LIMIT": "1", "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", **_data()},
        ).stdout
    except subprocess.TimeoutExpired:
        raise NotRead(
            _("Reading the page took longer than %(seconds)s seconds and was stopped: type its text.")
            % {"seconds": round(seconds)}
        ) from None
    except (OSError, subprocess.SubprocessError):
        raise NotRead(_("The page could not be read by machine: type its text.")) from None


def _data() -> dict[str, str]:
    folder = os.environ.get("TESSDATA_PREFIX")
    return {"TESSDATA_PREFIX": folder} if folder else {}
