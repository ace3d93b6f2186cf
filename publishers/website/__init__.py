"""The product's own public website."""
