"""The browser of the journeys: found on the machine, or brought to it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROT = Path(__file__).resolve().parent.parent
SKAL = "chromium-headless-shell"
"""Debian's Chromium without windows, as Playwright's own: the same engine at half the processor time a page."""
PROGRAM = (SKAL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The last two are pages of its own that a whole Chromium loads beside every window, a second of processor time apiece; the switch
# takes the place of Playwright's, so the rest are those of its list that touch on pages.
AVSTANGDA = [
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
]
# The pages under test are ours and on this machine: no sandbox needed, and nothing else may be looked up or fetched.
FLAGGOR = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(AVSTANGDA)}",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
BILDER = "KC_BILDER"
"""Is set when pictures of the pages are wanted: to draw whole pages is a fifth of what the journeys cost, for somebody who looks."""
HUR = (
    "Ingen webbläsare finns för testerna. Installera Chromium (på Debian och Ubuntu: apt-get install chromium), "
    "ange en med KC_CHROMIUM=/sökväg/till/chromium, eller kör ./kc test --utan-webblasare för att hoppa över resorna."
)
os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(ROT / "var" / "webblasare"))


def works(program: str) -> bool:
    """Whether the program starts, with all libraries it needs."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find_chromium() -> str | None:
    """Return a Chromium that starts: KC_CHROMIUM, one on PATH, or the one that Playwright has fetched."""
    candidates = [os.environ.get("KC_CHROMIUM"), *map(shutil.which, PROGRAM)]
    folder = Path(os.environ["PLAYWRIGHT_BROWSERS_PATH"])
    candidates += [str(path) for name in ("chrome", "headless_shell", "chrome-headless-shell") for path in folder.rglob(name)]
    return next((program for program in candidates if program and works(program)), None)


def bring_chromium() -> str | None:
    """Return a Chromium, installing one when there is none: Debian's package as root, else Playwright's own."""
    found = find_chromium()
    if found:
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installerar Chromium med apt-get …", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        wait = ["-o", "DPkg::Lock::Timeout=300"]
        install = ["install", "-q", "-y", "--no-install-recommends"]
        for arguments in (["update", "-q"], [*install, SKAL], [*install, "chromium"]):
            subprocess.run(["apt-get", *wait, *arguments], env=environment, stdin=subprocess.DEVNULL)
            found = find_chromium()
            if found:
                break
    if not found:
        print("Hämtar Chromium med Playwright …", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"], stdin=subprocess.DEVNULL)
        found = find_chromium()
    return found
