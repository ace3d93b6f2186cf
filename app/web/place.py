"""Where the person stands on this page: one unit, and the roles held there."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import g, request

from app import clock
from app.errors import NotFound, NotPermitted
from app.models.editor import Role
from app.models.product import Product, ProductState
from app.models.unit import unit_by_code
from app.reports.reach import UnitLine, granted_units, roles_on, unit_line
from app.web.request import current_editor, session

COOKIE = "loa-unit"
WRITERS = frozenset({Role.EDITOR, Role.APPROVER})


@dataclass(frozen=True)
class Place:
    """The chosen unit and what the person may do there."""

    unit: UnitLine
    roles: frozenset[Role]

    @property
    def edits(self) -> bool:
        """Whether the person writes here."""
        return Role.EDITOR in self.roles

    @property
    def approves(self) -> bool:
        """Whether the person answers for what goes out."""
        return Role.APPROVER in self.roles

    @property
    def manages(self) -> bool:
        """Whether the person opens campaigns."""
        return Role.CAMPAIGN_MANAGER in self.roles

    @property
    def designs(self) -> bool:
        """Whether the person makes templates for this unit and those below it."""
        return bool(self.roles & {Role.CAMPAIGN_MANAGER, Role.ADMINISTRATOR})

    @property
    def writes(self) -> bool:
        """Whether drafts may be seen: only who works on them does (design, section 7)."""
        return bool(self.roles & WRITERS)

    @property
    def settles(self) -> bool:
        """Whether the person may decide about a publication that stands still."""
        return bool(self.roles & (WRITERS | {Role.ADMINISTRATOR}))

    def title_of(self, product: Product) -> str:
        """What the product is called here: the words of a draft are for who works on it, what the
        plan of a campaign called it is for all."""
        is_out = product.first_release_on and product.state is ProductState.APPROVED
        if self.writes or is_out or product.changed_at == product.created_at:
            return product.title
        return "Bài đang làm"


def today() -> date:
    """Return the local day of this request."""
    return clock.local_day(clock.now())


def here() -> Place:
    """Return the chosen unit: by the address, else by the last choice, else the first held.

    Raises NotPermitted for a unit out of reach, NotFound for none of that code.
    """
    if "place" not in g:
        g.place = _chosen()
    return cast(Place, g.place)


def there(unit_id: int) -> Place:
    """Return any unit with the roles held on it; there may be none."""
    roles = roles_on(session(), current_editor().id, unit_id, today())
    return Place(unit_line(session(), unit_id, today()), roles)


def at(unit_id: int, *, drafts: bool) -> Place:
    """Return the unit of the thing shown on this page, which becomes the place of the page.

    Raises NotPermitted unless the person works there, or, without `drafts`, has any role there.
    """
    place = there(unit_id)
    if drafts and not place.writes:
        raise NotPermitted(
            "Bài này của đơn vị khác, chỉ người soạn và người duyệt của đơn vị đó xem được."
        )
    if not place.roles:
        raise NotPermitted("Tài khoản này chưa có vai trò ở đơn vị đó.")
    g.place = place
    return place


def _chosen() -> Place:
    if code := request.args.get("unit"):
        place = there(unit_by_code(session(), code).id)
        if not place.roles:
            raise NotPermitted("Tài khoản này chưa có vai trò ở đơn vị đó.")
        return place
    return _remembered() or _first()


def _remembered() -> Place | None:
    """The unit last chosen, unless the role there has been taken back since."""
    code = request.cookies.get(COOKIE)
    if not code:
        return None
    try:
        place = there(unit_by_code(session(), code).id)
    except NotFound:
        return None
    return place if place.roles else None


def _first() -> Place:
    units = granted_units(session(), current_editor().id, today())
    if not units:
        raise NotPermitted("Tài khoản này chưa có vai trò nào. Nhờ quản trị đơn vị cấp quyền.")
    return there(units[0].id)
