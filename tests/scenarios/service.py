#!/usr/bin/python3
"""The real `woo24 run` under a pretended service manager: what it tells it, reload, pauses, and a stop in the middle of a run.

  service.py --woo24 BINARY --sandbox BINARY        exit 0 when all is as it should be
"""
import argparse
import contextlib
import http.server
import json
import os
import pathlib
import signal
import socket
import sqlite3
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

from program import Trial, end


class Manager:
    """The socket of a service manager, and what came to it."""

    def __init__(self, folder):
        self.path = str(pathlib.Path(folder) / "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.path)
        self.heard = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            said = self.socket.recv(65536).decode().split("\n")
            self.heard.extend(said)

    def forget(self):
        self.heard.clear()

    def has(self, text):
        return self.count(text) > 0

    def count(self, text):
        return sum(text in line for line in list(self.heard))


def status(trial):
    code, out, err = trial.woo24("status", "--json")
    return code, json.loads(out)


def ready(trial, manager):
    process = trial.service()
    trial.until("it says that it is ready", lambda: manager.has("READY=1"))
    trial.until("and how it stands", lambda: manager.has("STATUS=Working. Orders: "))
    manager.forget()
    trial.until("it feeds the watchdog, again and again", lambda: manager.count("WATCHDOG=1") >= 3)
    trial.until("it notes what it does next", lambda: {"orders", "completed", "proof"} <= set(status(trial)[1]["next_runs"]))
    told = status(trial)[1]
    trial.expect("and how quickly both sides answer", all(told["answer_ms"][side] is not None for side in ("shop", "office")), told)
    trial.expect("status says that it runs, and since when", told["service"] == "running" and told["working"] and told["since"], told)
    trial.exits("a second one is refused", 6, "run")
    trial.expect("the first does not mind", process.poll() is None)
    return process


def reload(trial, manager, process):
    manager.forget()
    text = (trial.folder / "woo24.yaml").read_text()
    (trial.folder / "woo24.yaml").write_text(text.replace("every: { orders: 10s }", "every: { orders: 11s }"))
    process.send_signal(signal.SIGHUP)
    trial.until("a reload is told", lambda: manager.has("RELOADING=1") and manager.has("MONOTONIC_USEC="))
    trial.until("and its end", lambda: manager.has("READY=1"))
    trial.until("and taken", lambda: trial.log_says("settings read again"))
    manager.forget()
    (trial.folder / "woo24.yaml").write_text(text.replace("Kreditsälg", "Kredtsälg"))
    process.send_signal(signal.SIGHUP)
    trial.until("names that do not exist are refused", lambda: trial.log_says("the new settings are wrong, the old ones stay"))
    trial.until("and it is ready all the same", lambda: manager.has("READY=1"))
    (trial.folder / "woo24.yaml").write_text(text)
    process.send_signal(signal.SIGHUP)


def pauses(trial, process):
    before = len(trial.listed())
    trial.exits("orders are paused", 0, "pause", "orders", says="woo24 resume orders")
    code, told = status(trial)
    trial.expect("status says so: exit 1", code == 1 and told["paused_since"], told)
    trial.until("and none is planned", lambda: "orders" not in status(trial)[1]["next_runs"], most=150)
    trial.add_orders(3)
    trial.expect("the service is told to stop", end(process) == 0)
    process = trial.service()
    trial.until("a pause outlives it", lambda: trial.log_says("still paused by a person"))
    trial.until("it runs", lambda: status(trial)[1]["service"] == "running")
    trial.expect("and takes no order", len(trial.listed()) == before, trial.listed())
    trial.exits("orders are resumed", 0, "resume", "orders")
    trial.until("and go on", lambda: len(trial.listed()) > before)
    return process


def pauses_of_each(trial):
    for job in ("orders", "completed", "import", "products", "stock"):
        trial.exits(f"{job} can be paused", 0, "pause", job, says=f"woo24 resume {job}")
    code, told = status(trial)
    trial.expect("status names each: exit 1", code == 1 and list(told["paused"]) == ["orders", "completed", "import", "products", "stock"], told)
    trial.exits("all are resumed", 0, "resume", "all")
    trial.expect("and none is left", status(trial)[1]["paused"] == {}, status(trial)[1])
    trial.exits("all are paused", 0, "pause", "all", says="woo24 resume all")
    trial.exits("which is said in one line", 1, "status", says="woo24 resume all")
    trial.until("neither is planned, the proof is", lambda: {"orders", "completed", "proof"} & set(status(trial)[1]["next_runs"]) == {"proof"}, most=150)
    trial.exits("what is asked for is done all the same", 0, "sync", "completed")
    trial.exits("one of them is resumed", 0, "resume", "completed")
    trial.until("and goes on alone", lambda: {"orders", "completed"} & set(status(trial)[1]["next_runs"]) == {"completed"}, most=150)
    trial.exits("the rest too", 0, "resume", "all")
    trial.exits("no job is called so", 2, "pause", "everything")


def stopped(trial, manager, process):
    trial.add_orders(150)
    done = lambda: trial.count("SELECT count(*) FROM posting WHERE stage='done'")
    before = done()
    trial.until("a run is under way", lambda: done() > before + 20)
    manager.forget()
    begun = time.monotonic()
    trial.expect("it stops in the middle of it: exit 0", end(process) == 0)
    print(f"      in {time.monotonic() - begun:.1f} s, {done() - before} orders done")
    trial.expect("and says that it does", manager.has("STOPPING=1"))
    torn = [p for p in trial.listed() if p["stage"] in ("staging", "releasing")]
    trial.expect("no step is torn", not torn, torn)
    trial.expect("status knows that it is not missed", status(trial)[1]["service"] == "stopped", status(trial))
    trial.woo24("sync", "orders")
    keys = trial.count("SELECT count(DISTINCT office_order) FROM posting WHERE office_order IS NOT NULL")
    trial.expect("a sync goes on from there", keys == trial.count("SELECT count(office_order) FROM posting") and done() > before + 100, done())


class Door:
    """Stands before the pretend office, and hands on what comes until it is told to hang: the next SaveInvoices then gets no answer for
    ever, whether the office did what it asks or never heard of it."""

    def __init__(self, office):
        self.hangs, self.reached, self.waiting = None, False, threading.Event()
        door = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                saves = "SaveInvoices" in self.headers.get("SOAPAction", "")
                hangs = door.hangs if saves else None
                if hangs != "before":
                    status, headers, answer = door.handed_on(office + self.path, self.headers, body)
                if hangs:
                    door.reached = True
                    return door.waiting.wait()
                self.send_response(status)
                for name, value in headers:
                    if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    @staticmethod
    def handed_on(url, headers, body):
        kept = {name: value for name, value in headers.items() if name.lower() not in ("host", "content-length", "connection")}
        try:
            with urllib.request.urlopen(urllib.request.Request(url, body, kept), timeout=60) as answer:
                return answer.status, answer.headers.items(), answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers.items(), answer.read()

    def hang(self, when):
        self.hangs, self.reached = when, False

    def close(self):
        self.waiting.set()
        self.server.shutdown()
        self.server.server_close()


def references(trial):
    """Whose orders are in the books."""
    with urllib.request.urlopen(trial.ready["office"]["url"] + "/_sandbox/books", timeout=60) as answer:
        return [one["reference_number"] for one in json.load(answer)["orders"] if one["reference_number"]]


def hanging(trial, manager, when):
    """A save that the office never answers, and a stop: it is asked for twice, so that the call is cut off at once."""
    door = Door(trial.ready["office"]["url"])
    trial.config(office=door.url)
    trial.add_orders(3)
    door.hang(when)
    process = trial.service()
    try:
        trial.until(f"a save hangs, {when} the office has done it", lambda: door.reached)
        manager.forget()
        process.send_signal(signal.SIGTERM)
        trial.until("asked to stop, the service says so", lambda: manager.has("STOPPING=1"))
        trial.expect("and waits for the answer", process.poll() is None)
        trial.expect("asked once more, it ends: exit 0", end(process) == 0)
        unclear = {one["order"] for one in trial.listed() if one["stage"] == "staging"}
        trial.expect("what became of the save is noted as unclear", unclear, trial.listed())
        learnt = trial.count("SELECT count(*) FROM office_memory WHERE name = 'batch-size'")
        trial.expect("the office is not thought too slow for its batches", learnt == 0)
        door.hang(None)
        process = trial.service()
        done = lambda: {one["order"] for one in trial.listed() if one["stage"] == "done"}
        trial.until("the next start looks it up and goes on", lambda: unclear <= done(), most=300)
        booked = references(trial)
        trial.expect("none is in the books twice", len(booked) == len(set(booked)), sorted(booked))
    finally:
        if process.poll() is None:
            end(process)
        door.close()
        trial.config()


def waits_for(process, number):
    """Whether the signal was sent and not yet taken."""
    pending = [line.split()[1] for line in open(f"/proc/{process.pid}/status", encoding="ascii") if line.startswith(("SigPnd", "ShdPnd"))]
    return any(int(mask, 16) >> (number - 1) & 1 for mask in pending)


def reload_during_a_reload(trial, manager):
    """The first waits for a save that hangs; what is asked for meanwhile is not lost."""
    door = Door(trial.ready["office"]["url"])
    trial.config(office=door.url)
    trial.add_orders(3)
    door.hang("after")
    process = trial.service()
    try:
        trial.until("a save hangs", lambda: door.reached)
        manager.forget()
        process.send_signal(signal.SIGHUP)
        trial.until("a reload waits for it", lambda: manager.has("RELOADING=1"))
        process.send_signal(signal.SIGHUP)
        trial.until("and hears of another", lambda: not waits_for(process, signal.SIGHUP))
        door.hang(None)
        door.waiting.set()
        trial.until("one that is asked for meanwhile comes after it", lambda: manager.count("RELOADING=1") == 2 and manager.count("READY=1") == 2)
        trial.expect("it stops when told: exit 0", end(process) == 0)
    finally:
        if process.poll() is None:
            end(process)
        door.close()
        trial.config()


def trouble(trial, manager):
    trial.config(shop="http://127.0.0.1:9")
    process = trial.service()
    try:
        trial.until("a service whose shop is not there is ready", lambda: manager.has("READY=1"))
        trial.until("and says what is wrong", lambda: manager.has("STATUS=NOT WORKING since"))
        trial.until("status, too", lambda: (status(trial)[1]["cause"] or {}).get("id") == "shop-unreachable")
        code, told = status(trial)
        trial.expect("exit 1, since when, and when it is tried again", code == 1 and not told["working"] and told["since"] and told["next_try"], told)
        process.kill()
        process.wait()
        with contextlib.closing(sqlite3.connect(trial.database())) as file, file:
            file.execute("UPDATE cursor SET position = replace(position, substr(position, 1, 10), '2026-01-01') WHERE job = 'service'")
        code, told = status(trial)
        trial.expect("one that died is missed", code == 1 and told["service"] == "gone", told)
        trial.exits("and said", 1, "status", says="systemctl start woo24")
    finally:
        if process.poll() is None:
            end(process)
        trial.config()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--woo24", required=True)
    arguments.add_argument("--sandbox", required=True)
    arguments = arguments.parse_args()
    os.environ.pop("CREDENTIALS_DIRECTORY", None)
    with tempfile.TemporaryDirectory() as folder:
        manager = Manager(folder)
        os.environ["NOTIFY_SOCKET"] = manager.path
        trial = Trial(arguments, folder)
        process = None
        try:
            process = ready(trial, manager)
            reload(trial, manager, process)
            process = pauses(trial, process)
            pauses_of_each(trial)
            stopped(trial, manager, process)
            hanging(trial, manager, "before")
            hanging(trial, manager, "after")
            reload_during_a_reload(trial, manager)
            manager.forget()
            trouble(trial, manager)
        finally:
            if process is not None and process.poll() is None:
                end(process)
            trial.sandbox.send_signal(signal.SIGTERM)
            trial.sandbox.wait(timeout=20)
    print(f"{trial.passed} passed, {trial.failed} failed")
    return 1 if trial.failed else 0


if __name__ == "__main__":
    sys.exit(main())
