#!/bin/sh
# Puts Fieldscope into this user's menu and makes it open .fieldscope files; "remove" takes it out again.
# Nothing outside the user's own data folder is touched. Run it again after moving the folder.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
files="applications/fieldscope.desktop mime/packages/fieldscope.xml
  icons/hicolor/scalable/apps/fieldscope.svg icons/hicolor/256x256/apps/fieldscope.png"

case ${1:-install} in
  install)
    for file in $files; do
      mkdir -p "$data/$(dirname "$file")"
      cp "$here/share/$file" "$data/$file"
    done
    # A path with spaces must be quoted in a desktop entry; TryExec takes it as it is.
    sed -i -e "s|^Exec=fieldscope|Exec=\"$here/fieldscope\"|" -e "s|^TryExec=fieldscope|TryExec=$here/fieldscope|" \
      "$data/applications/fieldscope.desktop"
    ;;
  remove)
    for file in $files; do rm -f "$data/$file"; done
    ;;
  *)
    echo "usage: $0 [install|remove]" >&2
    exit 2
    ;;
esac
if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" 2>/dev/null || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications" || true; fi
