"""Templates, and drawing from the command line."""

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from app.cli.base import as_json, progress, say, show
from app.errors import BadInput, CannotRun, HasProblems, NotFound
from app.rendering import gallery, schema, slots, trial
from app.rendering.fingerprint import fingerprint
from app.rendering.formats import FORMATS
from app.rendering.slots import Values
from app.rendering.studio import Studio
from app.rendering.template import Template, all_templates, check, find, folders
from app.settings import ROOT

TEMPLATES = ROOT / "templates"
_MIMES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


@click.group()
def template() -> None:
    """Mẫu nội dung."""


@template.command("list")
@as_json
def list_templates(as_json: bool) -> None:
    """Liệt kê các mẫu."""
    found = all_templates(TEMPLATES)
    text = "\n".join(f"{one.kind:12} {one.name:20} {one.title}" for one in found)
    show([gallery.listed(one) for one in found], text, as_json=as_json)


@template.command("show")
@click.argument("name")
@as_json
def show_template(name: str, as_json: bool) -> None:
    """Cho xem một mẫu: các ô, định dạng, ví dụ."""
    found = find(TEMPLATES, name)
    lines = [f"{found.title} ({found.kind}/{found.name})", found.summary, ""]
    lines += [
        f"  {slot.name:14} {slot.type:10} {_needed(slot)}  {slot.label}" for slot in found.slots
    ]
    lines += ["", f"Định dạng: {', '.join(found.formats)}"]
    show(gallery.shown(found), "\n".join(lines), as_json=as_json)


@template.command("check")
@click.argument("names", nargs=-1)
def check_templates(names: tuple[str, ...]) -> None:
    """Kiểm tra mẫu: mọi lỗi cùng một lúc, có tệp và dòng."""
    chosen = [folder for folder in folders(TEMPLATES) if not names or folder.name in names]
    if lost := set(names) - {folder.name for folder in chosen}:
        raise NotFound("mẫu", min(lost))
    problems = [problem for folder in chosen for problem in check(folder)]
    if problems:
        raise HasProblems(problems)
    studio = Studio(workers=1, time_limit=trial.SECONDS)
    try:
        for number, folder in enumerate(chosen):
            progress(number, len(chosen), folder.name)
            problems += trial.trial(find(TEMPLATES, folder.name), studio, _photos(ROOT))
    finally:
        studio.close()
    progress(len(chosen), len(chosen), "xong")
    if problems:
        raise HasProblems(problems)
    say(f"{len(chosen)} mẫu không có lỗi.")


@template.command("preview")
@click.argument("names", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Mọi mẫu có hình.")
def preview_templates(names: tuple[str, ...], everything: bool) -> None:
    """Vẽ lại preview.png của mẫu từ giá trị ví dụ."""
    if everything == bool(names):
        raise BadInput("Nêu tên mẫu, hoặc dùng --all.")
    # Skia is slow to load and large to keep: only what draws loads it.
    from app.rendering.preview import write_preview

    found = all_templates(TEMPLATES) if everything else [find(TEMPLATES, name) for name in names]
    drawn = [one for one in found if one.formats or not everything]
    for number, one in enumerate(drawn):
        progress(number, len(drawn), one.name)
        write_preview(one, _photos(ROOT))
    progress(len(drawn), len(drawn), "xong")
    say(f"Đã vẽ preview của {len(drawn)} mẫu.")


@template.command("schema")
def show_schema() -> None:
    """In JSON Schema của template.toml, cho trình soạn thảo kiểm tra khi gõ."""
    say(json.dumps(schema.schema(), ensure_ascii=False, indent=2))


@click.command()
@click.argument("name", metavar="TEMPLATE")
@click.option("--values", type=click.Path(path_type=Path), help="Tệp JSON: tên ô → giá trị.")
@click.option("--example", is_flag=True, help="Dùng giá trị ví dụ của mẫu.")
@click.option("--format", "formats", multiple=True, help="Định dạng; bỏ trống để vẽ tất cả.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Thư mục hoặc tệp.")
@as_json
def render(
    name: str,
    values: Path | None,
    example: bool,
    formats: tuple[str, ...],
    out: Path,
    as_json: bool,
) -> None:
    """Vẽ hình từ một mẫu."""
    if example == (values is not None):
        raise BadInput("Chọn một trong hai: --values TỆP hoặc --example.")
    found = find(TEMPLATES, name)
    chosen = formats or found.formats
    if unknown := [one for one in chosen if one not in found.formats]:
        raise BadInput(
            f"Mẫu {name} không có định dạng {unknown[0]}. Có: {', '.join(found.formats)}."
        )
    given, photos = _given(found, values)
    begun = time.perf_counter()
    pictures = _drawn(found, given, photos, chosen, out)
    milliseconds = round((time.perf_counter() - begun) * 1000)
    files = _written(pictures)
    text = "\n".join(f"{file['path']}  {file['width']}×{file['height']}" for file in files)
    show({"files": files, "milliseconds": milliseconds}, text, as_json=as_json)


def _needed(slot: slots.Slot) -> str:
    return "bắt buộc" if slot.required else "tùy ý   "


def _given(found: Template, path: Path | None) -> tuple[Values, Callable[[str], bytes]]:
    if path is None:
        return slots.read_values(found, found.example), _photos(ROOT)
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"Không đọc được {path}: {error.strerror}.") from error
    except ValueError as error:
        raise BadInput(f"{path} không phải JSON: {error}.") from error
    if not isinstance(raw, dict):
        raise BadInput(f"{path} phải chứa một đối tượng JSON: tên ô → giá trị.")
    return slots.read_values(found, raw), _photos(path.parent)


def _photos(folder: Path) -> Callable[[str], bytes]:
    """Photos are named relative to the values file; the examples relative to this repository."""

    def read(name: str) -> bytes:
        for place in (folder / name, ROOT / name):
            if place.is_file():
                return place.read_bytes()
        raise NotFound("ảnh", name)

    return read


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
