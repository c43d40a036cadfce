"""The door of the readers: bytes in, a Document or one clear sentence out."""

from hashlib import sha256

from headway.engines.intake.layer import Document
from headway.engines.intake.readers.decoding import decode
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.plain import read_plain

_DEFAULT = Limits()


def read(data: bytes, *, name: str, limits: Limits = _DEFAULT) -> Document:
    """Read a file. Its type is told by its content first, its name second.

    Raises Unreadable, and nothing else, where the file is empty, too large, damaged, encrypted or of no known type.
    """
    if len(data) > limits.max_bytes:
        raise Unreadable(f"The file has {len(data):,} bytes and the limit is {limits.max_bytes:,}: give its parts singly.")
    if not data.strip():
        raise Unreadable("The file is empty: check that it was saved and copied completely.")
    text, encoding = decode(data)
    return _checked(read_plain(text, digest=sha256(data).hexdigest(), metadata={"encoding": encoding}), limits)


def read_text(text: str, *, limits: Limits = _DEFAULT) -> Document:
    """Read plain text that is already in memory, such as what a person pasted. Raises Unreadable."""
    try:
        digest = sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise Unreadable("The text has broken characters: copy it again from where it came from.") from error
    return _checked(read_plain(text, digest=digest), limits)


def _checked(document: Document, limits: Limits) -> Document:
    if not document.blocks:
        raise Unreadable("There is no text in the file: check that it was saved and copied completely.")
    if len(document.text) > limits.max_characters:
        raise Unreadable(
            f"The text has {len(document.text):,} characters and the limit is {limits.max_characters:,}: "
            "give its parts singly."
        )
    return document
