"""Set the stage for one picture: what texts know, in which colours, with which files."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.errors import BadInput
from app.rendering import brand, files, jinja, palette
from app.rendering.context import Context
from app.rendering.errors import TextTooLong
from app.rendering.formats import FORMATS, Format
from app.rendering.scene.stage import Photos, Stage
from app.rendering.slots import Values
from app.rendering.template import Template


def set_stage(
    template: Template,
    values: Values,
    context: Context,
    shape: Format,
    photos: Photos,
    canvas: Any,
) -> Stage:
    """Return the stage on which the template's layers of this format can be drawn.

    Raises WordsFailed.
    """
    return Stage(
        canvas=canvas,
        width=shape.width,
        height=shape.height,
        known=jinja.names(values, context, template.derived),
        palette=palette.readable(
            template.palette, brand.usable(context.brand.colours), context.palette
        ),
        labels=_labels(template),
        photos=photos,
        brand=context.brand,
        files=files.reader(template.folder),
        ground=0 if shape.transparent else 0xFFFFFFFF,
    )


@contextmanager
def told(template: Template, shape: Format) -> Iterator[None]:
    """Let what goes wrong while drawing say in which template and format it did."""
    where = f"{template.title}, khổ {shape.title}"
    try:
        yield
    except TextTooLong as error:
        error.where = where
        raise
    except BadInput as error:
        if type(error) is not BadInput:
            raise  # it says all there is to say
        raise BadInput(f"{where}: {error}") from error


def shape_of(template: Template, name: str) -> Format:
    """Return the format of this name. Raises BadInput for one the template does not have."""
    if name not in template.scenes:
        known = ", ".join(template.formats) or "không có khổ nào"
        raise BadInput(f"Mẫu {template.name} không có khổ “{name}”; có: {known}.")
    return FORMATS[name]


def _labels(template: Template) -> dict[str, str]:
    """Return what an editor calls each name of a text; what is derived goes by its first slot."""
    labels = {slot.name: slot.label for slot in template.slots}
    for name, expression in template.derived.items():
        used = jinja.used(jinja.as_text(expression))
        label = next((said for known, said in labels.items() if known in used), None)
        if label is not None:
            labels[name] = label
    return labels
