"""Grain: shade set in dots instead of a gradient, the same dots every time."""

from typing import Any

import numpy as np
import skia

from app.rendering.scene.notation import Point


def draw_grain(
    canvas: Any,
    outline: Any,
    start: Point,
    end: Point,
    colour: int,
    *,
    strength: float = 1,
    gamma: float = 1.3,
    seed: int = 3,
) -> None:
    """Stipple an outline with a colour, from nothing at `start` to `strength` at `end`.

    One dot is one unit of the canvas: scale the canvas and they grow with it.
    """
    bounds = outline.getBounds().roundOut()
    left, top = bounds.left(), bounds.top()
    down, across = np.ogrid[0 : bounds.height(), 0 : bounds.width()]
    run, fall = end[0] - start[0], end[1] - start[1]
    far = (across + (left - start[0])) * run + (down + (top - start[1])) * fall
    shade = np.clip(far / (run * run + fall * fall), 0, 1).astype(np.float32) ** gamma
    noise = np.random.default_rng(seed).random(shade.shape, dtype=np.float32)
    alpha = np.clip((shade - noise) * 3, 0, 1) * strength * ((colour >> 24) / 255)
    pixels = np.empty((*shade.shape, 4), np.uint8)
    for place, shift in enumerate((0, 8, 16)):  # native order: blue first
        pixels[..., place] = alpha * ((colour >> shift) & 255)
    pixels[..., 3] = alpha * 255
    image = skia.Image.fromarray(
        pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType
    )
    canvas.save()
    canvas.clipPath(outline, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's own
    canvas.drawImage(image, left, top)
    canvas.restore()
