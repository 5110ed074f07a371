"""What a project is: its record, its typed values, what is derived from them, and the catalog of all."""
