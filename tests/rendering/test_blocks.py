"""Fields of colour look on paper as they do on screen."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.rendering.context import EXAMPLE
from app.rendering.scene.pdf import pdf
from app.rendering.slots import read_values
from tests.rendering.sheets import HEAD, photo_of, template

LAYERS = """
[[layers]]
type = "circle"
x = 800
y = 1200
r = 300
stroke = 90
colour = "#DA251D/20"

[[layers]]
type = "field"
colours = ["#0B4EA2", "#0B4EA2"]
y = 1191
"""


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not installed")
def test_a_gradient_covers_what_was_drawn_before_it(tmp_path: Path) -> None:
    made = template(tmp_path, HEAD.replace('["square"]', '["a4"]') + LAYERS)
    page = pdf(made, read_values(made, {"title": "Một"}), EXAMPLE, "a4", photo_of)
    command = ["pdftoppm", "-r", "20", "-singlefile", "-"]
    drawn = subprocess.run(command, input=page, capture_output=True, check=True).stdout
    with Image.open(BytesIO(drawn)) as image:
        below = image.getpixel((image.width // 2, image.height * 3 // 4))
    assert below == (0x0B, 0x4E, 0xA2)
