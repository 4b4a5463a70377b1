"""What stands behind ./dev: makes the environment under .dev/ and runs the project's commands.

Only the standard library is used up to the moment the Python environment stands; from then on
./dev runs inside it.
"""
