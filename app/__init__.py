"""Loa: the newsroom of Vietnamese trade unions. Importing a part never starts the whole."""
