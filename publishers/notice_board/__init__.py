"""A board on a wall: a person pins the print and brings a photo, a second person accepts it."""
