"""A person at a browser, as far as it takes to act on the site: cookies, forms, files, a server that is gone."""

import re
from html import unescape
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.serving import PATIENCE

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')

SENTENCE = re.compile(r"<p>(.*?)</p>", re.S)


class Gone(Exception):
    """The server did not answer: nobody was told that the act was done."""


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Browser:
    """Signed in as a persona of the demonstration through the printed link.

    `said` is the first paragraph of the last page that refused something.
    """

    def __init__(self, link: str, persona: str) -> None:
        parts = urlsplit(link)
        self.root = f"{parts.scheme}://{parts.netloc}"
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()), _Stay)
        self.said = self.token = ""
        self._ask(Request(link))
        self.post("/persona/", {"persona": persona})

    def get(self, path: str) -> str:
        """The page. Raises Gone."""
        return self._ask(Request(self.root + path))[2]

    def find(self, path: str, pattern: str) -> list[str]:
        """What a pattern finds on a page. Raises Gone."""
        return re.findall(pattern, self.get(path))

    def post(self, path: str, fields: dict[str, object], *, form: str = "/") -> tuple[int, str]:
        """Send a form; the status and where it leads. A field may be a file. Raises Gone."""
        found = TOKEN.search(self.get(form))
        self.token = found[1] if found else self.token
        given = {**fields, "csrfmiddlewaretoken": self.token}
        if any(hasattr(value, "read") for value in fields.values()):
            data, kind = encode_multipart(BOUNDARY, given), MULTIPART_CONTENT
        else:
            data, kind = urlencode(given).encode(), "application/x-www-form-urlencoded"
        headers = {"Content-Type": kind, "Referer": self.root + form}
        status, place, _ = self._ask(Request(self.root + path, data=data, headers=headers))
        return status, place

    def _ask(self, request: Request) -> tuple[int, str, str]:
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, "", answer.read().decode("utf-8", "replace")
        except HTTPError as answer:
            with answer:
                page = answer.read().decode("utf-8", "replace")
                self.said = unescape("".join(SENTENCE.findall(page)[:1]))
                return answer.code, answer.headers.get("Location", ""), page
        except OSError:
            raise Gone from None
        except Exception as error:
            raise Gone from error
