"""The main job on real input, from start to finish, in a home of its own."""
