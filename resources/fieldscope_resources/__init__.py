"""Icons and the demo project, as files beside this module; read them through the imported package object."""
