"""Dialogs, made from the metadata of settings classes. None of them is modal: live data and the window go on."""
