"""What stands around every page of the desk: places to go, the unit, the person, what was done."""

from dataclasses import dataclass
from typing import cast

from flask import Flask, g, request

from app.models.editor import ROLE_WORDS, Editor, Role
from app.reports.desk import count_in_review
from app.web.permalinks import leads
from app.web.pills import product_pill, publication_pill
from app.web.place import Place, here
from app.web.request import current_editor, session
from publishers import CHANNELS

DONE = {
    "saved": "Đã lưu.",
    "asked": "Đã gửi duyệt.",
    "approved": "Đã duyệt. Bài lên theo giờ đã hẹn.",
    "approved-bare": "Đã duyệt. Bài chưa có kênh và giờ đăng.",
    "returned": "Đã trả lại cho người soạn.",
    "scheduled": "Đã hẹn giờ.",
    "withdrawn": "Đã rút lịch.",
    "resent": "Đã cho gửi lại.",
    "found": "Đã ghi đường dẫn. Lượt đăng được tính.",
    "released": "Đã ghi nhận. Chờ một người khác nhận ảnh.",
    "accepted": "Đã nhận ảnh. Lượt phát hành được tính.",
    "sent-back": "Đã trả ảnh lại.",
    "taken-down": "Đã gỡ.",
    "voided": "Đã bỏ khỏi số liệu.",
    "theme": "Đã ghi chủ đề. Bài chưa lên cần duyệt lại.",
    "opened": "Đã mở chiến dịch.",
    "open_already": "Chiến dịch này đã mở từ trước, mọi thứ giữ nguyên.",
    "photo": "Đã nhận ảnh.",
    "template": "Đã lưu mẫu. Chọn được ngay khi soạn bài.",
}


ONE_PAGE = frozenset({"home.show", "home.more", "products.new"})


@dataclass(frozen=True)
class Way:
    """One place to go."""

    endpoint: str
    word: str
    icon: str
    count: int = 0

    @property
    def here(self) -> bool:
        """Whether this page stands there."""
        if self.endpoint in ONE_PAGE:
            return request.endpoint == self.endpoint
        return request.blueprint == self.endpoint.partition(".")[0]


@dataclass(frozen=True)
class Frame:
    """Everything around the page."""

    place: Place
    editor: Editor
    roles: str
    ways: tuple[Way, ...]
    bar: tuple[Way, ...]
    done: str | None


def install(app: Flask) -> None:
    """Give the pages of this application their frame, pills and kinds of channel."""
    app.jinja_env.globals.update(
        frame=frame,
        product_pill=product_pill,
        publication_pill=publication_pill,
        channel_kinds=CHANNELS,
        leads=leads,
        initials=initials,
    )


def frame() -> Frame:
    """Return the frame of this page, made once."""
    if "frame" not in g:
        g.frame = _frame()
    return cast(Frame, g.frame)


def _frame() -> Frame:
    place, editor = here(), current_editor()
    reviews = count_in_review(session(), place.unit.id) if place.approves else 0
    return Frame(
        place=place,
        editor=editor,
        roles=", ".join(ROLE_WORDS[role] for role in Role if role in place.roles),
        ways=_ways(place, reviews),
        bar=_bar(place, reviews),
        done=DONE.get(request.args.get("done", "")),
    )


def initials(name: str) -> str:
    """Nguyễn Thu Hà → TH"""
    return "".join(word[0] for word in name.split()[-2:]).upper()


HOME = Way("home.show", "Hôm nay", "home")
CAMPAIGNS = Way("campaigns.index", "Chiến dịch", "flag")
PRODUCTS = Way("products.index", "Bài", "sheet")
NUMBERS = Way("reports.numbers", "Số liệu", "bars")
CHANNELS_WAY = Way("channels.index", "Kênh", "waves")
TEMPLATES = Way("templates.index", "Mẫu", "pen")
UNITS = Way("units.index", "Đơn vị", "people")
MORE = Way("home.more", "Thêm", "dots")


def _ways(place: Place, reviews: int) -> tuple[Way, ...]:
    review = (Way("reviews.index", "Duyệt", "seal", reviews),) if place.approves else ()
    work = (PRODUCTS,) if place.writes else ()
    channels = (CHANNELS_WAY,) if place.settles else ()
    templates = (TEMPLATES,) if place.designs else ()
    return (HOME, *review, CAMPAIGNS, *work, NUMBERS, *channels, *templates)


def _bar(place: Place, reviews: int) -> tuple[Way, ...]:
    """The five places under the thumb, by what the person comes for."""
    if place.writes:
        review = Way("reviews.index", "Duyệt", "seal", reviews)
        second = review if place.approves else PRODUCTS
        return (HOME, second, Way("products.new", "Soạn", "plus"), CAMPAIGNS, MORE)
    if place.manages:
        return (HOME, CAMPAIGNS, NUMBERS, UNITS, MORE)
    return (NUMBERS, UNITS, CAMPAIGNS, HOME, MORE)
