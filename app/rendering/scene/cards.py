"""Draw the pieces made of words: the number card and the footer with its source."""

from collections.abc import Callable, Sequence
from typing import Any

from app.rendering.scene.layers import Layer, RectLayer, TextLayer
from app.rendering.scene.pieces import CardLayer, FooterLayer
from app.rendering.scene.stage import Stage

Draw = Callable[[Stage, Sequence[Layer]], None]
# Of the figure's size: rule, label and its baseline, the figure's baseline, the note.
_RULE, _LABEL, _LABEL_AT, _FIGURE_AT = 3 / 82, 22 / 82, 38 / 82, 128 / 82
_NOTE, _NOTE_GAP = 22 / 82, 20 / 82


def draw_card(stage: Stage, layer: CardLayer, draw: Draw) -> None:
    """Draw a number card. Raises TextTooLong, naming what is too long in it."""
    names = {part: f"{layer.name} {part}" for part in ("rule", "label", "figure", "note")}
    size, y = layer.size, stage.y(layer.y)
    room: dict[str, Any] = {"x": layer.x, "width": layer.width}
    rule = RectLayer(
        type="rect", name=names["rule"], y=y, height=size * _RULE, colour=layer.ink, **room
    )
    label = _text(
        names["label"],
        layer.label,
        "B600",
        size * _LABEL,
        layer.ink,
        room,
        baseline=y + size * _LABEL_AT,
        floor=size * _LABEL * 0.73,
    )
    figure = _text(
        names["figure"],
        layer.value,
        "M800",
        size,
        layer.colour,
        room,
        baseline=y + size * _FIGURE_AT,
        floor=layer.floor,
        tracking=-0.02,
        suffix=layer.unit,
    )
    note = _text(
        names["note"],
        layer.note,
        "B400",
        size * _NOTE,
        layer.muted,
        room,
        below=(names["figure"],),
        gap=size * _NOTE_GAP,
        floor=size * _NOTE * 0.75,
        lines=2,
        leading=1.36,
    )
    draw(stage, (rule, label, figure, note))
    drawn = [stage.extents[name] for name in names.values() if name in stage.extents]
    stage.extents[layer.name] = (y, max(bottom for _, bottom in drawn))


def draw_footer(stage: Stage, layer: FooterLayer, draw: Draw) -> None:
    """Draw rule, source and note; nothing without a source."""
    source = stage.text(layer.source).strip()
    if not source:
        return
    room: dict[str, Any] = {"x": layer.x, "width": layer.width}
    parts: list[Layer] = []
    note_width = 0.0
    if stage.text(layer.note).strip():
        note_width = layer.width * 0.24
        parts.append(
            _text(
                f"{layer.name} note",
                layer.note,
                "B600",
                layer.size,
                layer.colour,
                {"x": stage.x(layer.x) + layer.width, "width": note_width},
                last=layer.y,
                floor=layer.floor,
                align="right",
            )
        )
    room["width"] = layer.width - note_width - (layer.size if note_width else 0)
    parts.append(
        _text(
            f"{layer.name} source",
            f"Nguồn: {layer.source}",
            "B400",
            layer.size,
            layer.colour,
            room,
            last=layer.y,
            floor=layer.floor,
            lines=layer.lines,
            leading=1.35,
        )
    )
    parts.append(
        RectLayer(
            type="rect",
            name=layer.name,
            x=layer.x,
            width=layer.width,
            height=layer.rule,
            colour=layer.ink,
            above=(f"{layer.name} source",),
            gap=layer.size,
        )
    )
    draw(stage, parts)


def _text(
    name: str, text: str, face: str, size: float, colour: Any, room: dict[str, Any], **more: Any
) -> TextLayer:
    return TextLayer(
        type="text", name=name, text=text, face=face, size=size, colour=colour, **room, **more
    )
