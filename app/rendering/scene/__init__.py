"""Layers from TOML to pixels: `layers` (what they are), `draw` (the only way in), and its helpers.

`layers` knows no Skia, so a template can be read where nothing is drawn.
"""
