"""The public site and the desk: thin doors to workflow and reports."""
