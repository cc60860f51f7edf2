"""What `build.py` and the PyInstaller specification share; runs in the environment of the build."""
