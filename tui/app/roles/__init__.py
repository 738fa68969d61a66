"""The Roles board: what is wanted and not wanted of each kind of work, and the words it rests on."""
