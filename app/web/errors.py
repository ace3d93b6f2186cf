"""Each class of error becomes a status and a page: what happened, what became of the work, what to
do."""

import logging
from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, make_response, render_template, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from app.errors import (
    AlreadyThere,
    BadInput,
    CannotRun,
    HasProblems,
    IllegalMove,
    LoaError,
    NotFound,
    NotPermitted,
    ReviewIsStale,
)
from app.rendering import clean
from app.web.guard import SAFE, local_path, split
from app.web.request import current_sign_in

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Case:
    """One kind of trouble: its status, its headline, and what a person can do."""

    status: int
    title: str
    advice: str


CASES: dict[type[LoaError], Case] = {
    HasProblems: Case(422, "Còn chỗ cần sửa", "Sửa các chỗ dưới đây rồi làm lại."),
    NotFound: Case(404, "Không tìm thấy", "Kiểm tra lại đường dẫn, hoặc tìm từ trang Hôm nay."),
    AlreadyThere: Case(409, "Đã có sẵn", "Xem cái đang có, hoặc chọn tên khác."),
    BadInput: Case(422, "Chưa dùng được", "Quay lại, sửa chỗ đó rồi làm lại."),
    NotPermitted: Case(403, "Chưa được phép", "Quay lại, hoặc nhờ quản trị đơn vị."),
    ReviewIsStale: Case(409, "Bài đã khác lúc xem", "Tải lại trang duyệt để xem bản mới."),
    IllegalMove: Case(409, "Không làm được lúc này", "Tải lại trang để xem trạng thái mới nhất."),
    CannotRun: Case(503, "Máy chưa làm được", "Chờ một lát rồi thử lại. Vẫn vậy thì báo quản trị."),
    LoaError: Case(500, "Chưa làm được", "Thử lại sau ít phút."),
}
HTTP_CASES = {
    400: Case(400, "Không đọc được yêu cầu", "Tải lại trang rồi làm lại."),
    404: Case(404, "Không có trang này", "Kiểm tra lại đường dẫn, hoặc đi từ trang đầu."),
    405: Case(405, "Trang này chỉ để xem", "Quay lại và bấm nút trên trang."),
    413: Case(413, "Tệp lớn quá", "Chọn ảnh nhỏ hơn 32 MB rồi gửi lại."),
    500: Case(500, "Loa gặp lỗi", "Thử lại sau ít phút. Vẫn vậy thì báo quản trị giờ xảy ra."),
}
HTTP_SENTENCES = {
    400: "Trình duyệt gửi thiếu hoặc sai dữ liệu.",
    404: "Đường dẫn này không dẫn tới trang nào, hoặc trang đã được gỡ.",
    405: "Đường dẫn này không nhận thao tác vừa rồi.",
    413: "Tệp hoặc phần vừa gửi lớn hơn mức Loa nhận.",
    500: "Có lỗi bên trong khi làm trang này. Lỗi đã được ghi lại.",
}
NOTHING_CHANGED = "Chưa có gì thay đổi."


def install(app: Flask) -> None:
    """Answer every error of this application with a page a person can use."""
    app.register_error_handler(LoaError, loa_error)
    app.register_error_handler(OperationalError, database_error)
    app.register_error_handler(HTTPException, http_error)


def loa_error(error: LoaError) -> Response:
    """Return the page of one of our own errors."""
    case = case_of(error)
    return _page(case, sentences(error), kept=_kept(case.status))


def database_error(error: OperationalError) -> Response:
    """Return the page of a database that does not answer: locked for long, or its disk is full."""
    log.error("the database refused: %s", error)
    sentence = "Cơ sở dữ liệu đang bận, hoặc đĩa đã đầy. Phần vừa gửi chưa được lưu."
    response = _page(CASES[CannotRun], (sentence,), kept="")
    response.headers["Retry-After"] = "10"
    return response


def http_error(error: HTTPException) -> Response:
    """Return the page of a status; details of an inner error are only in the log."""
    status = error.code or 500
    if status < 400:  # a redirect is no trouble
        response: Response = make_response(error.get_response())
        return response
    phrase = HTTPStatus(status).phrase
    case = HTTP_CASES.get(status, Case(status, "Không làm được", "Quay lại trang trước."))
    happened = HTTP_SENTENCES.get(status, f"Máy chủ trả lời: {phrase}.")
    response = _page(case, (happened,), kept=_kept(status))
    if status == 405 and error.get_response().headers.get("Allow"):
        response.headers["Allow"] = error.get_response().headers["Allow"]
    return response


def case_of(error: LoaError) -> Case:
    """Return the case of the nearest class above the error."""
    return next(CASES[kind] for kind in type(error).__mro__ if kind in CASES)


def sentences(error: LoaError) -> tuple[str, ...]:
    """Return what the error says, one sentence for each problem; where it stands in a file only
    when that helps: a slot is named by its label."""
    if isinstance(error, HasProblems):
        return tuple(str(one) if one.line else one.message for one in error.problems)
    return (str(error),)


def _page(case: Case, happened: tuple[str, ...], *, kept: str) -> Response:
    said = [clean.line(one) for one in happened]  # an address may be repeated: not its NULs
    page = render_template("errors/error.html", case=case, happened=said, kept=kept, back=_back())
    return make_response(page, case.status)


def _kept(status: int) -> str:
    """What became of the work: a refused change has changed nothing; an inner error cannot say."""
    return NOTHING_CHANGED if request.method not in SAFE and status < 500 else ""


def _back() -> tuple[str, str]:
    """Return where the way on leads, and its words."""
    came = split(request.referrer or "")
    if came and came.netloc == request.host and came.path != request.path:
        came_from = local_path(came.path + (f"?{came.query}" if came.query else ""))
        if came_from:
            return came_from, "Quay lại trang trước"
    return ("/desk/", "Về Hôm nay") if current_sign_in() else ("/", "Về trang nhất")
