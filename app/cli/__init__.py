"""The command line: thin commands over workflow and reports."""
