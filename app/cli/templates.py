"""Templates: list, show, check, preview."""

import json
from pathlib import Path

import click

from app.cli.base import as_json, progress, say, show, verdict
from app.cli.given import TEMPLATES, photos_in
from app.errors import BadInput, NotFound, Problem
from app.rendering import catalogue, gallery, schema, slots, trial
from app.rendering.studio import Studio
from app.rendering.template import all_templates, check, find, folders
from app.settings import ROOT


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
@as_json
def check_templates(names: tuple[str, ...], as_json: bool) -> None:
    """Kiểm tra mẫu: mọi lỗi cùng một lúc, có tệp và dòng."""
    chosen = [folder for folder in folders(TEMPLATES) if not names or folder.name in names]
    if lost := set(names) - {folder.name for folder in chosen}:
        raise NotFound("mẫu", min(lost))
    problems = [problem for folder in chosen for problem in check(folder)]
    problems = problems or _drawn_once(chosen)
    verdict(problems, f"{len(chosen)} mẫu không có lỗi.", as_json=as_json)


def _drawn_once(chosen: list[Path]) -> list[Problem]:
    """Return what drawing every format from the examples brings to light."""
    problems: list[Problem] = []
    studio = Studio(workers=1, time_limit=trial.SECONDS)
    try:
        for number, folder in enumerate(chosen):
            progress(number, len(chosen), folder.name)
            problems += trial.trial(find(TEMPLATES, folder.name), studio, photos_in(ROOT))
    finally:
        studio.close()
    progress(len(chosen), len(chosen), "xong")
    return problems


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
        write_preview(one, photos_in(ROOT))
    progress(len(drawn), len(drawn), "xong")
    say(f"Đã vẽ preview của {len(drawn)} mẫu.")


@template.command("gallery")
def write_gallery() -> None:
    """Viết lại docs/gallery.md: mọi mẫu với hình xem trước."""
    (ROOT / catalogue.PAGE).write_text(catalogue.page(all_templates(TEMPLATES)), encoding="utf-8")
    say(f"Đã viết {catalogue.PAGE}.")


@template.command("schema")
def show_schema() -> None:
    """In JSON Schema của template.toml, cho trình soạn thảo kiểm tra khi gõ."""
    say(json.dumps(schema.schema(), ensure_ascii=False, indent=2))


def _needed(slot: slots.Slot) -> str:
    return "bắt buộc" if slot.required else "tùy ý   "
