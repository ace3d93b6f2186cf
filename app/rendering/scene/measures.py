"""Layers that show numbers and years: horizontal bars, a line, progress, a timeline."""

from typing import Literal

from pydantic import Field

from app.rendering.scene.base import Base
from app.rendering.scene.notation import Colour, Expression, Text


class LengthsLayer(Base):
    """Horizontal bars, the greatest marked; name and value stand in the bar, else behind it.

    `most` is what the full width stands for (the greatest value without one). `unit` follows each
    value, such as "%". Bars share the height; each is at most `thickest` high.
    """

    type: Literal["lengths"]
    x: float
    y: float
    width: float
    height: float
    values: Expression
    labels: Expression
    unit: Text = ""
    most: Expression = "0"
    thickest: float = 44
    size: float = 23
    floor: float = 16
    colour: Colour
    marked: Colour = "strong"
    on_bar: Colour = "on_field"
    ink: Colour = "ink"


class TrendLayer(Base):
    """A line over equal steps, its greatest and its last value written; the foot of it is 0.

    `x`, `y`, `width`, `height` are the box of line, values and labels together. Labels that would
    touch are left out at even steps, never the last.
    """

    type: Literal["trend"]
    x: float
    y: float
    width: float
    height: float
    values: Expression
    labels: Expression
    stroke: float = 5
    size: float = 24
    axis: float = 17
    colour: Colour
    marked: Colour = "strong"
    ink: Colour = "ink"
    muted: Colour = "muted"


class ProgressLayer(Base):
    """How much of the way is gone (0 to 1) as a bar; `goal` marks where one wants to be."""

    type: Literal["progress"]
    x: float
    y: float
    width: float
    height: float = 28
    share: Expression
    goal: Expression = "none"
    goal_label: Text = ""
    size: float = 19
    colour: Colour
    rest: Colour
    ink: Colour = "ink"


class TimelineLayer(Base):
    """Years to scale along an axis that runs down or to the right, each with its words.

    `list` gives the milestones; of each, `year` and `words` are read as `item`. The axis runs from
    the first year to the last, or from `starts` to `ends`. Of two whose words would come nearer
    than `apart`, the one for which `lesser` is true is left out; where neither is, the drawing is
    refused: the scale never shifts.
    """

    type: Literal["timeline"]
    x: float
    y: float
    length: float = Field(gt=0)
    along: Literal["down", "right"] = "down"
    list: Expression
    year: Expression = "item.year"
    words: Text = "{{ item.text }}"
    lesser: Expression = "false"
    starts: Expression = "none"
    ends: Expression = "none"
    apart: float = 14
    width: float = 320
    size: float = 38
    small: float = 22
    floor: float = 17
    lines: int = 2
    line: float = 3.4
    dot: float = 8
    colour: Colour = "accent"
    ink: Colour = "on_field"
