"""Is everything there that Loa needs? What is not, and what to do about it."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import click
from sqlalchemy import select, text

from app.cli.base import Loa, as_json, opened, show
from app.database import reading
from app.errors import LoaError
from app.models.channel import Channel
from app.rendering import gallery, slots
from app.rendering.template import find
from app.worker.queue import open_queue
from app.workflow.open_channel import check_channel


@dataclass(frozen=True)
class Finding:
    """One part: whether it works, and a sentence."""

    part: str
    ok: bool
    message: str


@click.command()
@as_json
def doctor(as_json: bool) -> None:
    """Khám: phông chữ, vẽ hình, ffmpeg, cơ sở dữ liệu, hàng đợi, kho ảnh, kênh."""
    with opened() as loa:
        findings = list(_findings(loa))
    lines = [f"{'tốt ' if one.ok else 'HỎNG'}  {one.part:16} {one.message}" for one in findings]
    show([asdict(one) for one in findings], "\n".join(lines), as_json=as_json)
    if not all(one.ok for one in findings):
        raise click.exceptions.Exit(1)


def _findings(loa: Loa) -> Iterator[Finding]:
    yield _drawing(loa)
    yield _ffmpeg()
    yield _database()
    yield _queue(loa)
    yield _media(loa)
    yield from _channels(loa)


def _drawing(loa: Loa) -> Finding:
    """Draw a real picture in the child process: fonts, Skia and its system libraries at once."""
    try:
        template = find(loa.tools.templates, "su-kien")
        values = slots.read_values(template, template.example)
        drawn = loa.tools.studio.draw(template.folder, values, gallery.EXAMPLE, "square", {})
    except LoaError as error:
        return Finding("phông chữ, vẽ", ok=False, message=str(error))
    return Finding("phông chữ, vẽ", ok=True, message=f"vẽ được {drawn.width}×{drawn.height}")


def _ffmpeg() -> Finding:
    import imageio_ffmpeg  # type: ignore[import-untyped]  # brings 165 MB of program along: only asked for here

    try:
        program = imageio_ffmpeg.get_ffmpeg_exe()
        said = subprocess.run([program, "-version"], capture_output=True, text=True, check=True)
    except (RuntimeError, OSError, subprocess.CalledProcessError) as error:
        return Finding(
            "ffmpeg", ok=False, message=f"không chạy được: {error}. Xóa .venv, chạy lại."
        )
    return Finding("ffmpeg", ok=True, message=" ".join(said.stdout.split()[:3]))


def _database() -> Finding:
    with reading() as session:
        session.execute(text("select 1"))
        kind = session.get_bind().dialect.name
    return Finding("cơ sở dữ liệu", ok=True, message=f"{kind}, đã cập nhật")


def _queue(loa: Loa) -> Finding:
    try:
        waiting = open_queue(loa.settings.queue_url).pending_count()
    except LoaError as error:
        return Finding("hàng đợi", ok=False, message=str(error))
    return Finding("hàng đợi", ok=True, message=f"{waiting} việc đang chờ")


def _media(loa: Loa) -> Finding:
    try:
        digest = loa.tools.storage.put(b"loa doctor")
        loa.tools.storage.read(digest)
    except OSError as error:
        return Finding("kho ảnh", ok=False, message=f"không ghi được: {error.strerror}.")
    except LoaError as error:
        return Finding("kho ảnh", ok=False, message=str(error))
    return Finding("kho ảnh", ok=True, message=f"ghi và đọc lại được ({os.fspath(digest)[:8]}…)")


def _channels(loa: Loa) -> Iterator[Finding]:
    with reading() as session:
        channels = session.scalars(select(Channel).order_by(Channel.unit_id, Channel.name)).all()
    for channel in channels:
        try:
            health = check_channel(channel, loa.tools)
        except LoaError as error:
            yield Finding(f"kênh {channel.name}", ok=False, message=str(error))
        else:
            yield Finding(f"kênh {channel.name}", ok=health.ok, message=health.message)
