#!/usr/bin/python3
"""Uses the real woo24 as its admin would, against woo24-sandbox: right and wrong use, exit codes, the service and its signals.

  program.py --woo24 BINARY --sandbox BINARY        exit 0 when all is as it should be
"""
import argparse
import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

CONFIG = """\
shop_id: exempel
language: en
woocommerce: {{ url: "{shop}" }}
24sevenoffice: {{ username: integration@example.se, client: "{client}", api_url: "{office}", webservices_url: "{office}", settle: 1s }}
orders:
  mode: {mode}
  from: 2026-01-01
  payments:
    klarna_payments: {{ paid_with: Klarna }}
    swish: {{ paid_with: Swish }}
    invoice: {{ invoice_by: email, send_when: [on-hold, processing, completed] }}
    bacs: {{ invoice_by: email }}
  sale_types:
    - {{ region: home, use: Kreditsälg }}
    - {{ region: eu, vat_number: yes, use: EU varor }}
    - {{ region: eu, use: EU privat }}
    - {{ region: outside, use: Sälj utland }}
  vat:
    - {{ rate: 25, tax: 1 }}
    - {{ rate: 12, tax: 2 }}
    - {{ rate: 6, tax: 3 }}
    - {{ rate: 25.5, country: FI, tax: 41 }}
    - {{ without: reverse_charge, tax: 50 }}
    - {{ without: export, tax: 51 }}
  rows: {{ shipping: FRAKT, fee: AVGIFT, rounding: ORES }}
every: {{ orders: 10s }}
database: {folder}/woo24.db
"""

PATIENCE = 300  # seconds: that long only what hangs


class Trial:
    def __init__(self, arguments, folder):
        self.binary, self.folder = arguments.woo24, pathlib.Path(folder)
        self.sandbox = subprocess.Popen([arguments.sandbox], stdout=subprocess.PIPE, text=True)
        self.ready = json.loads(self.sandbox.stdout.readline())
        self.passed, self.failed = 0, 0
        secrets = self.folder / "credentials"
        secrets.mkdir()
        for name, value in (("shop_key", self.ready["shop"]["key"]), ("shop_secret", self.ready["shop"]["secret"]),
                            ("office_application_id", self.ready["office"]["application_id"]), ("office_password", self.ready["office"]["password"])):
            self.secret(name, value)
        self.config()

    def secret(self, name, value):
        file = self.folder / "credentials" / name
        file.write_text(value)
        file.chmod(0o600)

    def config(self, mode="send", shop=None, office=None, client="Exempel AB", extra=""):
        text = CONFIG.format(shop=shop or self.ready["shop"]["url"], office=office or self.ready["office"]["url"], mode=mode, client=client, folder=self.folder)
        (self.folder / "woo24.yaml").write_text(text + extra)

    def woo24(self, *words, stdin=None, config=None, user=None):
        done = subprocess.run([self.binary, *words, "--config", str(config or self.folder / "woo24.yaml")], capture_output=True, text=True, timeout=120,
                              input=stdin, user=user)
        return done.returncode, done.stdout, done.stderr

    def add_orders(self, count):
        body = json.dumps({"count": count, "seed": 7}).encode()
        urllib.request.urlopen(urllib.request.Request(self.ready["shop"]["url"] + "/_sandbox/add", body), timeout=60).read()

    def count(self, query):
        """One number of the state file; the connection is closed, or its locks would outlive it."""
        with contextlib.closing(sqlite3.connect(self.database())) as file:
            return file.execute(query).fetchone()[0]

    def listed(self):
        return json.loads(self.woo24("orders", "list", "--all", "--json")[1] or "[]")

    def expect(self, what, holds, told=""):
        self.passed, self.failed = self.passed + bool(holds), self.failed + (not holds)
        print(("ok    " if holds else "WRONG ") + what + ("" if holds else f"\n      {told}"), flush=True)

    def exits(self, what, code, *words, says="", stdin=None):
        got, out, err = self.woo24(*words, stdin=stdin)
        self.expect(f"{what}: exit {code}", got == code and says in out + err, f"exit {got}\n{out}{err}")
        return out

    def service(self):
        log = open(self.folder / "service.log", "a", encoding="utf-8")
        return subprocess.Popen([self.binary, "run", "--config", str(self.folder / "woo24.yaml")], stderr=log, stdout=log)

    def until(self, what, holds, most=PATIENCE):
        """Asks until it holds; the bound is only there so that a broken program ends the test."""
        end = time.monotonic() + most
        while time.monotonic() < end:
            if holds():
                return self.expect(what, True)
            time.sleep(0.1)
        return self.expect(what, False, (self.folder / "service.log").read_text()[-2000:])

    def log_says(self, text):
        return text in (self.folder / "service.log").read_text()

    def database(self):
        return self.folder / "woo24.db"


def wrong_use(trial):
    trial.exits("no such command", 2, "sing")
    trial.exits("no such job", 2, "sync", "stars")
    trial.exits("an order id that is none", 2, "orders", "send", "abc")
    trial.exits("an unknown reason", 2, "explain", "unknown-produkt", says="unknown-product")
    trial.exits("explain", 0, "explain", "unknown_product")
    trial.exits("version", 0, "config")
    (trial.folder / "woo24.yaml").write_text("shop_id: exempel\nshop_id: other\n")
    trial.exits("a key given twice", 3, "config", says="shop_id")
    (trial.folder / "woo24.yaml").unlink()
    trial.exits("no settings file", 3, "check")
    trial.config(mode="sned")
    code, out, err = trial.woo24("orders", "list", "--json")
    trial.expect("wrong settings are JSON where JSON was asked", code == 3 and json.loads(out)["faults"] and "mode" in err, f"{code} {out} {err}")
    trial.config(client="Nobody AB")
    trial.exits("a client that is none", 3, "check", says="Nobody AB")
    trial.config(office="http://127.0.0.1:9")
    trial.exits("the office is not there", 5, "check", says="127.0.0.1:9")
    trial.config(shop="http://127.0.0.1:9")
    trial.exits("the shop is not there", 5, "check", says="127.0.0.1:9")
    trial.config()
    good = (trial.folder / "credentials" / "shop_secret").read_text()
    trial.exits("a secret is typed", 0, "secret", "set", "shop_secret", stdin="cs_wrong\n")
    trial.exits("a wrong secret of the shop", 4, "check")
    trial.secret("shop_secret", good)
    trial.secret("office_password", "wrong")
    trial.exits("a wrong password of the office", 4, "check")
    (trial.folder / "credentials" / "office_password").unlink()
    trial.exits("a secret is missing", 3, "check", says="office_password")
    trial.secret("office_password", trial.ready["office"]["password"])
    (trial.folder / "credentials" / "office_password").chmod(0o644)
    trial.exits("a secret that others may read", 3, "check", says="office_password")
    trial.secret("office_password", trial.ready["office"]["password"])
    trial.database().write_text("this is no database, but long enough to look like one" * 40)
    trial.exits("a damaged state file", 7, "sync", "orders")
    trial.database().unlink()


def first_hour(trial):
    trial.exits("check", 0, "check")
    trial.config()
    file = trial.folder / "woo24.yaml"
    file.write_text(file.read_text().replace("send_when: [on-hold", "send_when: [on-hodl"))
    trial.exits("a status that the shop does not have", 0, "check", says="on-hold")
    trial.config()
    file.write_text(file.read_text().replace("Kreditsälg", "Provisionssälg"))
    trial.exits("a sale type that the office does not have stops every order", 3, "sync", "orders", says="Provisionssälg")
    trial.exits("and a single one too", 3, "orders", "send", "1001", says="Provisionssälg")
    trial.expect("and nothing was taken up", json.loads(trial.woo24("orders", "list", "--all", "--json")[1]) == [])
    trial.database().unlink(missing_ok=True)
    trial.config()
    lists = json.loads(trial.woo24("lists", "tax", "--json")[1])
    trial.expect("lists tax", [t for t in lists["tax"] if t["id"] == "1"], lists)
    dry = json.loads(trial.woo24("sync", "orders", "--dry-run", "--json")[1])
    trial.expect("a dry run says what would be sent", any(c["change"] == "send" for c in dry["changes"]), dry)
    trial.expect("and leaves no state file", not trial.database().exists())
    trial.config(mode="watch")
    trial.woo24("sync", "orders")
    trial.expect("watching sends nothing", json.loads(trial.woo24("orders", "list", "--all", "--json")[1]) == [])
    due = next(c for c in dry["changes"] if c["change"] == "send")
    trial.exits("one order is sent all the same", 0, "orders", "send", str(due["order"]))
    story = trial.exits("why", 0, "why", "order", str(due["order"]))
    trial.expect("its story has lines of the settings and the office's total", "woo24.yaml:" in story and "ForInvoicing" in story, story)
    bad = next(c for c in dry["changes"] if c["change"] == "fail")
    trial.exits("an order that cannot be booked", 1, "orders", "send", str(bad["order"]))
    trial.exits("a person skips it", 0, "orders", "skip", str(bad["order"]))
    trial.config()


def full_disk(trial):
    """A disk too small for the state file: it is said, and with room the same file is begun. Needs the right to mount."""
    disk = trial.folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk], capture_output=True).returncode != 0:
        return print("skip  a full disk: nothing may be mounted here")
    try:
        trial.config()
        file = trial.folder / "woo24.yaml"
        file.write_text(file.read_text().replace("/woo24.db", "/disk/woo24.db"))
        trial.exits("a disk too small for the state file", 7, "sync", "orders")
        trial.expect("no draft is left", not list(disk.glob("*.new-*")), str(list(disk.iterdir())))
        subprocess.run(["mount", "-o", "remount,size=8m", disk], check=True)
        trial.exits("with room there is a place for a pause", 0, "pause", "orders")
        trial.expect("with room the same file is begun", (disk / "woo24.db").exists(), str(list(disk.iterdir())))
        trial.exits("also to copy", 0, "backup", str(disk / "copy.db"))
    finally:
        subprocess.run(["umount", disk], check=True)
        trial.config()
    return None


def one_order(trial):
    """The same words and exit codes whether a service runs or not."""
    trial.add_orders(40)
    plan = json.loads(trial.woo24("sync", "orders", "--dry-run", "--json")[1])["changes"]
    resting = str(next(c for c in plan if c["change"] == "rest")["order"])
    stopped = str(next(c for c in plan if c["change"] == "fail")["order"])
    trial.woo24("sync", "orders")
    commands = (("orders", "send", resting), ("orders", "send", resting, "--json"), ("orders", "send", stopped, "--json"), ("orders", "send", "999999", "--json"),
                ("orders", "retry", resting, "--json"), ("orders", "skip", "999999", "--json"), ("orders", "retry", stopped, "--json"),
                ("orders", "link", resting, "999999", "--json"), ("orders", "unlink", resting, "--json"))
    plain = lambda text: "".join(line for line in text.splitlines(True) if "next_try_at" not in line) if not text.startswith("{") else {
        k: v for k, v in json.loads(text).items() if k != "next_try_at"}
    alone = [(code, plain(out)) for code, out, _ in (trial.woo24(*words) for words in commands)]
    trial.expect("an order that is not due: exit 1, and why", alone[0][0] == 1 and "→" in alone[0][1] and alone[1][1]["reason"]["id"] == "not-due-yet", alone[:2])
    log = trial.folder / "service.log"
    before = log.read_text().count("started") if log.exists() else 0
    process = trial.service()
    try:
        trial.until("a service runs", lambda: log.read_text().count("started") > before)
        for words, (code, out) in zip(commands, alone):
            got = trial.woo24(*words)
            trial.expect(f"{' '.join(words)} by the service: exit {code}", (got[0], plain(got[1])) == (code, out), f"{got}\n{(code, out)}")
    finally:
        end(process)


def end(process):
    process.terminate()
    try:
        return process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def interrupted(trial):
    trial.add_orders(120)
    done = lambda: trial.count("SELECT count(*) FROM posting WHERE stage='done'")
    before = done()
    process = subprocess.Popen([trial.binary, "sync", "orders", "--config", str(trial.folder / "woo24.yaml")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    trial.until("a sync is under way", lambda: done() > before or process.poll() is not None)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    trial.expect("Ctrl-C ends it after the current step: exit 1, and a word", process.returncode == 1 and "Stopped between two steps" in err, f"{process.returncode} {out[:300]} {err}")
    torn = [p for p in trial.listed() if p["stage"] in ("staging", "releasing")]
    trial.expect("and tears none", not torn, torn)
    trial.woo24("sync", "orders")


def service_in_trouble(trial):
    trial.config(shop="http://127.0.0.1:9")
    process = trial.service()
    try:
        trial.until("a service whose shop is not there runs", lambda: trial.log_says("127.0.0.1:9"))
        trial.exits("a sync by it says so", 5, "sync", "orders", "--json", says="shop-unreachable")
        failed = next(p for p in trial.listed() if p["standing"] == "failed" and p["stage"] == "seen")
        trial.exits("a retry by it says so", 5, "orders", "retry", str(failed["order"]), says="127.0.0.1:9")
        trial.exits("what needs no side is done", 0, "orders", "skip", str(failed["order"]))
        text = (trial.folder / "woo24.yaml").read_text()
        (trial.folder / "woo24.yaml").write_text(text.replace("Kreditsälg", "Kredtsälg").replace("http://127.0.0.1:9", trial.ready["shop"]["url"]))
    finally:
        trial.expect("it ends when told", end(process) == 0)
    process = trial.service()
    try:
        trial.until("a service with a wrong name runs", lambda: trial.log_says("Kredtsälg"))
        trial.exits("a sync by it says so", 3, "sync", "orders")
        process.send_signal(signal.SIGSTOP)
        waiting = subprocess.Popen([trial.binary, "orders", "list", "--config", str(trial.folder / "woo24.yaml")], stdout=subprocess.DEVNULL)
        trial.expect("a list needs no service", waiting.wait(timeout=PATIENCE) == 0)
        asked = subprocess.Popen([trial.binary, "sync", "orders", "--config", str(trial.folder / "woo24.yaml")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        wishes = lambda: trial.count("SELECT count(*) FROM wish")
        trial.until("a wish lies there", lambda: wishes() == 1)
        trial.config()
        process.kill()
        process.wait()
        out, err = asked.communicate(timeout=PATIENCE)
        trial.expect("when the service dies the asker does it", "done here instead" in err and wishes() == 0, f"{asked.returncode} {out} {err}")
    finally:
        end(process)


def state_in_trouble(trial):
    viewer = sqlite3.connect(trial.database(), isolation_level=None)
    viewer.execute("BEGIN IMMEDIATE")
    process = trial.service()
    try:
        trial.until("a service whose file another program holds says so", lambda: trial.log_says("state-locked"))
        trial.expect("and stays", process.poll() is None)
        viewer.execute("ROLLBACK")
        viewer.close()
        trial.until("and works on", lambda: trial.woo24("sync", "orders")[0] in (0, 1))
        for file in trial.folder.glob("woo24.db*"):
            shutil.copy(file, trial.folder / ("kept-" + file.name))
            file.unlink()
        trial.expect("a service whose file was taken away ends: exit 7", process.wait(timeout=PATIENCE) == 7)
        trial.expect("and says why", trial.log_says("state-replaced"))
    finally:
        end(process)
        for file in trial.folder.glob("kept-woo24.db*"):
            file.rename(trial.folder / file.name[5:])


def state_copied_over(trial):
    """A copy that is put over the file in place, as cp does, keeps its name and its inode."""
    copy, aside = trial.folder / "put-over.db", trial.folder / "woo24.db-wal.replaced"
    trial.exits("a copy of the state file is made", 0, "backup", str(copy))
    mark = lambda: trial.database().read_bytes()[68:72]  # SQLite's application_id, in the file itself
    viewer, before = sqlite3.connect(trial.database(), isolation_level=None), mark()
    viewer.execute("BEGIN")
    viewer.execute("SELECT count(*) FROM posting").fetchone()
    process = trial.service()
    try:
        trial.until("the service works", lambda: json.loads(trial.woo24("status", "--json")[1])["service"] == "running")
        trial.expect("who reads the file keeps the mark from it", mark() == before)
        viewer.execute("ROLLBACK")
        viewer.close()
        trial.until("once that is over it is there", lambda: mark() != before)
        trial.database().write_bytes(copy.read_bytes())
        trial.expect("a service under which a copy was put over the state file ends: exit 7", process.wait(timeout=PATIENCE) == 7)
        trial.expect("and leaves the copy as it is", trial.database().read_bytes() == copy.read_bytes())
        trial.expect("and the old file's journal beside it", aside.exists() and not (trial.folder / "woo24.db-wal").exists())
        trial.expect("the next run goes on from the copy", trial.woo24("sync", "orders")[0] in (0, 1))
    finally:
        end(process)
        copy.unlink(missing_ok=True)
        aside.unlink(missing_ok=True)


def only_looking(trial):
    """Who may not write may look."""
    folder = trial.folder / "looked-at"
    (folder / "credentials").mkdir(parents=True)
    user = 65534 if os.geteuid() == 0 else None
    shutil.copy(trial.database(), folder / "woo24.db")
    for file in (trial.folder / "credentials").iterdir():
        shutil.copy(file, folder / "credentials" / file.name)
        if user:
            os.chown(folder / "credentials" / file.name, user, user)
    config = folder / "woo24.yaml"
    config.write_text((trial.folder / "woo24.yaml").read_text().replace(f"{trial.folder}/woo24.db", f"{folder}/woo24.db"))
    for path, mode in ((config, 0o644), (folder / "woo24.db", 0o444), (folder / "credentials", 0o755), (folder, 0o555), (trial.folder, 0o711)):
        path.chmod(mode)
    before = trial.listed()
    try:
        code, out, err = trial.woo24("orders", "list", "--all", "--json", config=config, user=user)
        trial.expect("a list of a file that cannot be written", code == 0 and json.loads(out) == before, f"{code} {out[:300]} {err}")
        code, out, err = trial.woo24("status", "--json", config=config, user=user)
        trial.expect("its status", code in (0, 1) and json.loads(out)["sent"] > 3, f"{code} {out} {err}")
        code, out, err = trial.woo24("why", "order", str(before[0]["order"]), config=config, user=user)
        trial.expect("one order's story", code == 0, f"{code} {out} {err}")
        code, out, err = trial.woo24("sync", "orders", "--dry-run", "--json", config=config, user=user)
        trial.expect("a dry run", code in (0, 1) and "changes" in json.loads(out), f"{code} {out[:300]} {err}")
        code, out, err = trial.woo24("sync", "orders", config=config, user=user)
        trial.expect("a real one: exit 7", code == 7, f"{code} {out[:300]} {err}")
    finally:
        folder.chmod(0o755)


def put_right(trial):
    """The commands that look after the state file, and cut-over."""
    trial.config()
    booked = lambda: {(p["key"], p["stage"], p["standing"], p["office_order"]) for p in trial.listed() if p["stage"] == "done" and p["standing"] == "moving"}
    trial.woo24("sync", "orders")
    before = booked()
    own = json.loads(trial.woo24("rehearse", "--from", "2026-10-01", "--json")[1])
    trial.expect("a rehearsal knows what woo24 booked", sum(one["outcome"] == "woo24" for one in own["orders"]) >= len(before), own["sums"])
    kept = trial.folder / "kept"
    kept.mkdir()
    for file in trial.folder.glob("woo24.db*"):
        shutil.move(file, kept / file.name)
    trial.exits("a rebuild says what it would do", 1, "rebuild", says="--yes")
    trial.expect("and leaves no state file", not trial.database().exists())
    done = json.loads(trial.woo24("rebuild", "--yes", "--json")[1])
    trial.expect("it restores every row in the books", done["done"] and booked() == before, (len(before), len(booked())))
    trial.exits("a second one has nothing to do", 0, "rebuild")
    trial.woo24("sync", "orders")
    trial.expect("a run after it changes nothing of them", before <= booked(), before - booked())
    trial.exits("nothing moved: nothing to bind anew", 0, "rebind")
    trial.config(client="Exempel Test AB")
    trial.exits("another company is refused", 1, "sync", "orders", says="woo24 rebind")
    trial.exits("and said what it would bring", 1, "rebind", says="--yes")
    trial.config()
    trial.exits("a link to an order that is none", 1, "orders", "link", str(next(p for p in trial.listed())["order"]), "999999")
    trial.exits("nobody to forget", 0, "forget", "-", stdin="nobody@example.se\n")


def forward(port, to):
    """What comes to the port goes on to `to`, both ways, until the test ends."""
    listening = socket.create_server(("127.0.0.1", port))

    def pump(source, sink):
        with contextlib.suppress(OSError):
            while some := source.recv(65536):
                sink.sendall(some)
            sink.shutdown(socket.SHUT_WR)

    def accept():
        while True:
            here, there = listening.accept()[0], socket.create_connection(to)
            for ends in ((here, there), (there, here)):
                threading.Thread(target=pump, args=ends, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()


def imports_alone(trial):
    """No orders go to the office, whose orders come here: nobody but the import can notice that it is there again."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    trial.config(mode="off", office=f"http://127.0.0.1:{port}", extra="office_orders_to_shop: { mode: watch }\n")
    text = (trial.folder / "woo24.yaml").read_text()
    (trial.folder / "woo24.yaml").write_text(text.replace("every: { orders: 10s }", "every: { orders: 10s, invoiced: 10s }"))
    process = trial.service()
    try:
        trial.until("a service whose office is not there runs", lambda: trial.log_says(f"127.0.0.1:{port}"))
        office = urllib.parse.urlparse(trial.ready["office"]["url"])
        forward(port, (office.hostname, office.port))
        done = "SELECT count(*) FROM run WHERE job = 'import' AND ended IS NOT NULL AND error = ''"
        before = trial.count(done)
        trial.until("imports go on once it is there", lambda: trial.count(done) > before)
    finally:
        trial.expect("it ends when told", end(process) == 0)
    trial.config()


def missed_night(trial):
    """The proof of the night, where the service was not there for three of them: made up for once, and not again."""
    with contextlib.closing(sqlite3.connect(trial.database())) as file, file:
        file.execute("UPDATE binding SET first_start = first_start - 3 * 86400")
    nightly = lambda: trial.count("SELECT count(*) FROM run WHERE job = 'proof'")
    before = nightly()
    process = trial.service()
    try:
        trial.until("a night that was missed is made up for", lambda: trial.count("SELECT count(*) FROM proof WHERE nightly = 1") == 1)
        last = json.loads(trial.woo24("status", "--json")[1])["last_proof"]
        trial.expect("and shown", last["nightly"] and last["days"] == 35 and last["failed"] is None, last)
        trial.until("the service goes on", lambda: trial.count("SELECT count(*) FROM run WHERE job = 'orders' AND ended IS NOT NULL AND id > "
                                                               "(SELECT max(id) FROM run WHERE job = 'proof')") > 0)
        trial.expect("once, not for each", nightly() == before + 1, nightly())
    finally:
        trial.expect("it ends when told", end(process) == 0)


def service(trial):
    process = trial.service()
    try:
        trial.until("the service sends what is due", lambda: sum(p["stage"] == "done" for p in trial.listed()) > 3)
        trial.exits("a second one is refused", 6, "run")
        code, out, err = trial.woo24("sync", "orders", "--json")
        trial.expect("a sync leaves a wish and follows it", code == 1 and "failed" in out, f"{code} {out} {err}")
        trial.exits("a copy beside the running service", 0, "backup", str(trial.folder / "copy.db"), says="bytes copied")
        trial.expect("the copy is private", (trial.folder / "copy.db").stat().st_mode & 0o777 == 0o600)
        trial.exits("nothing is written over", 2, "backup", str(trial.folder / "copy.db"), says="backup-exists")
        code, out, err = trial.woo24("proof", "--json")
        proof = json.loads(out or "{}")
        trial.expect("the proof beside it finds nothing but what is listed", code in (0, 1) and proof.get("findings") == [], f"{code} {out} {err}")
        last = json.loads(trial.woo24("status", "--json")[1])["last_proof"]
        trial.expect("its result is remembered", last and not last["nightly"] and last["differing"] == 0 and "woo24 proof" in last["command"], last)
        good = (trial.folder / "woo24.yaml").read_text()
        (trial.folder / "woo24.yaml").write_text(good.replace("mode: send", "mode: sned"))
        process.send_signal(signal.SIGHUP)
        trial.until("wrong settings are said and not taken", lambda: trial.log_says("the old ones stay"))
        (trial.folder / "woo24.yaml").write_text(good.replace("every: { orders: 10s }", "every: { orders: 11s }"))
        process.send_signal(signal.SIGHUP)
        trial.until("right ones are taken", lambda: trial.log_says("settings read again"))
        trial.expect("no secret and no address in the log", not any(trial.log_says(s) for s in ("cs_", "ck_", "secret\n", "@example")))
        process.send_signal(signal.SIGTERM)
        trial.expect("SIGTERM ends it with 0", process.wait(timeout=PATIENCE) == 0)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    code, out, _ = trial.woo24("status", "--json")
    trial.expect("status", code in (0, 1) and json.loads(out)["sent"] > 3, out)
    missed_night(trial)
    standing = lambda: [{k: v for k, v in p.items() if k != "next_try_at"} for p in json.loads(trial.woo24("orders", "list", "--all", "--json")[1])]
    trial.woo24("sync", "orders")  # ends what the service may have left between two steps
    before = standing()
    trial.woo24("sync", "orders")
    after = standing()
    trial.expect("a run after it changes nothing", before == after, [pair for pair in zip(before, after) if pair[0] != pair[1]])
    mode = trial.database().stat().st_mode & 0o777
    trial.expect("the state file is private", mode == 0o600, oct(mode))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--woo24", required=True)
    arguments.add_argument("--sandbox", required=True)
    arguments = arguments.parse_args()
    os.environ.pop("CREDENTIALS_DIRECTORY", None)
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(arguments, folder)
        try:
            for part in (wrong_use, full_disk, first_hour, one_order, service, interrupted, only_looking, service_in_trouble, imports_alone, state_in_trouble, state_copied_over, put_right):
                part(trial)
        finally:
            trial.sandbox.send_signal(signal.SIGTERM)
            trial.sandbox.wait(timeout=20)
    print(f"{trial.passed} passed, {trial.failed} failed")
    return 1 if trial.failed else 0


if __name__ == "__main__":
    sys.exit(main())
