"""What the demo tells, read from assets/demo: invented units and people in a real campaign."""

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from app import toml
from app.models.editor import Role

FILE = Path("demo") / "thang-cong-nhan-2020.toml"
SLUG, YEAR = "thang-cong-nhan", 2020


class Part(BaseModel):
    """One table of the file; a key that is not a field is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class UnitStory(Part):
    """A unit; the first has no parent."""

    code: str
    name: str
    short: str
    parent: str | None = None


class EditorStory(Part):
    """A person with roles on a unit."""

    login: str
    name: str
    address: str
    unit: str
    roles: tuple[Role, ...]


class Story(Part):
    """One product: which row of the plan it fills, with what, on which kinds of channel."""

    unit: str
    plan_key: str
    channels: tuple[str, ...]
    values: dict[str, Any]
    goes: Literal["published", "scheduled", "in_review", "returned"] = "published"
    note: str = ""


class Content(Part):
    """The whole demo."""

    units: tuple[UnitStory, ...]
    editors: tuple[EditorStory, ...]
    stories: tuple[Story, ...]


def read(assets: Path) -> Content:
    """Return the demo's content. Raises HasProblems for a broken file."""
    return Content.model_validate(toml.read(assets / FILE).data)
