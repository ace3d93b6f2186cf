"""Faces made unrecognisable."""

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.errors import BadInput
from app.rendering.blur import blurred
from app.rendering.studio import Studio
from tests.rendering.sheets import jpeg

SIDE = 480
FACE = (0.25, 0.25, 0.75, 0.75)


def stripes(shift: int) -> Image.Image:
    """Fine stripes: detail that must not survive."""
    rows = ((np.arange(SIDE) + shift) // 2 % 2 * 255).astype(np.uint8)
    return Image.fromarray(np.repeat(rows[None, :], SIDE, axis=0)).convert("RGB")


def grey(data: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return np.asarray(Image.open(BytesIO(data)).convert("L")).astype(np.int16)


def test_detail_is_gone_inside_and_stays_outside() -> None:
    result = grey(blurred(jpeg(stripes(0), quality=95), [FACE]))
    assert result[120:360, 120:360].std() < 12
    assert result[:, :60].std() > 90
    assert result[:60].std() > 90


def test_two_faces_that_differ_in_detail_give_the_same_picture() -> None:
    """What cannot be told apart afterwards cannot be brought back."""
    one, other = (grey(blurred(jpeg(stripes(s), quality=95), [FACE])) for s in (0, 1))
    assert abs(one[120:360, 120:360] - other[120:360, 120:360]).max() <= 12


def test_several_areas_and_the_edges_of_the_photo_are_covered() -> None:
    result = grey(blurred(jpeg(stripes(0), quality=95), [(0, 0, 0.3, 0.3), (0.7, 0.7, 1, 1)]))
    assert result[:144, :144].std() < 12
    assert result[336:, 336:].std() < 12
    assert result[:144, 300:].std() > 90


@pytest.mark.parametrize("box", [(0.5, 0, 0.4, 1), (-0.1, 0, 1, 1), (0, 0, 1, 1.2), (0, 0, 0, 1)])
def test_an_area_outside_the_photo_is_refused(box: tuple[float, float, float, float]) -> None:
    with pytest.raises(BadInput, match="Vùng cần che"):
        blurred(jpeg(stripes(0)), [box])


def test_the_studio_blurs_in_another_process() -> None:
    studio = Studio(workers=1)
    try:
        drawn = studio.blur_photo(jpeg(stripes(0), quality=95), [FACE])
        with pytest.raises(BadInput, match="Vùng cần che"):
            studio.blur_photo(jpeg(stripes(0)), [(0, 0, 2, 2)])
    finally:
        studio.close()
    assert (drawn.width, drawn.height) == (SIDE, SIDE)
    assert grey(drawn.data)[120:360, 120:360].std() < 12


edges = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted).filter(lambda e: e[0] < e[1])


@settings(max_examples=30, deadline=None)
@given(edges, edges)
def test_any_area_can_be_covered(across: list[float], down: list[float]) -> None:
    result = blurred(jpeg(stripes(0)), [(across[0], down[0], across[1], down[1])])
    assert Image.open(BytesIO(result)).size == (SIDE, SIDE)
