"""The desk: what signed-in people use, joined into the application."""

from flask import Flask

from app.web import (
    campaigns,
    channels,
    frame,
    home,
    live,
    moments,
    pictures,
    products,
    publications,
    rehearsal,
    reports,
    reviews,
    sign_in,
    templates,
    units,
)

PARTS = (
    sign_in,
    home,
    live,
    units,
    campaigns,
    products,
    reviews,
    publications,
    reports,
    channels,
    pictures,
    templates,
    rehearsal,
)


def install(app: Flask) -> None:
    """Add every part of the desk to the application."""
    moments.install(app)
    frame.install(app)
    for part in PARTS:
        app.register_blueprint(part.blueprint)
