"""Channels: one folder each. Importing this package loads none of them."""
