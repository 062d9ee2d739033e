#!/usr/bin/env python3
"""Packages the page: build/wasm + web/ + public/ + the font -> build/web.

Scripts, style sheets, the WASM module and the font get the hash of their content into their
names, so that they can be cached for ever; index.html, the service worker and public/ keep theirs.
A placeholder such as {{quayside.wasm}} in index.html, a script or a style sheet becomes the final
name of that file. {{files}} in the service worker becomes a JSON array of all other files to
cache, {{version}} a hash over them. Text and WASM also get a brotli twin (.br). manifest.json lists
everything: path, type, immutable, size, brotli (size of the twin, or null).
"""
import argparse
import hashlib
import json
import pathlib
import re
import sys

import brotli

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLACEHOLDER = re.compile(rb"\{\{([\w.-]+)\}\}")
KEEP_NAME = {"index.html", "sw.js", "service_worker.js"}
SERVICE_WORKERS = KEEP_NAME - {"index.html"}
TEMPLATES = {".html", ".js", ".css"}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".ttf": "font/ttf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
}
ALREADY_COMPRESSED = {".jpg", ".png"}


class Site:
    """The sources by original name; finish() gives each its final name and content."""

    def __init__(self, sources):
        self.sources = sources
        self.finished = {}  # original name -> (final name, content)
        self.open = []

    def finish(self, name):
        if name not in self.sources:
            sys.exit(f"package_site: {self.open[-1]} refers to {name}, which does not exist")
        if name in self.open:
            sys.exit(f"package_site: files refer to each other: {' -> '.join(self.open)}")
        if name not in self.finished:
            self.open.append(name)
            content = self.sources[name]
            if pathlib.Path(name).suffix in TEMPLATES:
                content = PLACEHOLDER.sub(self.replacement, content)
            self.open.pop()
            self.finished[name] = (self.final_name(name, content), content)
        return self.finished[name][0]

    def replacement(self, match):
        name = match[1].decode()
        if name not in ("files", "version"):
            return self.finish(name).encode()
        others = sorted(self.finish(other) for other in self.sources
                        if other not in SERVICE_WORKERS)
        if name == "files":
            return json.dumps(others).encode()
        contents = "".join(digest(content) for _, content in sorted(self.finished.values()))
        return digest(contents.encode())[:16].encode()

    @staticmethod
    def final_name(name, content):
        if name in KEEP_NAME:
            return name
        path = pathlib.Path(name)
        return f"{path.stem}.{digest(content)[:12]}{path.suffix}"


def digest(content):
    return hashlib.sha256(content).hexdigest()


def read_sources(arguments):
    files = [arguments.wasm / "quayside.js", arguments.wasm / "quayside.wasm"]
    files += sorted((ROOT / "web").glob("*.js")) + sorted((ROOT / "web").glob("*.css"))
    files += [ROOT / "web" / "index.html"]
    sources = {}
    for file in files:
        if not file.exists():
            print(f"package_site: {file.name} does not exist yet, left out")
        elif file.name in sources:
            sys.exit(f"package_site: two files are called {file.name}")
        else:
            sources[file.name] = file.read_bytes()
    sources["font.ttf"] = arguments.font.read_bytes()
    return sources


def write(folder, path, content, immutable):
    """Writes one file and its brotli twin, unless both lie there already under their hash."""
    target, suffix = folder / path, pathlib.Path(path).suffix
    twin = target.with_name(target.name + ".br")
    if suffix not in TYPES:
        sys.exit(f"package_site: no media type is known for {path}")
    target.parent.mkdir(parents=True, exist_ok=True)
    if not (target.exists() and target.read_bytes() == content and
            (twin.exists() or suffix in ALREADY_COMPRESSED)):
        target.write_bytes(content)
        if suffix not in ALREADY_COMPRESSED:
            twin.write_bytes(brotli.compress(content, quality=11))
    return {
        "path": path,
        "type": TYPES[suffix],
        "immutable": immutable,
        "size": len(content),
        "brotli": twin.stat().st_size if suffix not in ALREADY_COMPRESSED else None,
    }


def main():
    parser = argparse.ArgumentParser()
    for name in ("--wasm", "--font", "--out"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    arguments = parser.parse_args()

    site = Site(read_sources(arguments))
    entries = []
    for name in site.sources:
        site.finish(name)
        path, content = site.finished[name]
        entries.append(write(arguments.out, path, content, immutable=name not in KEEP_NAME))
    public = ROOT / "public"
    for file in sorted(public.rglob("*")):
        if file.is_file() and not file.name.startswith("."):
            path = file.relative_to(public).as_posix()
            entries.append(write(arguments.out, path, file.read_bytes(), immutable=False))

    entries.sort(key=lambda entry: entry["path"])
    manifest = json.dumps({"files": entries}, indent=1) + "\n"
    (arguments.out / "manifest.json").write_text(manifest, encoding="utf-8")
    wanted = {entry["path"] for entry in entries}
    wanted |= {path + ".br" for path in wanted} | {"manifest.json"}
    for file in arguments.out.rglob("*"):
        if file.is_file() and file.relative_to(arguments.out).as_posix() not in wanted:
            file.unlink()


if __name__ == "__main__":
    main()
