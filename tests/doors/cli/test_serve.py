"""`headway serve` for real: what it prints lets in, by this machine's name alone, and Ctrl-C ends it."""

import signal
import socket
import subprocess
from contextlib import closing
from http.client import HTTPConnection

import pytest

from tests.serving import HEADWAY, PATIENCE, serving


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The demonstration, served."""
    folder = tmp_path_factory.mktemp("data")
    subprocess.run([*HEADWAY, "demo", "--no-serve", "--data", str(folder)], check=True, stdout=subprocess.DEVNULL)
    with serving(folder) as served:
        yield served


def ask(link, path, **headers):
    with closing(HTTPConnection(link.hostname, link.port, timeout=PATIENCE)) as connection:
        connection.request("GET", path, headers={"Connection": "close", **headers})
        with connection.getresponse() as answer:
            return answer.status, answer.getheader("Set-Cookie") or "", answer.read().decode()


def test_without_the_token_nobody_gets_in(site):
    status, _, page = ask(site[1], "/")

    assert status == 403
    assert "link" in page


def test_the_printed_link_lets_in_once_and_its_cookie_after_that(site):
    link = site[1]
    status, cookie, _ = ask(link, f"/?{link.query}")

    assert status == 302
    assert ask(link, "/", Cookie=cookie.split(";")[0])[0] == 200


@pytest.mark.parametrize("token", ["", "wrong", "%FF"])
def test_a_wrong_token_lets_nobody_in(site, token):
    assert ask(site[1], f"/?token={token}")[0] == 403


def test_another_host_name_is_refused(site):
    link = site[1]

    assert ask(link, f"/?{link.query}", Host="headway.example.org")[0] == 400


def test_it_listens_on_this_machine_only(site):
    assert site[1].hostname == "127.0.0.1"


def test_ctrl_c_ends_it_cleanly(tmp_path):
    with serving(tmp_path) as (process, _):
        process.send_signal(signal.SIGINT)

        assert process.wait(timeout=PATIENCE) == 0


def test_an_empty_installation_prints_the_link_that_makes_its_first_administrator(tmp_path):
    with serving(tmp_path) as (_, link):
        status, _, page = ask(link, link.path, Host=link.netloc)
        told = ask(link, "/", Host=link.netloc)[0]

    assert (link.hostname, status, told) == ("localhost", 200, 200)
    assert "Begin this installation" in page
    assert "Counter-Terrorism Committee Executive Directorate" in page


def test_single_user_mode_needs_one_user(tmp_path):
    command = [*HEADWAY, "serve", "--data", str(tmp_path), "--single-user"]
    answer = subprocess.run(command, capture_output=True, text=True)

    assert answer.returncode == 2
    assert answer.stderr == "headway: Single-user mode needs exactly one user; see “headway people list”.\n"


def test_a_request_with_two_ends_hides_no_second_one(site):
    """What a proxy would take for the body of the first is not answered as a request of its own."""
    link = site[1]
    hidden = b"GET /hidden-second/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    ends = f"Transfer-Encoding: chunked\r\nContent-Length: {5 + len(hidden)}"
    message = f"POST / HTTP/1.1\r\nHost: {link.netloc}\r\n{ends}\r\n\r\n0\r\n\r\n".encode() + hidden

    with socket.create_connection((link.hostname, link.port), timeout=PATIENCE) as line:
        line.sendall(message)
        told = b"".join(iter(lambda: line.recv(65_536), b""))

    assert told.count(b"HTTP/1.1 ") == 1
    assert b"hidden-second" not in told
