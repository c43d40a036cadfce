"""kill -9 in the middle of anything: the ledger verifies, what was acknowledged is there, nothing is there by half.

Fifty times over one installation, each time at another moment, in turn while files are uploaded, proposals accepted,
reports kept, cleared, submitted and adopted, a file imported by the command line and a backup made. Run under
`.ci/postgres` the same happens on PostgreSQL.
"""

import io
import random
import subprocess
import zipfile
from itertools import count
from threading import Event, Thread
from time import perf_counter

import pytest

from tests.crash.browser import Browser, Gone
from tests.crash.examine import examined
from tests.crash.site import Site, kill
from tests.serving import PATIENCE

pytestmark = pytest.mark.proof

ROUNDS = 50
BEYOND = 1.2
"""The blow falls within the time that an act took when it was left alone, and a little more."""
TEXT = """Crash item {word}

The delegation noted that Orsania had adopted law number {word} on border control in 2017. The police trained more than
{word} officers. The team recommended that Orsania should connect its border posts to the databases of INTERPOL.
"""
REPORTS = "/assessments/XOR-2018/reports/"
LINE = ("section", "legal", "front-office")
"""The offices that clear a report, in their order."""
STEPS = (
    ("assessor", "cleared", "clear", {"reason": "It is ready."}, "It is cleared."),
    ("assessor", "submitted", "submit", {}, "It is with the Committee."),
    ("committee-member", "adopted", "adopt", {"decision": "Adopted.", "document": "S/2018/1"}, "It is adopted."),
)
"""A report's way to adoption: what it is then, the form, what is sent, and what the page says once it is done."""
_words = count(1)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("crash") / "data")
    assert site.run("demo", "--no-serve").returncode == 0
    yield site
    site.kill()


def a_file(title):
    file = io.BytesIO(TEXT.format(word=title).encode())
    file.name = f"{title}.txt"
    return file


def upload(browser, told, stop):
    """Give files to read, one after the other; `told` gets every title that was answered as kept."""
    while not stop.is_set():
        title = f"CrashUpload{next(_words)}"
        status, place = browser.post(
            "/sources/new/", {"file": a_file(title), "compartment": "XOR", "title": title}, form="/sources/new/"
        )
        assert status == 302, f"the upload was answered with {status}"
        assert place.endswith("/proposals/")
        told.append(("upload", title))


def accept(browser, told, stop):
    """Read a file in and accept its proposals, one after the other."""
    while not stop.is_set():
        title = f"CrashAccept{next(_words)}"
        _, reading = browser.post(
            "/sources/new/", {"file": a_file(title), "compartment": "XOR", "title": title}, form="/sources/new/"
        )
        told.append(("upload", title))
        for proposal in sorted(set(browser.find(reading, r'action="[^"]*/proposals/([^/"]+)/"'))):
            if stop.is_set():
                return
            status, _ = browser.post(f"{reading}{proposal}/", {"decision": "accept"}, form=reading)
            assert status == 302
            told.append(("decision", f"{title} {proposal}"))


def adopt(browser, told, stop):
    """Keep a report, clear it, submit it and record its adoption, one version after the other."""
    while not stop.is_set():
        become(browser, "assessor")
        before = kept(browser)
        revised = {"report": "communique:public", "corrects": "A word was wrong."}  # once one of its kind was adopted
        sent(browser, "keep", revised, "It is kept as it stands.")
        (report,) = kept(browser) - before
        told.append(("draft", report))
        for office in LINE:
            sent(browser, f"/reports/{report}/office/", {"office": office, "word": "clears"}, "It is recorded.")
        for who, status, verb, fields, said in STEPS:
            become(browser, who)
            sent(browser, f"/reports/{report}/{verb}/", fields, said)
            told.append((status, report))


def become(browser, persona):
    assert browser.post("/persona/", {"persona": persona})[0] == 302


def kept(browser):
    """The reports that can be cleared."""
    return set(browser.find(REPORTS, r'action="/reports/(\w{26})/(?:office|clear)/"'))


def sent(browser, place, fields, said):
    path = place if place.startswith("/") else f"{REPORTS}{place}/"
    assert browser.post(path, fields, form=REPORTS)[0] == 302
    assert said in browser.get(REPORTS), f"{path} did not say: {said}"


ACTS = {"upload": (upload, "upload"), "accept": (accept, "decision"), "adopt": (adopt, "adopted")}
"""What is done at the site, and what is acknowledged last of it."""


class Told(list):
    """What was acknowledged, whether anything was yet, and an event that is set at the last act of a kind."""

    def __init__(self, last="", over=None):
        super().__init__()
        self.first, self.last, self.over = Event(), last, over

    def append(self, act):
        super().append(act)
        self.first.set()
        if act[0] == self.last:
            self.over.set()


def left_alone(site, acts, last):
    """Serve and act until an act of the last kind is acknowledged; all that was, and the seconds it took."""
    site.start()
    stop = Event()
    told = Told(last, stop)
    browser = Browser(site.link, "assessor")
    began = perf_counter()
    acts(browser, told, stop)
    took = perf_counter() - began
    site.kill()
    return list(told), took


def while_serving(site, acts, delay):
    """Serve, act, and so many seconds after the first act kill the server; what was acknowledged by then."""
    site.start()
    told, stop, failed = Told(), Event(), []
    browser = Browser(site.link, "assessor")

    def run():
        try:
            acts(browser, told, stop)
        except Gone:
            return
        except BaseException as error:
            failed.append(error)
            told.first.set()

    thread = Thread(target=run)
    thread.start()
    told.first.wait(timeout=PATIENCE)
    stop.wait(delay)
    site.kill()
    stop.set()
    thread.join(timeout=PATIENCE)
    assert not thread.is_alive()
    assert failed == []
    return list(told)


def import_file(site, delay, folder):
    """`headway intake --accept-all`, killed; acknowledged only if it came to its end."""
    title = f"CrashImport{next(_words)}"
    file = folder / f"{title}.txt"
    file.write_text(TEXT.format(word=title).replace("Crash item ", "", 1))
    process = site.begin("intake", file, "--accept-all", "--state", "XOR")
    ended = ends_within(process, delay)
    kill(process)
    return [("import", title)] if ended == 0 else []


def back_up(site, delay, folder):
    """`headway backup`, killed: the file it was to make is whole or not there."""
    file = folder / f"{next(_words)}.zip"
    process = site.begin("backup", file)
    ends_within(process, delay)
    kill(process)
    if file.exists():
        with zipfile.ZipFile(file) as archive:
            assert archive.testzip() is None
        assert Site(folder / f"{file.stem}-back").run("restore", file).returncode == 0
    return []


def ends_within(process, seconds):
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return None


def test_fifty_blows_at_random_moments_lose_nothing_and_leave_nothing_by_half(site, tmp_path):
    chance = random.Random(2018)
    began = perf_counter()
    told = import_file(site, PATIENCE, tmp_path)
    longest = dict.fromkeys(("import", "backup"), perf_counter() - began)
    for kind, (acts, last) in ACTS.items():
        done, longest[kind] = left_alone(site, acts, last)
        told += done
    assert {kind for kind, _ in told} == {"upload", "decision", "import", "draft", "cleared", "submitted", "adopted"}
    for number in range(ROUNDS):
        kind = ("upload", "accept", "adopt", "import", "backup")[number % 5]
        delay = chance.uniform(0, longest[kind] * BEYOND)
        match kind:
            case "import":
                told += import_file(site, delay, tmp_path)
            case "backup":
                told += back_up(site, delay, tmp_path)
            case _:
                told += while_serving(site, ACTS[kind][0], delay)
        assert examined(site, told) == [], f"after blow {number + 1}, {kind}, at {delay:.2f} s"
