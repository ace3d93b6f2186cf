"""Whose website this is: the name over every page, and the campaigns and units of its menu."""

from datetime import date
from typing import Any, cast

from flask import Flask, current_app, g

from app import clock
from app.reports import site as reports
from app.reports.site import UnitLink
from app.settings import Settings
from app.web import imprint
from app.web.imprint import Imprint
from app.web.request import session

NAMELESS = "Trang tin công đoàn"
_IMPRINT = "loa.imprint"


def install(app: Flask, settings: Settings) -> None:
    """Read what the office says of its website. Raises HasProblems."""
    app.extensions[_IMPRINT] = imprint.read(settings.home)


def site_name() -> str:
    """Return what the office calls the site, else the one unit that belongs to no other."""
    units = roots()
    return said().name or (units[0].name if len(units) == 1 else NAMELESS)


def said() -> Imprint:
    """Return what the office says of its website."""
    return cast(Imprint, current_app.extensions[_IMPRINT])


def roots() -> list[UnitLink]:
    """Return the units that belong to no other, asked once for each request."""
    if "roots" not in g:
        g.roots = reports.roots(session(), today())
    return cast(list[UnitLink], g.roots)


def frame() -> dict[str, Any]:
    """Return what stands around every page."""
    return {
        "site_name": site_name(),
        "imprint": said(),
        "menu_drives": reports.drives(session(), [unit.id for unit in roots()], today()),
        "menu_units": roots(),
    }


def today() -> date:
    """Return the local day."""
    return clock.local_day(clock.now())
