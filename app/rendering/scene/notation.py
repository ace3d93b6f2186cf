"""How a template writes texts, faces, colours and lengths; each is checked while it is read."""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Tag, ValidationInfo
from pydantic_core import PydanticCustomError

from app.rendering import jinja
from app.rendering.palette import HEX, ROLES

_FACE = re.compile(r"[MB][3-9]00|D[4-7]00")


def _text(source: str, info: ValidationInfo) -> str:
    for fault in jinja.faults(source, info.context["known"]) if info.context else ():
        raise PydanticCustomError("text", "{fault}", {"fault": fault})
    return source


def _expression(source: str, info: ValidationInfo) -> str:
    _text(jinja.as_text(source), info)
    return source


def _face(name: str) -> str:
    if not _FACE.fullmatch(name):
        raise PydanticCustomError(
            "face", "không có kiểu chữ “{name}”; viết như M900, B500, D700.", {"name": name}
        )
    return name


def _colour(given: str) -> str:
    name, _, opacity = given.partition("/")
    if (name not in ROLES and not HEX.fullmatch(name)) or (opacity and not opacity.isdigit()):
        raise PydanticCustomError(
            "colour",
            "không có màu “{given}”; viết #RRGGBB hoặc một vai: {roles}.",
            {"given": given, "roles": ", ".join(ROLES)},
        )
    return given


def _roles(given: Mapping[str, object]) -> Mapping[str, object]:
    for role in given:
        if role not in ROLES:
            raise PydanticCustomError(
                "role",
                "không có vai màu “{role}”; có: {roles}.",
                {"role": role, "roles": ", ".join(ROLES)},
            )
    return given


Text = Annotated[str, AfterValidator(_text)]
Expression = Annotated[str, AfterValidator(_expression)]
Face = Annotated[str, AfterValidator(_face)]
# A role or #RRGGBB, with "/40" for an opacity of 40 %; or two of them and how far between.
OneColour = Annotated[str, AfterValidator(_colour)]
Colour = Annotated[
    Annotated[OneColour, Tag("one")] | Annotated[tuple[OneColour, OneColour, float], Tag("mix")],
    Discriminator(lambda given: "mix" if isinstance(given, list | tuple) else "one"),
]
# What the roles are in one cell of a list.
Tint = Annotated[dict[str, Colour], AfterValidator(_roles)]
Point = tuple[float, float]
# Pixels, or an expression for them where the room depends on how much there is to show.
Length = Annotated[
    Annotated[float, Tag("pixels")] | Annotated[Expression, Tag("expression")],
    Discriminator(lambda given: "expression" if isinstance(given, str) else "pixels"),
]
