"""Bytes from outside are looked at by a real ClamAV daemon before they are let in."""

import pytest

from headway.foundation.ledger.scanning import NoScanner, NotTaken, answers, scanned
from tests.scanner import EICAR, OURS, clamd


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    with clamd(tmp_path_factory.mktemp("clamd")) as both:
        yield both


@pytest.fixture(params=["socket", "port"])
def scanner(request, addresses, settings):
    settings.HEADWAY_CLAMD = addresses[request.param == "port"]
    return settings.HEADWAY_CLAMD


def test_what_is_clean_is_let_in(scanner):
    data = b"The delegation met the authorities. " * 5_000

    assert scanned(data).data == data
    assert answers(scanner)


@pytest.mark.parametrize(
    ("data", "name"), [(EICAR, "Eicar-Test-Signature"), (b"A letter. " + OURS + b" Regards.", "Headway.Test")]
)
def test_what_the_scanner_knows_is_refused_by_its_name_in_one_sentence(scanner, data, name):
    with pytest.raises(NotTaken) as refused:
        scanned(data)

    assert not isinstance(refused.value, NoScanner)
    assert str(refused.value) == (
        f"The virus scanner found “{name}.UNOFFICIAL” in the file, so it was not taken: ask whoever sent it."
    )


def test_what_the_scanner_finds_too_large_is_refused(scanner):
    with pytest.raises(NotTaken, match="larger than the virus scanner looks at"):
        scanned(bytes(8_000_000))


@pytest.mark.parametrize("address", ["/nowhere/clamd.sock", "127.0.0.1:9", "nonsense"])
def test_where_no_scanner_answers_nothing_is_let_in(settings, address):
    settings.HEADWAY_CLAMD = address

    assert not answers(address)
    with pytest.raises(NoScanner, match="does not answer"):
        scanned(b"anything")


def test_an_installation_without_a_scanner_lets_in_what_comes():
    assert scanned(EICAR).data == EICAR
