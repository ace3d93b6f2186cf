"""Fill and draw one row of a campaign's plan for every unit below: values once, units differ."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import reading
from app.errors import BadInput, HasProblems, LoaError, NotFound
from app.models.campaign import Campaign, same_below
from app.models.product import Product, ProductState
from app.rendering import slots
from app.rendering.errors import DrawingFailed
from app.rendering.studio import WORKERS
from app.workflow.draft_product import fill
from app.workflow.render_media import render
from app.workflow.tools import Tools

# What is being reviewed or was approved belongs to those who looked at it.
OPEN = (ProductState.DRAFT, ProductState.RETURNED)


@dataclass(frozen=True)
class NotDrawn:
    """A unit whose product could not be drawn."""

    unit: str
    product_id: int
    reason: str


@dataclass(frozen=True)
class Rendered:
    """How many products have their media now, how many were left as they are, and which failed."""

    drawn: int
    left: int
    failures: tuple[NotDrawn, ...]


@dataclass(frozen=True)
class _Row:
    product_id: int
    unit: str
    values: Mapping[str, Any]


def render_campaign(
    campaign_id: int,
    plan_key: str,
    values: Mapping[str, Any],
    tools: Tools,
    *,
    by: int | None = None,
    tell: Callable[[int, int], object] = lambda _done, _whole: None,
) -> Rendered:
    """Put the values into one planned row of this campaign and of the same one below, and draw it.

    Slots that `values` does not name keep what each unit wrote. What is in review or approved is
    left alone; what is drawn already is not drawn again, so an interrupted run is simply run again.
    `tell` hears how many of how many are done. Raises NotFound, and HasProblems when the values
    suit no unit; what fails for one unit is in the answer.
    """
    rows, left = _rows(campaign_id, plan_key, values, tools)
    failures: list[NotDrawn] = []
    with ThreadPoolExecutor(WORKERS) as pool:
        for number, failure in enumerate(pool.map(lambda row: _draw(row, tools, by), rows), 1):
            if failure is not None:
                failures.append(failure)
            tell(number, len(rows))
    return Rendered(len(rows) - len(failures), left, tuple(failures))


def _rows(
    campaign_id: int, plan_key: str, values: Mapping[str, Any], tools: Tools
) -> tuple[list[_Row], int]:
    """Return the rows to draw with all their values, and how many are left alone."""
    with reading() as session:
        campaign = session.get(Campaign, campaign_id)
        if campaign is None:
            raise NotFound("chiến dịch", campaign_id)
        same = [one.id for one in same_below(session, campaign, clock.local_day(clock.now()))]
        planned = select(Product).where(Product.campaign_id.in_(same), Product.plan_key == plan_key)
        products = session.scalars(planned.order_by(Product.id)).all()
        if not products:
            raise NotFound("dòng trong kế hoạch", plan_key)
        for template in {product.template for product in products}:
            slots.read_values(tools.library.find(template), values, partial=True)
        rows = [
            _Row(product.id, product.unit.code, {**product.values, **values})
            for product in products
            if product.state in OPEN
        ]
        return rows, len(products) - len(rows)


def _draw(row: _Row, tools: Tools, by: int | None) -> NotDrawn | None:
    try:
        fill(row.product_id, row.values, tools, by=by)
        render(row.product_id, tools)
    except (BadInput, DrawingFailed) as error:
        return NotDrawn(row.unit, row.product_id, _reason(error))
    return None


def _reason(error: LoaError) -> str:
    if isinstance(error, HasProblems):
        return " ".join(problem.message for problem in error.problems)
    return str(error)
