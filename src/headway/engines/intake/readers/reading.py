"""The door of the readers: bytes in, a Document or one clear sentence out."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from django.utils.translation import gettext as _

from headway.engines.intake.layer import Document
from headway.engines.intake.readers.decoding import decode
from headway.engines.intake.readers.kinds import FileKind, kind_of
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.plain import read_plain
from headway.engines.intake.readers.portable import read_portable
from headway.engines.intake.readers.web import read_web
from headway.engines.intake.readers.word import read_word
from headway.engines.intake.readers.word_pictures import Said
from headway.foundation.core.numbers_said import say_count

_DEFAULT = Limits()


def read(
    data: bytes, *, name: str, limits: Limits = _DEFAULT, said: Mapping[int, Sequence[Said]] | None = None
) -> Document:
    """Read a file. Its type is told by its content first, its name second.

    `said` has what a machine read from pictures of pages in a Word file, by their numbers. Raises Unreadable, and nothing else, where the file is empty, too large, damaged, encrypted or of no known type.
    """
    if len(data) > limits.max_bytes:
        raise Unreadable(
            _("The file has %(size)s bytes and the limit is %(limit)s: give its parts singly.")
            % {"size": say_count(len(data)), "limit": say_count(limits.max_bytes)}
        )
    if not data.strip():
        raise Unreadable(_("The file is empty: check that it was saved and copied completely."))
    return _checked(_read(data, kind_of(data, name), limits, said), limits)


def _read(data: bytes, kind: FileKind, limits: Limits, said: Mapping[int, Sequence[Said]] | None) -> Document:
    digest = sha256(data).hexdigest()
    if kind is FileKind.WORD:
        return read_word(data, digest=digest, limits=limits, said=said)
    if kind is FileKind.PORTABLE:
        return read_portable(data, digest=digest, limits=limits)
    if kind is FileKind.WEB:
        return read_web(data, digest=digest)
    text, encoding = decode(data)
    return read_plain(text, digest=digest, metadata={"encoding": encoding})


def read_text(text: str, *, limits: Limits = _DEFAULT) -> Document:
    """Read plain text that is already in memory, such as what a person pasted. Raises Unreadable."""
    try:
        digest = sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise Unreadable(_("The text has broken characters: copy it again from where it came from.")) from error
    return _checked(read_plain(text, digest=digest), limits)


def _checked(document: Document, limits: Limits) -> Document:
    if not document.blocks:
        raise Unreadable(_("There is no text in the file: check that it was saved and copied completely."))
    if len(document.text) > limits.max_characters:
        raise Unreadable(
            _("The text has %(size)s characters and the limit is %(limit)s: give its parts singly.")
            % {"size": say_count(len(document.text)), "limit": say_count(limits.max_characters)}
        )
    return document
