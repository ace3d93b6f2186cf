"""The tree of unions; every edge has dates (shared rule: units are effective-dated)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, Subquery, exists, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column, relationship

from app.database import Base
from app.errors import NotFound
from publishers.wording import to_nfc


class Unit(Base):
    """A union, known by its code for ever; names and parents are in its versions."""

    __tablename__ = "unit"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)

    versions: Mapped[list["UnitVersion"]] = relationship(
        back_populates="unit",
        foreign_keys="UnitVersion.unit_id",
        order_by="UnitVersion.valid_from",
        lazy="selectin",
    )

    def on(self, day: date) -> "UnitVersion":
        """Return the version of that day; the nearest one before the first or after the last."""
        valid = [version for version in self.versions if version.valid_from <= day]
        return valid[-1] if valid else self.versions[0]


class UnitVersion(Base):
    """What a unit was called and to whom it belonged in [valid_from, valid_to)."""

    __tablename__ = "unit_version"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="unit_version_dates"),
        Index("unit_version_parent", "parent_id", "valid_from"),
        Index("unit_version_unit", "unit_id", "valid_from", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    name: Mapped[str]
    short_name: Mapped[str]
    level: Mapped[str] = mapped_column(default="")
    receiving_department: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    unit: Mapped[Unit] = relationship(back_populates="versions", foreign_keys=[unit_id])


def valid_on(day: date) -> Select[UnitVersion]:
    """Select the versions that hold on a day."""
    return select(UnitVersion).where(
        UnitVersion.valid_from <= day,
        (UnitVersion.valid_to.is_(None)) | (UnitVersion.valid_to > day),
    )


def last_in(first: date, last: date) -> Select[UnitVersion]:
    """Select each unit's last version that held between two days, both included."""
    later = aliased(UnitVersion)
    return select(UnitVersion).where(
        UnitVersion.valid_from <= last,
        (UnitVersion.valid_to.is_(None)) | (UnitVersion.valid_to > first),
        ~exists().where(
            later.unit_id == UnitVersion.unit_id,
            later.valid_from > UnitVersion.valid_from,
            later.valid_from <= last,
        ),
    )


def subtree(unit_id: int, day: date) -> Subquery:
    """Return `(id)`: the unit and all below it in the tree as it stood on that day."""
    return _below(unit_id, valid_on(day))


def subtree_in(unit_id: int, first: date, last: date) -> Subquery:
    """Return `(id)`: the unit and all below it on the last day of a period; what ended during the
    period stays with its last parent (counting rule, section 3)."""
    return _below(unit_id, last_in(first, last))


def ancestors(unit_id: int, day: date) -> Subquery:
    """Return `(id)`: the unit and all above it in the tree as it stood on that day."""
    edges = valid_on(day).subquery()
    line = select(Unit.id).where(Unit.id == unit_id).cte("line", recursive=True)
    above = (
        select(edges.c.parent_id)
        .join(line, edges.c.unit_id == line.c.id)
        .where(edges.c.parent_id.is_not(None))
    )
    return select(line.union(above).c.id).subquery("ancestors")


def codes_above(session: Session, unit_id: int, day: date) -> list[str]:
    """Return the codes of the unit and of all above it that day: whose things it may use."""
    line = ancestors(unit_id, day)
    above = select(Unit.code).where(Unit.id.in_(select(line.c.id))).order_by(Unit.id)
    return list(session.scalars(above))


def _below(unit_id: int, versions: Select[UnitVersion]) -> Subquery:
    edges = versions.subquery()
    tree = select(Unit.id).where(Unit.id == unit_id).cte("tree", recursive=True)
    below = select(edges.c.unit_id).join(tree, edges.c.parent_id == tree.c.id)
    return select(tree.union(below).c.id).subquery("subtree")


def unit_by_code(session: Session, code: str) -> Unit:
    """Return the unit of this code, in whatever Unicode form it was typed. Raises NotFound."""
    unit = session.scalar(select(Unit).where(Unit.code == to_nfc(code).strip()))
    if unit is None:
        raise NotFound("đơn vị", code)
    return unit
