"""A real channel that keeps what it was given and shows it as it would look; never counted."""
