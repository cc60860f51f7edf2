#!/bin/sh
# Packs dist/fieldscope into one AppImage: packaging/linux/appimage.sh VERSION, after packaging/build.py.
# The folder dist/Fieldscope.AppDir is made in any case; the AppImage needs appimagetool on the PATH.
set -eu
version=${1:?usage: $0 VERSION}
root=$(cd "$(dirname "$0")/../.." && pwd)
bundle=$root/dist/fieldscope
folder=$root/dist/Fieldscope.AppDir
[ -x "$bundle/fieldscope" ] || { echo "there is no bundle: uv run packaging/build.py makes it" >&2; exit 1; }

rm -rf "$folder"
mkdir -p "$folder/usr"
cp -a "$bundle" "$folder/usr/fieldscope"
mv "$folder/usr/fieldscope/share" "$folder/usr/share"
rm "$folder/usr/fieldscope/integrate.sh"
cp "$folder/usr/share/applications/fieldscope.desktop" "$folder/fieldscope.desktop"
cp "$folder/usr/share/icons/hicolor/256x256/apps/fieldscope.png" "$folder/fieldscope.png"
ln -s fieldscope.png "$folder/.DirIcon"
cat >"$folder/AppRun" <<'RUN'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/fieldscope/fieldscope" "$@"
RUN
chmod +x "$folder/AppRun"
# TryExec would be looked for outside the image.
sed -i '/^TryExec=/d' "$folder/fieldscope.desktop"

if command -v appimagetool >/dev/null; then
  ARCH=$(uname -m) appimagetool --no-appstream "$folder" "$root/dist/fieldscope-$version-linux-$(uname -m).AppImage"
else
  echo "appimagetool is not installed: only $folder was made" >&2
fi
