"""Carries due publications to the verbs; may be killed at any moment."""
