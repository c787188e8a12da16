#!/usr/bin/python3
"""Assembles the site. Usage: site.py BUILD_DIR (with wasm/ built), writes BUILD_DIR/site and BUILD_DIR/site.json.

Pages (web/*.html) keep their names; what they name as {{asset:NAME}}, directly or through one another, lands in
assets/NAME-HASH.ext and may be cached for ever; public/ is copied as it is. Whatever shrinks gets .br and .gz beside it.
site.json lists, for each page, the assets that it names.
"""

import gzip
import hashlib
import json
import re
import sys
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parent.parent
MARK = re.compile(rb"\{\{asset:([\w./-]+)\}\}")
SUBSTITUTED = {".html", ".css", ".js", ".svg", ".webmanifest"}
COMPRESSED = SUBSTITUTED | {".json", ".txt", ".xml", ".ico", ".wasm", ".otf", ".ttf"}


class Site:
    def __init__(self, build):
        self.out = build / "site"
        self.sources = self.find_sources(build)
        self.assets = {}  # name -> (URL, every asset URL that it needs, itself included)
        self.open = []  # names on the way, to find a circle
        self.files = set()

    def find_sources(self, build):
        folders = [(ROOT / "web", "**/*"), (build / "wasm/generated/fonts", "*.[ot]tf"), (build / "wasm/bin", "carmen.*")]
        return {
            str(path.relative_to(folder)): path
            for folder, pattern in folders
            for path in folder.glob(pattern)
            if path.is_file() and path.suffix != ".html"
        }

    def read(self, path):
        """The file with its marks replaced, and the URLs that it needs."""
        text, needs = path.read_bytes(), set()
        if path.suffix not in SUBSTITUTED:
            return text, needs

        def replace(match):
            url, more = self.asset(match[1].decode(), path)
            needs.update(more)
            return url.encode()

        return MARK.sub(replace, text), needs

    def asset(self, name, wanted_by):
        if name not in self.sources:
            sys.exit(f"{wanted_by.relative_to(ROOT)} names {{{{asset:{name}}}}}, which does not exist.")
        if name in self.open:
            sys.exit("Assets name each other in a circle: " + ", ".join(self.open + [name]))
        if name not in self.assets:
            self.open.append(name)
            text, needs = self.read(self.sources[name])
            self.open.pop()
            digest = hashlib.sha256(text).hexdigest()[:12]
            file = Path(name)
            url = f"/assets/{file.stem}-{digest}{file.suffix}"
            self.write(self.out / url[1:], text)
            self.assets[name] = (url, needs | {url})
        return self.assets[name]

    def write(self, path, text):
        self.files.add(path)
        fresh = not path.exists() or path.read_bytes() != text
        if fresh:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        if path.suffix not in COMPRESSED or len(text) < 256:
            return
        for suffix, compress in ((".br", lambda t: brotli.compress(t, quality=11, lgwin=24)), (".gz", lambda t: gzip.compress(t, 9, mtime=0))):
            sibling = path.with_name(path.name + suffix)
            if fresh or not sibling.exists():
                sibling.write_bytes(compress(text))
            self.files.add(sibling)

    def sweep(self):
        for path in self.out.rglob("*"):
            if path.is_file() and path not in self.files:
                path.unlink()


def main():
    build = Path(sys.argv[1]).resolve()
    site = Site(build)
    pages = {}
    for page in sorted((ROOT / "web").glob("*.html")):
        text, needs = site.read(page)
        site.write(site.out / page.name, text)
        pages[page.name] = sorted(needs)
    for file in sorted((ROOT / "public").rglob("*")):
        if file.is_file():
            site.write(site.out / file.relative_to(ROOT / "public"), file.read_bytes())
    site.sweep()
    (build / "site.json").write_text(json.dumps(pages, indent=2) + "\n")


main()
