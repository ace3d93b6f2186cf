"""Tests of packs: their days, their check, and the campaigns that ship."""
