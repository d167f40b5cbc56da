"""The launcher behind `./kc start`: servers, preparation, web, worker and beat, and a clean stop of it all."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from kontaktcenter.drift import kommandon
from kontaktcenter.drift.fel import DriftFel
from kontaktcenter.drift.fillas import Fillas
from kontaktcenter.drift.servrar import ROT, Servrar, read_state
from kontaktcenter.drift.tjanst import Tjanst, born, end_orphans, stop_all
from kontaktcenter.drift.vackare import Vackare

VARD = "127.0.0.1"
LOOK_EVERY_SECONDS = 0.5
WEB_SECONDS = 120


class Stoppad(Exception):
    """Somebody asked for a stop before everything had started."""


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, flush=True)


class Start:
    """One running system: everything it starts it also stops."""

    def __init__(self, var: Path, port: int, *, demodata: bool = True) -> None:
        """Remember the folder for all data, the port of the web server, and whether an empty database gets demo data."""
        self.var = var
        self.port = port
        self.demodata = demodata
        self.korning = Fillas(var / "korning.las")
        self.servrar = Servrar(var)
        self.tjanster: list[Tjanst] = []
        self.env: dict[str, str] = {}
        self.server_pids: dict[str, int] = {}

    @property
    def adress(self) -> str:
        """Where a browser finds the system."""
        return f"http://localhost:{self.port}"

    def run(self) -> int:
        """Run until somebody stops it; return 0 after a clean stop, 1 when it could not start or go on."""
        try:
            (self.var / "logg").mkdir(parents=True, exist_ok=True)
            if not self.korning.acquire():
                say(f"Kontaktcenter körs redan på {self._read_korning().get('adress', self.adress)}/")
                return 1
            return self._run()
        except PermissionError as error:
            say(f"Du får inte skriva i {error.filename}. Kör kommandot som den som äger mappen.")
            return 1
        except DriftFel as fel:
            say(str(fel))
            return 1

    def _run(self) -> int:
        self.vackare = Vackare()
        end_orphans(self._read_korning().get("processer", {}))
        self._check_port()
        self._write_korning()
        try:
            self._start()
            while not self.vackare.should_stop:
                self._look()
                self.vackare.sleep(LOOK_EVERY_SECONDS)
        except Stoppad:
            pass
        finally:
            self._stop()
        return 0

    def _start(self) -> None:
        say("Startar PostgreSQL och Redis …")
        adresser = self.servrar.hold()
        self.server_pids = read_state(self.var).get("pid", {}) if adresser else {}
        self.env = {**os.environ, "KC_VAR": str(self.var), "PYTHONUNBUFFERED": "1", **adresser}
        self.env.setdefault("KC_BAS_URL", self.adress)
        self._manage("forbered", *([] if self.demodata else ["--utan-demodata"]))
        self.tjanster = [
            self._tjanst("web", kommandon.web(f"{VARD}:{self.port}")),
            self._tjanst("worker", kommandon.WORKER),
            self._tjanst("beat", kommandon.beat(str(self.var / "beat"))),
        ]
        say("Startar web, worker och beat …")
        for tjanst in self.tjanster:
            tjanst.start()
        self._write_korning()
        self._wait(self._answers, WEB_SECONDS, f"Webbservern svarade inte inom {WEB_SECONDS} sekunder. Läs {self.var}/logg/web.log.")
        say(f"\nKontaktcenter körs på {self.adress}/")
        if self.demodata:
            self._manage("demodata", "--visa-inloggningar")
        say(f"Ctrl-C stoppar allt. Loggarna finns i {self.var}/logg/.")

    def _look(self) -> None:
        """Say what has died and start it again."""
        for tjanst in self.tjanster:
            status = tjanst.note_death()
            if status is not None:
                say(f"{tjanst} har stannat (status {status}) och startas igen. Läs {tjanst.log} om det upprepas.")
            if tjanst.start_when_due():
                say(f"{tjanst} har startats igen.")
                self._write_korning()
        if self.server_pids:
            self._look_at_servers()

    def _look_at_servers(self) -> None:
        """Say when the keeper has started a server again; start the keeper itself again when it has been killed."""
        if self.servrar.is_kept():
            pids = read_state(self.var).get("pid", self.server_pids)
        else:
            self._say_why_unkept()
            adresser = self.servrar.hold()
            pids = read_state(self.var)["pid"]
            if any(self.env[name] != url for name, url in adresser.items()):
                raise DriftFel("Servrarna har fått nya adresser. Starta igen med ./kc start.")
        for namn, pid in pids.items():
            if self.server_pids[namn] != pid:
                say(f"{namn} hade stannat och har startats igen.")
        self.server_pids = pids

    def _say_why_unkept(self) -> None:
        fault = self.var / "vakt.fel"
        if fault.exists():
            raise DriftFel(fault.read_text())
        say("Vakten för PostgreSQL och Redis har stannat och startas igen.")

    def _stop(self) -> None:
        say("\nStoppar …")
        stop_all(self.tjanster)
        if self.server_pids:
            self.servrar.release()
            if not self.servrar.wait_stopped():
                say("PostgreSQL och Redis fortsätter tills det andra kommandot som använder dem är klart.")
        (self.var / "korning.json").unlink(missing_ok=True)
        say("Kontaktcenter är stoppat.")

    def _tjanst(self, namn: str, arguments: list[str]) -> Tjanst:
        log = self.var / "logg" / f"{namn}.log"
        return Tjanst(namn, [sys.executable, *arguments], log, env=self.env, folder=ROT)

    def _manage(self, *arguments: str) -> None:
        """Run a management command to its end, or until somebody stops everything."""
        command = [sys.executable, "manage.py", *arguments]
        process = subprocess.Popen(command, cwd=ROT, env=self.env, stdin=subprocess.DEVNULL, start_new_session=True)
        while process.poll() is None:
            self.vackare.sleep(LOOK_EVERY_SECONDS)
            if self.vackare.should_stop:
                process.send_signal(signal.SIGINT)
                process.wait()
        if self.vackare.should_stop:
            raise Stoppad
        if process.returncode:
            raise DriftFel(f"Förberedelsen misslyckades: manage.py {arguments[0]} slutade med {process.returncode}. Felet står ovan.")

    def _wait(self, condition: Callable[[], bool], seconds: float, otherwise: str) -> None:
        rounds = int(seconds / 0.1)
        while not condition():
            self._look()
            self.vackare.sleep(0.1)
            rounds -= 1
            if self.vackare.should_stop:
                raise Stoppad
            if rounds <= 0:
                raise DriftFel(otherwise)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(VARD, self.port, timeout=10)
        try:
            connection.request("GET", "/", headers={"Host": f"localhost:{self.port}"})
            return connection.getresponse().status > 0
        except OSError:
            return False
        finally:
            connection.close()

    def _check_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((VARD, self.port))
            except PermissionError:
                raise DriftFel(f"Port {self.port} får bara root använda. Välj en över 1023, till exempel: ./kc start --port 8000") from None
            except OSError:
                raise DriftFel(
                    f"Port {self.port} används redan av ett annat program. Välj en annan: ./kc start --port {self.port + 1}"
                ) from None

    def _read_korning(self) -> dict:
        try:
            return json.loads((self.var / "korning.json").read_text())
        except (FileNotFoundError, ValueError):
            return {}

    def _write_korning(self) -> None:
        """Tell a second start the address, and the start after a killed one which processes were ours."""
        processer = {str(tjanst.pid): born(tjanst.pid) for tjanst in self.tjanster if tjanst.pid}
        draft = self.var / "korning.ny"
        draft.write_text(json.dumps({"adress": self.adress, "pid": os.getpid(), "processer": processer}))
        draft.replace(self.var / "korning.json")
