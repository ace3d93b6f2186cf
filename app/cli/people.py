"""Units, editors and channels."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from sqlalchemy import select

from app import clock
from app.cli.base import as_json, opened, say, show
from app.database import reading
from app.errors import BadInput
from app.models.channel import Channel, channel_by_name
from app.models.editor import Role
from app.models.unit import Unit, unit_by_code
from app.workflow.add_editor import add_editor, grant
from app.workflow.add_unit import add_unit
from app.workflow.open_channel import add_channel, check_channel
from app.workflow.resume_channel import resume
from publishers import CHANNELS


@click.group()
def unit() -> None:
    """Đơn vị công đoàn."""


@unit.command("add")
@click.option("--code", required=True, help="Mã, không đổi.")
@click.option("--name", required=True, help="Tên đầy đủ.")
@click.option("--short", default="", help="Tên ngắn, dùng trên hình.")
@click.option("--parent", help="Mã đơn vị cấp trên.")
@as_json
def add_unit_command(code: str, name: str, short: str, parent: str | None, as_json: bool) -> None:
    """Thêm một đơn vị vào cây tổ chức."""
    with opened():
        unit_id = add_unit(code, name, parent=parent, short_name=short)
    show({"id": unit_id, "code": code}, f"Đã thêm đơn vị {code}: {name}.", as_json=as_json)


@unit.command("list")
@as_json
def list_units(as_json: bool) -> None:
    """Liệt kê các đơn vị."""
    with opened(), reading() as session:
        today = clock.local_day(clock.now())
        units = session.scalars(select(Unit).order_by(Unit.code)).all()
        codes = {one.id: one.code for one in units}
        rows = [
            {
                "code": one.code,
                "name": one.on(today).name,
                "parent": codes.get(one.on(today).parent_id or 0),
            }
            for one in units
        ]
    text = "\n".join(f"{row['code']:16} {row['name']}" for row in rows)
    show(rows, text or "Chưa có đơn vị nào.", as_json=as_json)


@click.group()
def editor() -> None:
    """Người dùng và vai trò."""


_ROLES = click.Choice([role.value for role in Role])


@editor.command("add")
@click.option("--login", required=True, help="Tên đăng nhập.")
@click.option("--name", required=True, help="Họ và tên.")
@click.option("--unit", "unit_code", required=True, help="Mã đơn vị.")
@click.option("--role", "roles", type=_ROLES, multiple=True, required=True, help="Vai trò.")
@click.option("--password", help="Mật khẩu; bỏ trống thì được hỏi.")
@click.option("--address", default="", help="Cách xưng hô: anh, chị, đồng chí.")
@as_json
def add_editor_command(
    login: str,
    name: str,
    unit_code: str,
    roles: tuple[str, ...],
    password: str | None,
    address: str,
    as_json: bool,
) -> None:
    """Mời một người, với vai trò trên một đơn vị và các đơn vị bên dưới."""
    chosen = _asked() if password is None else password
    with opened():
        editor_id = add_editor(
            login,
            name,
            chosen,
            unit=unit_code,
            roles=tuple(map(Role, roles)),
            address=address,
        )
    show({"id": editor_id, "login": login}, f"Đã thêm {name} ({login}).", as_json=as_json)


@editor.command("grant")
@click.option("--login", required=True, help="Tên đăng nhập.")
@click.option("--unit", "unit_code", required=True, help="Mã đơn vị.")
@click.option("--role", type=_ROLES, required=True, help="Vai trò thêm.")
def grant_command(login: str, unit_code: str, role: str) -> None:
    """Thêm vai trò cho người đã có."""
    with opened():
        grant(login, unit=unit_code, role=Role(role))
    say(f"Đã thêm vai trò {role} của {login} ở {unit_code}.")


def _asked() -> str:
    if not sys.stdin.isatty():
        raise BadInput("Thiếu --password: ở đây không có cửa sổ lệnh để hỏi mật khẩu.")
    return str(click.prompt("Mật khẩu", hide_input=True, confirmation_prompt="Nhập lại mật khẩu"))


@click.group()
def channel() -> None:
    """Kênh phát hành."""


@channel.command("add")
@click.option("--unit", "unit_code", required=True, help="Mã đơn vị.")
@click.option("--name", required=True, help="Tên kênh.")
@click.option("--kind", required=True, help=f"Loại: {', '.join(CHANNELS)}.")
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tệp JSON chứa cài đặt của kênh.",
)
@as_json
def add_channel_command(
    unit_code: str, name: str, kind: str, config: Path | None, as_json: bool
) -> None:
    """Kết nối một kênh; cài đặt được mã hóa khi cất."""
    with opened() as loa:
        channel_id = add_channel(unit_code, name, kind, _config(config), loa.tools)
    show({"id": channel_id, "name": name, "kind": kind}, f"Đã nối kênh {name}.", as_json=as_json)


def _config(path: Path | None) -> dict[str, object]:
    if path is None:
        return {}
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"Không đọc được {path}: {error.strerror}.") from error
    except ValueError as error:
        raise BadInput(f"{path} không phải JSON: {error}.") from error
    if not isinstance(config, dict):
        raise BadInput(f"{path} phải chứa một đối tượng JSON, như {{}}.")
    return config


@channel.command("list")
@click.option("--unit", "unit_code", help="Chỉ kênh của đơn vị này.")
@as_json
def list_channels(unit_code: str | None, as_json: bool) -> None:
    """Liệt kê các kênh."""
    with opened(), reading() as session:
        codes = {one.id: one.code for one in session.scalars(select(Unit))}
        found = select(Channel).order_by(Channel.unit_id, Channel.name)
        if unit_code:
            found = found.where(Channel.unit_id == unit_by_code(session, unit_code).id)
        rows = [
            {
                "unit": codes[one.unit_id],
                "name": one.name,
                "kind": one.kind,
                "digital": one.digital,
                "state": one.state.value,
            }
            for one in session.scalars(found)
        ]
    text = "\n".join(f"{row['unit']:16} {row['kind']:14} {row['name']}" for row in rows)
    show(rows, text or "Chưa có kênh nào.", as_json=as_json)


@channel.command("check")
@click.option("--unit", "unit_code", required=True, help="Mã đơn vị.")
@click.option("--name", help="Tên kênh; bỏ trống để hỏi mọi kênh của đơn vị.")
@as_json
def check_channels(unit_code: str, name: str | None, as_json: bool) -> None:
    """Hỏi từng kênh: bây giờ đăng thì có qua không."""
    with opened() as loa:
        with reading() as session:
            unit_id = unit_by_code(session, unit_code).id
            channels = (
                [channel_by_name(session, unit_id, name)]
                if name
                else session.scalars(select(Channel).where(Channel.unit_id == unit_id)).all()
            )
        answers = [(one.name, check_channel(one, loa.tools)) for one in channels]
    rows = [{"name": name, **asdict(health)} for name, health in answers]
    text = "\n".join(f"{name}: {health.message}" for name, health in answers)
    show(rows, text or "Chưa có kênh nào.", as_json=as_json)
    if not all(health.ok for _, health in answers):
        raise click.exceptions.Exit(1)


@channel.command("resume")
@click.option("--unit", "unit_code", required=True, help="Mã đơn vị.")
@click.option("--name", required=True, help="Tên kênh.")
def resume_channel(unit_code: str, name: str) -> None:
    """Cho kênh đang tạm dừng gửi lại, sau khi đã sửa xong."""
    with opened() as loa:
        with reading() as session:
            found = channel_by_name(session, unit_by_code(session, unit_code).id, name)
        resume(found.id, loa.tools)
    say(f"Kênh {found.name} đã mở lại.")
