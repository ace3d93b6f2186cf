"""Drawing from the command line: one template for one unit, or for every row of a table."""

import hashlib
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from app.cli.base import as_json, progress, show
from app.cli.batch import draw_table
from app.cli.given import TEMPLATES, photos_in, read_json
from app.errors import BadInput, CannotRun
from app.rendering import gallery, slots
from app.rendering.fingerprint import fingerprint
from app.rendering.formats import FORMATS
from app.rendering.slots import Values
from app.rendering.template import Template, find
from app.settings import ROOT

_MIMES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


@click.command()
@click.argument("name", metavar="[TEMPLATE]", required=False)
@click.option("--template", "named", help="Mẫu; cũng có thể viết ngay sau lệnh.")
@click.option("--batch", type=click.Path(path_type=Path), help="Bảng .xlsx, .csv: mỗi dòng một bộ.")
@click.option("--values", type=click.Path(path_type=Path), help="Tệp JSON: tên ô → giá trị.")
@click.option("--example", is_flag=True, help="Dùng giá trị ví dụ của mẫu.")
@click.option("--format", "formats", multiple=True, help="Định dạng; bỏ trống để vẽ tất cả.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Thư mục hoặc tệp.")
@as_json
def render(
    name: str | None,
    named: str | None,
    batch: Path | None,
    values: Path | None,
    example: bool,
    formats: tuple[str, ...],
    out: Path,
    as_json: bool,
) -> None:
    """Vẽ hình từ một mẫu; với --batch, cho mọi dòng của một bảng."""
    found = find(TEMPLATES, _one(name, named))
    if example and values:
        raise BadInput("Chọn một trong hai: --values TỆP hoặc --example.")
    chosen = _formats(found, formats)
    if batch is not None:
        usual = found.example if example else read_json(values) if values else {}
        draw_table(found, chosen, usual, batch, values, out, as_json=as_json)
        return
    if not example and values is None:
        raise BadInput("Chọn một trong hai: --values TỆP hoặc --example.")
    given = slots.read_values(found, read_json(values) if values else found.example)
    begun = time.perf_counter()
    pictures = _drawn(found, given, photos_in(values.parent if values else ROOT), chosen, out)
    milliseconds = round((time.perf_counter() - begun) * 1000)
    files = _written(pictures)
    text = "\n".join(f"{file['path']}  {file['width']}×{file['height']}" for file in files)
    show({"files": files, "milliseconds": milliseconds}, text, as_json=as_json)


def _one(name: str | None, named: str | None) -> str:
    if bool(name) == bool(named):
        raise BadInput("Nêu một mẫu: viết tên sau lệnh, hoặc --template TÊN.")
    return name or named or ""


def _formats(found: Template, formats: tuple[str, ...]) -> tuple[str, ...]:
    if unknown := [one for one in formats if one not in found.formats]:
        raise BadInput(
            f"Mẫu {found.name} không có định dạng {unknown[0]}. Có: {', '.join(found.formats)}."
        )
    return tuple(dict.fromkeys(formats)) or found.formats


def _drawn(
    found: Template,
    values: Values,
    photos: Callable[[str], bytes],
    formats: tuple[str, ...],
    out: Path,
) -> list[tuple[Path, bytes, dict[str, Any]]]:
    """Draw everything before anything is written: a slot that is too long leaves no files."""
    # Skia is slow to load and large to keep; of all commands only this one draws here.
    from app.rendering.picture import encoded
    from app.rendering.scene.draw import draw
    from app.rendering.scene.pdf import pdf

    context = gallery.EXAMPLE
    digests = {
        name: hashlib.sha256(photos(name)).hexdigest() for name in slots.photos(found, values)
    }
    known = fingerprint(found, values, context, digests)
    done = []
    for number, one in enumerate(formats):
        progress(number, len(formats), one)
        path = _path(out, found.name, one, alone=len(formats) == 1)
        if path.suffix.lower() == ".pdf":
            data = pdf(found, values, context, one, photos)
        else:
            data = encoded(draw(found, values, context, one, photos), _mime(path))
        facts = {
            "path": str(path),
            "format": one,
            "width": FORMATS[one].width,
            "height": FORMATS[one].height,
            "bytes": len(data),
            "fingerprint": known,
        }
        done.append((path, data, facts))
    progress(len(formats), len(formats), "xong")
    return done


def _path(out: Path, name: str, format_name: str, *, alone: bool) -> Path:
    if out.suffix and not out.is_dir():
        if not alone:
            raise BadInput("Nhiều định dạng thì --out phải là thư mục, hoặc chọn một --format.")
        return out
    shape = FORMATS[format_name]
    ending = "png" if shape.transparent else "pdf" if shape.sheet else "jpg"
    return out / f"{name}-{format_name}.{ending}"


def _mime(path: Path) -> str:
    if path.suffix.lower() not in _MIMES:
        raise BadInput(
            f"Không ghi được đuôi {path.suffix}. Dùng .jpg, .png, .webp, hoặc .pdf cho khổ in."
        )
    return _MIMES[path.suffix.lower()]


def _written(pictures: list[tuple[Path, bytes, dict[str, Any]]]) -> list[Mapping[str, Any]]:
    """Write each file whole under its name, or not at all."""
    for path, data, _ in pictures:
        part = path.with_name(f".{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise CannotRun(f"Không ghi được {path}: {error.strerror}.") from error
    return [facts for _, _, facts in pictures]
