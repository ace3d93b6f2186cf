"""Draw blocks of colour: fields, rectangles, circles."""

import skia

from app.rendering.scene import shapes
from app.rendering.scene.layers import CircleLayer, FieldLayer, RectLayer
from app.rendering.scene.stage import Stage


def draw_field(stage: Stage, layer: FieldLayer) -> None:
    """Draw a block of colour or a gradient."""
    box = stage.box(layer.x, layer.y, layer.width, layer.height)
    colours = [stage.colour(colour) for colour in layer.colours]
    stops = list(layer.stops) or None
    if len(colours) == 1:
        paint = shapes.fill(colours[0])
    elif layer.radial is not None:
        x, y, radius = layer.radial
        middle = skia.Point(stage.x(x), stage.y(y))
        paint = shapes.shaded(skia.GradientShader.MakeRadial(middle, radius, colours, stops))
    else:
        paint = shapes.gradient(box, colours, layer.start, layer.end, stops)
    whole = skia.Rect.MakeLTRB(*stage.bled(box))
    if stage.vector and paint.getShader() is not None and all(one >> 24 == 255 for one in colours):
        # Some readers give a gradient the opacity of what was drawn before it, unless it was whole.
        stage.canvas.drawRect(whole, shapes.fill(colours[0]))
    stage.canvas.drawRect(whole, paint)


def draw_rect(stage: Stage, layer: RectLayer) -> None:
    """Draw a flat rectangle, hung on other layers or standing by itself."""
    hung = stage.hangs(layer)
    y = stage.y(layer.y or 0) if hung is None else hung
    if hung is not None and layer.above:
        y -= layer.height
    x = stage.x(layer.x)
    width = stage.width - x if layer.width is None else layer.width
    box = stage.bled((x, y, x + width, y + layer.height))
    paint = shapes.fill(stage.colour(layer.colour))
    stage.canvas.drawRect(skia.Rect.MakeLTRB(*box), paint)
    stage.extents[layer.name] = (y, y + layer.height)


def draw_circle(stage: Stage, layer: CircleLayer) -> None:
    """Draw a disc or a circle."""
    colour = stage.colour(layer.colour)
    pen = shapes.fill(colour) if layer.stroke is None else shapes.stroke(colour, layer.stroke)
    stage.canvas.drawCircle(layer.x, layer.y, layer.r, pen)
