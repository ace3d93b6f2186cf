"""Check the drawings a template names: there, drawable, and checked where they are maps."""

from collections.abc import Iterator
from pathlib import Path

from app.errors import NotFound
from app.rendering import files, maps, svg
from app.rendering.scene.pieces import ArtworkLayer


def faults(layer: ArtworkLayer, folder: Path) -> Iterator[str]:
    """Yield what is wrong with the file of a layer of the template in this folder."""
    try:
        data = files.reader(folder)(layer.file)
    except NotFound:
        yield f"không có tệp “{layer.file}”."
        return
    if svg.is_svg(data):
        why = svg.fault(data)
        if why is not None:
            yield f"tệp “{layer.file}” {why}."
    if layer.map or maps.is_map(layer.file):
        why = maps.fault(layer.file, data, files.shared_root(folder))
        if why is not None:
            yield why
