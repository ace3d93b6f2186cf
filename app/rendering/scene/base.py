"""What all layers share: a name, a condition, a place that may hang on earlier layers."""

from abc import ABC, abstractmethod

from pydantic import BaseModel, ConfigDict

from app.rendering.scene.notation import Expression


class Part(BaseModel):
    """A piece of a scene; a key nobody knows is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Base(Part):
    """What every layer has. `name` lets later layers refer to it; `when` must be true to draw."""

    name: str = ""
    when: Expression = "true"


class Placed(Base, ABC):
    """A layer whose height on the canvas may hang on earlier ones.

    `below` and `above` name earlier layers: the nearest one that was drawn counts, `gap` away.
    When none was, the place the layer gives itself counts.
    """

    below: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    gap: float = 0

    @property
    @abstractmethod
    def is_placed(self) -> bool:
        """Whether the layer also has a place of its own."""
