"""Tables, states and legal moves; one noun per file."""
