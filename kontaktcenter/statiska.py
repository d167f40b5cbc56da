"""Static files: which files of the npm packages are served, and how their names are hashed.

Third-party assets are never copied into the repository. `NpmFinder` serves only the listed files of `node_modules`,
under `vendor/…`, so that neither sources nor readmes of a package reach the web.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder, BaseFinder
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


@dataclass(frozen=True)
class NpmKatalog:
    """One folder of an npm package: `monster` are the patterns of the files that are served under `vendor/<prefix>/`."""

    prefix: str
    katalog: str
    monster: tuple[str, ...]


NPM_KATALOGER = (
    NpmKatalog("designsystemet/tema", "@digdir/designsystemet-css/dist/theme", ("designsystemet.css",)),
    NpmKatalog("designsystemet/css", "@digdir/designsystemet-css/dist/src", ("index.css",)),
    NpmKatalog("designsystemet/web", "@digdir/designsystemet-web/dist/umd", ("index.js", "index.js.map")),
    NpmKatalog("inter", "@fontsource-variable/inter", ("wght.css", "files/*-wght-normal.woff2")),
    NpmKatalog(
        "noto-sans-arabic",
        "@fontsource/noto-sans-arabic",
        ("arabic-400.css", "arabic-500.css", "arabic-600.css", "files/*-arabic-[456]00-normal.woff*"),
    ),
    NpmKatalog("echarts", "echarts/dist", ("echarts.common.min.js",)),
    NpmKatalog("htmx", "htmx.org/dist", ("htmx.min.js",)),
    NpmKatalog("leaflet", "leaflet/dist", ("leaflet.css", "leaflet.js", "leaflet.js.map", "images/*.png")),
)


class NpmStorage(FileSystemStorage):
    """Read-only storage over one `NpmKatalog`; `prefix` is where staticfiles puts its files."""

    def __init__(self, katalog: NpmKatalog) -> None:
        super().__init__(location=Path(settings.NODE_MODULES) / katalog.katalog)
        self.katalog = katalog
        self.prefix = f"vendor/{katalog.prefix}"

    def is_served(self, path: str) -> bool:
        """Tell whether the file, relative to the package's folder, is one of those listed."""
        return any(fnmatch(path, monster) for monster in self.katalog.monster) and self.exists(path)

    def files(self) -> Iterator[str]:
        """Yield the served files, relative to the package's folder, in a fixed order."""
        root = Path(self.location)
        found = {path for monster in self.katalog.monster for path in root.glob(monster) if path.is_file()}
        yield from sorted(path.relative_to(root).as_posix() for path in found)


class NpmFinder(BaseFinder):
    """Finds the listed files of the npm packages for `collectstatic`, the development server and WhiteNoise."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.storages = [NpmStorage(katalog) for katalog in NPM_KATALOGER]

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to configure, so nothing to check."""
        return []

    def find(self, path: str, find_all: bool = False) -> str | list[str]:
        """Return the absolute path of the file served as `path`, or all such paths; empty when it is not listed."""
        matches = [
            storage.path(path.removeprefix(f"{storage.prefix}/"))
            for storage in self.storages
            if path.startswith(f"{storage.prefix}/") and storage.is_served(path.removeprefix(f"{storage.prefix}/"))
        ]
        return matches if find_all else (matches[0] if matches else [])

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, NpmStorage]]:
        """Yield each served file with its storage."""
        for storage in self.storages:
            for path in storage.files():
                yield path, storage


class AppFinder(AppDirectoriesFinder):
    """Finds the files of the apps, without django_htmx: its scripts import modules that it does not carry, and no page uses them."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        served = [config.name for config in apps.get_app_configs() if config.name != "django_htmx"]
        super().__init__(app_names or served, *args, **kwargs)


class HashadLagring(CompressedManifestStaticFilesStorage):
    """Hashed and compressed static files, where the import lines of ES modules point at the hashed names too."""

    support_js_module_import_aggregation = True
