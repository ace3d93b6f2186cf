"""A template that would grow without end is stopped, and harms nobody else."""

from pathlib import Path

import pytest

from app.errors import BadInput, HasProblems
from app.rendering import jinja
from app.rendering.context import EXAMPLE
from app.rendering.errors import DrawingFailed, WordsFailed
from app.rendering.slots import read_values
from app.rendering.studio import Studio
from app.rendering.template import find
from tests.rendering.sheets import HEAD, TEMPLATES, template
from tests.rendering.stages import seen

ENDLESS = [
    "{{ 'x' * 10**9 }}",
    "{% for a in range(10**12) %}x{% endfor %}",
    "{% for a in range(1000) %}{% for b in range(1000) %}xxxx{% endfor %}{% endfor %}",
    "{{ 'x'.center(10000000000) }}",
    "{{ '%09999999999d' % 1 }}",
    "{{ 'x'.replace('', 'xxxxxxxx') }}",
    "{% set a = 'xxxxxxxxxxxxxxxxxxxx' %}" + "{% set a = a ~ a ~ a ~ a %}" * 20 + "{{ a }}",
    "{% set a = 'xxxxxxxxxxxxxxxxxxxx' %}" + "{% set a = a | replace('x', a) %}" * 9 + "{{ a }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ ([1] * 1000000) | length }}",
]
FOREIGN = [
    ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "macro"),
    ("{% include 'x' %}", "include"),
    ("{% for a in [[1]] recursive %}{{ loop(a) }}{% endfor %}", "tự gọi lại"),
    (
        "{% for a in [1] %}{% for b in [1] %}{% for c in [1] %}x{% endfor %}{% endfor %}"
        "{% endfor %}",
        "lồng quá 2 tầng",
    ),
]


def nested(depth: int) -> str:
    """Return a grid of a hundred in each cell of a grid, so many deep."""
    layers = "layers"
    text = ""
    for _ in range(depth):
        text += f"""
[[{layers}]]
type = "cells"
x = 0
y = 0
width = 1000
height = 1000
list = "range(100)"
across = "10"
gutter = 0
row_gap = 0

[[{layers}.variants]]
"""
        layers += ".variants.layers"
    return (
        text
        + f"""
[[{layers}]]
type = "rect"
x = 0
y = 0
height = 1
colour = "ink"
"""
    )


@pytest.mark.parametrize("source", ENDLESS)
def test_a_text_that_grows_without_end_is_refused(source: str) -> None:
    with pytest.raises(WordsFailed):
        jinja.text(source, {})


@pytest.mark.parametrize(("source", "why"), FOREIGN)
def test_what_is_no_business_of_a_text_is_told(source: str, why: str) -> None:
    assert any(why in fault for fault in jinja.faults(source, frozenset()))


def test_what_a_template_derives_may_not_grow_either() -> None:
    with pytest.raises(WordsFailed, match="nhiều hơn 1000"):
        jinja.value("range(999) + range(999)", {})


def test_lists_in_lists_are_counted(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="hơn 4000 lớp"):
        seen(tmp_path, nested(2), (1000, 1000))


def test_lists_may_not_nest_deeper(tmp_path: Path) -> None:
    template(tmp_path, HEAD + nested(2))
    with pytest.raises(HasProblems, match="lồng quá 2 tầng"):
        template(tmp_path, HEAD + nested(3))


def test_a_scene_without_end_ends_only_itself(tmp_path: Path) -> None:
    text = """
[[layers]]
type = "donut"
x = 500
y = 500
inner = 100
outer = 400
ticks = 2000000000
share = "0.5"
colour = "ink"
rest = "muted"
"""
    made = template(tmp_path, HEAD + text)
    news = find(TEMPLATES, "tin-hoat-dong")
    values = read_values(news, {**news.example, "photo": None})
    studio = Studio(workers=1, time_limit=1.5)
    try:
        with pytest.raises(DrawingFailed):
            studio.draw(made.folder, read_values(made, {"title": "x"}), EXAMPLE, "square", {})
        patient = Studio(workers=1)
        try:
            assert patient.draw(news.folder, values, EXAMPLE, "link", {}).width == 1200
        finally:
            patient.close()
    finally:
        studio.close()
