"""Names of people without an office: shown where they stand before a file is stored, and blacked out if so decided.

Nothing is stored meanwhile: a small file comes back with the answer, in a field of the form; else it is chosen again.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from headway.doors.web.parts.requests import Request
from headway.engines.intake.layer import Document
from headway.engines.intake.names import PrivateName, find_private_names
from headway.foundation.core.messages import Message

HELD = 1_500_000
"""So many bytes travel with the question; more than that is chosen again."""

OURS = ("csrfmiddlewaretoken", "names", "name", "held", "held_name")


@dataclass(frozen=True, slots=True)
class Group:
    """One person's name with the passages it stands in, and how often."""

    name: str
    places: int
    passages: tuple[str, ...]
    reason: Message


class AskFirst(Exception):
    """People without an office are named, and nobody has decided what becomes of that."""

    def __init__(self, groups: list[Group]) -> None:
        super().__init__("people without an office are named")
        self.groups = groups


def names_to_black_out(request: Request, document: Document) -> list[str]:
    """The names a person has chosen to black out. Raises AskFirst where there are names and nothing was decided."""
    groups = grouped(find_private_names(document))
    decided = request.POST.get("names", "")
    if decided == "black-out":
        chosen = request.POST.getlist("name")
        return [group.name for group in groups if group.name in chosen]
    if groups and decided != "keep":
        raise AskFirst(groups)
    return []


def grouped(names: tuple[PrivateName, ...]) -> list[Group]:
    """The places by name; a family name alone goes with the name it is part of."""
    found: dict[str, list[PrivateName]] = {}
    for row in names:
        name = " ".join(row.text.split())
        whole = next((known for known in found if name in known.split()), name)
        found.setdefault(whole, []).append(row)
    return [
        Group(name, len(rows), tuple(dict.fromkeys(" ".join(row.passage.split()) for row in rows)), rows[0].reason)
        for name, rows in found.items()
    ]


def files_of(request: Request) -> "MultiValueDict[str, UploadedFile[bytes]]":
    """The files of a form, among them the one that came back with the answer."""
    files = request.FILES.copy()
    held = request.POST.get("held", "")
    if held and "file" not in files:
        try:
            data = b64decode(held, validate=True)
        except NotBase64:
            return files
        files["file"] = SimpleUploadedFile(request.POST.get("held_name", "") or "file", data)
    return files


def ask(request: Request, groups: list[Group], data: bytes, name: str) -> HttpResponse:
    """The page with the passages, and what may become of the names."""
    given = [(key, value) for key in request.POST if key not in OURS for value in request.POST.getlist(key)]
    context = {
        "groups": groups,
        "given": given,
        "held": b64encode(data).decode() if data and len(data) <= HELD else "",
        "held_name": name,
        "choose_again": len(data) > HELD,
    }
    return render(request, "web/intake/names.html", context, status=422)
