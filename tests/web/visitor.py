"""A browser before the desk: signs in, sends forms with their token, reads pages strictly."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.factory import Loa
from tests.factories import PASSWORD, product

CARD = {
    "slot.title": "640 công nhân được khám sức khỏe",
    "slot.lead": "Sáng 24/4, Công đoàn khám sức khỏe cho 640 người.",
    "slot.body": "Từ 7 giờ, các bác sĩ đã có mặt.",
    "slot.date": "2027-04-24",
}


class Visitor:
    """One browser with its cookies; `page` is the text of the last answer."""

    def __init__(self, loa: Loa, login: str = "", password: str = PASSWORD) -> None:
        self.browser: FlaskClient = loa.web().test_client()
        self.page = ""
        self._csrf = ""
        if login:
            answer = self.sign_in(login, password)
            assert answer.status_code == 303, answer.text
            self._csrf = token(self.get("/desk/more").text)

    def sign_in(self, login: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Open the form and send it."""
        form = self.browser.get("/sign-in").text
        return self.browser.post(
            "/sign-in",
            data={"login": login, "password": password, "csrf": token(form), **fields},
        )

    def get(self, path: str, status: int = 200) -> TestResponse:
        """Open a page that a strict parser accepts."""
        answer = self.browser.get(path)
        assert answer.status_code == status, (path, answer.status_code, words(answer.text))
        if answer.mimetype == "text/html":
            html5lib.HTMLParser(strict=True).parse(answer.text)
            self.page = answer.text
        return answer

    def send(self, path: str, status: int = 303, **fields: Any) -> TestResponse:
        """Send a form of the desk; `file` fields are (bytes, name)."""
        return self.send_fields(path, fields, status)

    def send_fields(self, path: str, fields: Mapping[str, Any], status: int = 303) -> TestResponse:
        """Send a form whose fields have names that are no Python names."""
        data = {
            name: (BytesIO(value[0]), value[1]) if isinstance(value, tuple) else value
            for name, value in fields.items()
        }
        answer = self.browser.post(
            path, data={"csrf": self._csrf, **data}, content_type="multipart/form-data"
        )
        assert answer.status_code == status, (path, answer.status_code, words(answer.text))
        if answer.mimetype == "text/html" and answer.status_code != 303:
            self.page = answer.text
        return answer


def token(page: str) -> str:
    """Return the token of the first form of a page."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found, "the page has no form with a token"
    return found[1]


def words(page: str) -> str:
    """Return what a page says, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page)).strip()


def where(answer: TestResponse) -> str:
    """Return the path a redirect leads to."""
    return urlsplit(answer.headers["Location"]).path


def approval(product_id: int) -> dict[str, Any]:
    """Return the form of the review page as it is shown now."""
    shown = product(product_id)
    return {
        "verdict": "approved",
        "fingerprint": str(shown.fingerprint),
        "asked_at": shown.changed_at.isoformat(),
    }


def started(visitor: Visitor, template: str = "tin-hoat-dong") -> int:
    """Start a product through the page of templates and return its number."""
    page = visitor.get("/desk/products/new").text
    assert f'value="{template}"' in page
    return int(where(visitor.send("/desk/products/", template=template)).rsplit("/", 1)[1])
