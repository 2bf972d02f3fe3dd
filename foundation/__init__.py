"""What both services stand on and neither owns: the database engine, migrations, settings."""
