"""The whole line, told once from top to bottom: from a pack to a number one can open."""

from sqlalchemy import select

from app import clock
from app.database import reading
from app.factory import Loa
from app.models.article import Article
from app.models.editor import Role
from app.models.product import Product, ProductState
from app.models.publication import Publication, PublicationState
from app.models.receipt import Outcome, Receipt
from app.models.review import Verdict
from app.reports import kpi, period
from app.worker import ticker
from app.workflow.draft_product import Wish, fill, wish
from app.workflow.open_campaign import open_campaign
from app.workflow.publish_due import publish
from app.workflow.release_by_hand import accept, release
from app.workflow.review_product import ask, review
from publishers.rehearsal.publisher import posts
from tests.factories import a_channel, a_unit, an_editor, channel_ids
from tests.pictures import jpeg

UPPER, OFFICE = "AD", "AD-2"
CARD = "moi-du-phat-dong"  # a row of the pack's content plan: the invitation to the opening


def test_a_campaign_pack_becomes_a_counted_publication(loa: Loa) -> None:
    tools = loa.tools
    this_year = period.year(clock.local_day(clock.now()).year)

    # Two units, one below the other; the lower one has people and three channels.
    upper = a_unit(UPPER, "Công đoàn KCN Ánh Dương")
    a_unit(OFFICE, "CĐCS Xưởng may số 2", parent=UPPER)
    manager = an_editor("ngoc", Role.CAMPAIGN_MANAGER, unit=UPPER)
    editor = an_editor("ha", Role.EDITOR, unit=OFFICE)
    approver = an_editor("luc", Role.APPROVER, unit=UPPER)  # a role reaches everything below
    for kind in ("website", "rehearsal", "notice_board"):
        a_channel(tools, kind, unit=OFFICE)

    # 1–2. The manager opens the pack for the unit and everything below it.
    opened = open_campaign("thang-cong-nhan", 2020, UPPER, tools, children=True, by=manager)
    assert (list(opened.campaigns), opened.new) == ([UPPER, OFFICE], 2)

    # 3. The plan has left a draft for the invitation; the editor fills it and says where it goes.
    card = planned(opened.campaigns[OFFICE], CARD)
    assert card.state is ProductState.DRAFT
    fill(
        card.id,
        {
            **card.values,
            "title": "Tháng Công nhân",
            "event": "Lễ phát động",
            "date": "2020-04-28",
            "place": "Nhà ăn Xưởng may số 2",
        },
        tools,
        by=editor,
    )
    wish(card.id, Wish(channel_ids("website", "rehearsal", "notice_board", unit=OFFICE)), by=editor)

    # 4–5. Asking draws the pictures; the approver answers for exactly what was drawn.
    shown = ask(card.id, tools, by=editor)
    assert planned(opened.campaigns[OFFICE], CARD).state is ProductState.IN_REVIEW
    scheduled = review(card.id, tools, by=approver, of=shown, verdict=Verdict.APPROVED)
    website, rehearsal, board = map(publication, scheduled)
    assert {one.state for one in (website, rehearsal, board)} == {PublicationState.SCHEDULED}

    # 6–10. One step of the ticker lends out what is due; what is carried is sent and written down.
    ticker.step(lambda number, token: publish(number, token, tools), tools, clock.now())
    website, rehearsal, board = map(publication, scheduled)
    assert website.state is rehearsal.state is PublicationState.PUBLISHED
    assert board.state is PublicationState.SCHEDULED  # it waits for a person's hands
    assert outcomes(website) == outcomes(rehearsal) == [Outcome.PUBLISHED]
    assert website.permalink == f"http://loa.example/bai/{article(website).slug}"
    assert [kept.key for kept in posts(tools.doors.folder)] == [rehearsal.key]

    # The notice board: one person pins the print and photographs it, a second person accepts it.
    release(board.id, jpeg(), clock.now(), tools, by=editor)
    assert counted(upper, this_year).publications == {"website": 1}  # proof is not yet accepted
    accept(board.id, by=approver)
    assert outcomes(publication(board.id)) == [Outcome.RELEASED_BY_HAND, Outcome.ACCEPTED]

    # 11. The upper unit reads one product, digital and on paper too; the rehearsal counts nothing.
    number = counted(upper, this_year)
    assert (number.digital, number.total, number.mixed) == (1, 1, 1)
    assert str(number.share) == "100.0"
    assert number.publications == {"notice_board": 1, "website": 1}

    # Behind the number stand its publications, and the one on the web can be opened.
    assert behind(upper, this_year) == {
        (board.id, "notice_board", None),
        (website.id, "website", website.permalink),
    }


def planned(campaign_id: int, key: str) -> Product:
    with reading() as session:
        row = select(Product).where(Product.campaign_id == campaign_id, Product.plan_key == key)
        return session.scalars(row).one()


def publication(publication_id: int) -> Publication:
    with reading() as session:
        return session.get_one(Publication, publication_id)


def article(of: Publication) -> Article:
    with reading() as session:
        return session.scalars(select(Article).where(Article.key == of.key)).one()


def outcomes(of: Publication) -> list[Outcome]:
    with reading() as session:
        told = select(Receipt.outcome).where(Receipt.publication_id == of.id).order_by(Receipt.id)
        return list(session.scalars(told))


def counted(unit_id: int, span: period.Period) -> kpi.Counted:
    with reading() as session:
        return kpi.counted(session, kpi.Scope(unit_id), span)


def behind(unit_id: int, span: period.Period) -> set[tuple[int, str, str | None]]:
    with reading() as session:
        lines, _ = kpi.counted_publications(session, kpi.Scope(unit_id), span)
    return {(line.publication_id, line.channel_kind, line.permalink) for line in lines}
