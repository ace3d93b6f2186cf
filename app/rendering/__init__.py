"""Template and values in, words and pictures out; no database, no web.

In the order in which a product passes through: template (what can be filled), slots (what was
filled), context (who speaks, in which campaign), words (what each channel will say), scene (what is
drawn), picture (the file), fingerprint (what was approved). `studio` draws in child processes; only
`scene` and `easel` import Skia.
"""
