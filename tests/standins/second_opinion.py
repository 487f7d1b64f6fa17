#!/usr/bin/python3
"""Drives the real woo24 against the independent servers of ../shared/standins and asks their judges what the books say.

  second_opinion.py --woo24 BINARY --standins FOLDER [--orders N] [--only SCENARIO]

Every due order must be in the books once and equal to the öre, or be listed with a reason; no violation of severity error.
Exit 0 when all is so, 1 when not, 77 when the servers are not there.
"""
import argparse
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from decimal import Decimal

SECRETS = {"shop_key": "ck_" + "a1" * 20, "shop_secret": "cs_" + "b2" * 20,
           "office_application_id": "11111111-2222-3333-4444-555555555555", "office_password": "secret"}
CONFIG = """\
shop_id: exempel
language: en
woocommerce: {{ url: "{shop}" }}
24sevenoffice: {{ username: integration@example.se, client: Nordbutiken AB, api_url: "{office}", webservices_url: "{office}", settle: {settle}, batch: {batch} }}
orders:
  mode: send
  from: 2026-09-01
  payments:
    klarna_payments: {{ paid_with: Klarna }}
    stripe: {{ paid_with: Stripe }}
    swish: {{ paid_with: Swish }}
    invoice: {{ invoice_by: email, send_when: [on-hold, processing, completed] }}
    bacs: {{ invoice_by: email, send_when: [on-hold, processing, completed] }}
    cod: {{ invoice_by: email }}
  sale_types:
    - {{ region: home, use: Kreditsälg }}
    - {{ region: eu, vat_number: yes, use: Sälj EU }}
    - {{ region: eu, use: "Sälj EU privat (OSS)" }}
    - {{ region: outside, use: Sälj utland }}
  vat:
    - {{ rate: 25, tax: 10 }}
    - {{ rate: 12, tax: 11 }}
    - {{ rate: 6, tax: 12 }}
    - {{ without: reverse_charge, tax: 35 }}
    - {{ without: export, tax: 36 }}
    - {{ without: exempt, classes: [momsfri], tax: 13 }}
  rows: {{ shipping: FRAKT, fee: AVGIFT, rounding: AVRUNDNING, gift_card: PRESENTKORT }}
database: {folder}/woo24.db
"""


class Server:
    """A stand-in on loopback, ended by its own process id."""

    def __init__(self, command, line):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.url = line(self.process.stdout.readline())

    def ask(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + "/_judge/" + path, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)


class World:
    def __init__(self, arguments, folder):
        self.binary, self.folder = arguments.woo24, pathlib.Path(folder)
        standins = pathlib.Path(arguments.standins)
        self.office = Server(["/usr/bin/python3", standins / "office.py", "--port", "0"], lambda line: re.search(r"http://\S+", line)[0])
        self.shop = Server(["/usr/bin/python3", standins / "shop.py", "--port", "0", "--products", "40", "--orders", "0"],
                           lambda line: json.loads(line)["site"])
        secrets = self.folder / "credentials"
        secrets.mkdir()
        for name, value in SECRETS.items():
            (secrets / name).write_text(value)
            (secrets / name).chmod(0o600)

    def begin(self, knobs=None, orders=30, profile="swedish-mixed", settle="1s", batch=20, seed=1):
        """Both sides anew, the shop's products known to the office, orders in the shop."""
        for left in self.folder.glob("woo24.db*"):
            left.unlink()
        self.office.ask("reset", {})
        self.office.ask("knobs", {"burst_per_s": 0, "login_limit": 0, **(knobs or {})})
        self.shop.ask("reset", {})
        self.shop.ask("knobs", getattr(self, "shop_knobs", {}))
        self.shop.ask("seed", {"products": 40, "variable": 3, "customers": 15, "seed": seed})
        state = self.shop.ask("state?products=1&variations=1")
        goods = {p["sku"]: p["name"] for p in [*state["products"], *state["variations"]] if p["sku"]}
        self.office.ask("seed", {"products": [{"Id": 50000 + n, "No": sku, "Name": name[:100], "CategoryId": 4, "Price": "10", "StatusId": 1,
                                              "StockControlled": False} for n, (sku, name) in enumerate(sorted(goods.items()))]})
        (self.folder / "woo24.yaml").write_text(CONFIG.format(shop=self.shop.url, office=self.office.url, folder=self.folder, settle=settle, batch=batch))
        self.ids = self.shop.ask("generate", {"orders": orders, "seed": seed, "profile": profile, "days": 20})["ids"] if orders else []

    def woo24(self, *words, timeout=600):
        done = subprocess.run([self.binary, *words, "--config", str(self.folder / "woo24.yaml")], capture_output=True, text=True, timeout=timeout)
        return done.returncode, done.stdout, done.stderr

    def listed(self):
        return {p["order"]: p for p in json.loads(self.woo24("orders", "list", "--all", "--json")[1])}

    def finish(self, most=40):
        """Runs again until nothing waits any more."""
        for _ in range(most):
            code, out, err = self.woo24("sync", "orders", "--json")
            counts = json.loads(out) if out.strip() else {}
            if counts and "error" not in counts and counts.get("waiting") == 0 and not self.on_their_way():
                return
            time.sleep(0.3)  # the settle time is the office's, in real seconds

    def on_their_way(self):
        return [p for p in self.listed().values() if p["standing"] in ("moving", "waiting") and p["stage"] not in ("seen", "done")]

    def stop(self):
        self.office.stop()
        self.shop.stop()


def rows_of(answer):
    """The list in a judge's answer, whatever stands beside it."""
    return answer if isinstance(answer, list) else next((v for v in answer.values() if isinstance(v, list)), [])


def judge(world, faults):
    """What is wrong with the books, in words."""
    books = world.office.ask("books?ref=WOO-*")
    shop = {o["id"]: o for o in world.shop.ask("state?orders=1")["orders"]}
    posted = {}
    for one in books["orders"]:
        one["key"], _, mark = one["key"].partition(" *")  # the mark of what is staged names its installation
        one["staged"] = bool(mark) or one["staged"]
        if one["OrderStatus"] != "Inactive":
            posted.setdefault(int(one["key"].split("-")[2]), []).append(one)
    for entries in posted.values():
        for key in {e["key"] for e in entries}:
            if sum(e["key"] == key for e in entries) > 1:
                faults.append(f"{key} is in the books more than once")
    listed = world.listed()
    counts = {"sent": 0, "failed": 0, "resting": 0}
    for order_id, order in shop.items():
        mine = listed.get(order_id)
        entries = posted.get(order_id, [])
        released = [e for e in entries if not e["staged"]]
        if order["status"] == "checkout-draft":
            if entries:
                faults.append(f"order {order_id} is a draft and was sent")
        elif mine is None:
            faults.append(f"order {order_id} ({order['status']}) is unknown to woo24")
        elif mine["standing"] in ("failed", "skipped", "taken over", "waiting"):
            counts["failed"] += 1
            if not mine["reason"]:
                faults.append(f"order {order_id} is {mine['standing']} without a reason")
            if mine["standing"] == "waiting":
                faults.append(f"order {order_id} still waits: {mine['reason']['text']}")
        elif mine["stage"] == "seen":
            counts["resting"] += 1
            if order["status"] in ("processing", "completed"):
                faults.append(f"order {order_id} is due and rests")
        elif not released:
            faults.append(f"order {order_id} is at {mine['stage']} and not in the books")
        else:
            counts["sent"] += 1
            one = released[0]
            if Decimal(one["total"]) != Decimal(order["total"]).quantize(Decimal("0.01")):
                faults.append(f"order {order_id}: {order['total']} in the shop, {one['total']} in the books")
            if one["currency"] != order["currency"]:
                faults.append(f"order {order_id}: {order['currency']} in the shop, {one['currency']} in the books")
            if Decimal(one["paid"]) not in (Decimal(0), Decimal(one["total"])):
                faults.append(f"order {order_id}: paid {one['paid']} of {one['total']}")
            pays = order["payment_method"] in ("klarna_payments", "stripe", "swish") and Decimal(order["total"]) > 0
            if pays and Decimal(one["paid"]) == 0 and not mine["check_payment"]:
                faults.append(f"order {order_id}: its payment is missing and nobody is told")
    for one in rows_of(world.office.ask("violations?severity=error")):
        faults.append(f"the office's judge: {one['kind']}: {one['message']}"[:300])
    for one in rows_of(world.shop.ask("violations?level=wrong")):
        faults.append(f"the shop's judge: {one['what']}: {one['detail']} {one['path']}"[:300])
    return counts


def many(world, arguments):
    for profile in ("swedish-mixed", "b2b", "foreign", "nasty"):
        faults = []
        world.begin(orders=arguments.orders // 4, profile=profile)
        world.finish()
        yield f"{arguments.orders // 4} orders, {profile}", judge(world, faults), faults
        before = world.office.ask("stats")["calls"].get("SaveInvoices")
        world.woo24("sync", "orders")
        after = world.office.ask("stats")["calls"].get("SaveInvoices")
        yield f"a second run, {profile}", {}, [] if before == after else [f"{after - before} more saves"]


KINDS = ("drop_before", "drop_after", "truncate", "http503_html", "soap_fault", "garbage")


def faulty_writes(world, _arguments):
    for kind in KINDS:
        for apply in (False, True):
            faults = []
            world.begin(orders=14, batch=3, seed=7)
            world.office.ask("faults", {"rules": [{"operation": "Save*", "kind": kind, "every": 3, "apply": apply, "count": 8}]})
            world.finish()
            yield f"{kind}, {'done' if apply else 'not done'}, on every third write", judge(world, faults), faults
    for rule in ({"kind": "partial", "items": 1}, {"kind": "reorder", "order": "shuffled"}, {"kind": "reorder", "order": [0]}, {"kind": "payment_lost", "then": "drop_after"},
                 {"kind": "state_lost", "then": "drop_after"}, {"kind": "late", "after": 0}):
        faults = []
        world.begin(orders=14, batch=3, seed=8)
        world.office.ask("faults", {"rules": [{"operation": "SaveInvoices", "every": 4, "count": 4, **rule}]})
        world.finish()
        yield f"{rule}", judge(world, faults), faults


def unknowns(world, _arguments):
    for knobs in ({"empties": "sentinel"}, {"empties": "nil"}, {"echo": "ids"}, {"echo": "full"}, {"answer_order": "reversed"}, {"external_search": "nothing"},
                  {"external_search": "everything"}, {"external_search": "fault"}, {"vat_rounding": "rate"}, {"price_decimals": 2}, {"update_resets": "all"},
                  {"external_status": "overwritten"}, {"fault_http": 200}, {"auth_http": 200, "session_s": 3, "session_sliding": False}, {"module": "new"},
                  {"name_match": "contains"}, {"decimals": 2}, {"payment_posting": "save"}):
        faults = []
        world.begin(knobs=knobs, orders=14, seed=3)
        world.finish(12)
        yield f"{knobs}", judge(world, faults), faults


def persons(world, _arguments):
    hands = {
        "the default client moves": [{"operation": "GetInvoices", "kind": "hand", "nth": 2, "do": {"default_client": {"client": 4712}, "expire": {}}}],
        "a price is changed while staged": [{"operation": "SaveInvoices", "kind": "hand", "nth": 1,
                                             "do": {"edit": {"what": "order", "where": {"ReferenceNumber": "WOO-*"}, "rows": [{"at": 1, "set": {"Price": "1.00"}}]}}}],
        "an order is invoiced while staged": [{"operation": "SaveInvoices", "kind": "hand", "nth": 1,
                                              "do": {"edit": {"what": "order", "where": {"ReferenceNumber": "WOO-*"}, "set": {"OrderStatus": "Invoiced"}}}}],
        "an order is deleted while staged": [{"operation": "SaveInvoices", "kind": "hand", "nth": 1,
                                             "do": {"edit": {"what": "order", "where": {"ReferenceNumber": "WOO-*"}, "delete": True}}}],
    }
    for name, rules in hands.items():
        faults = []
        world.begin(orders=10, seed=5)
        world.office.ask("faults", {"rules": rules})
        world.finish(15)
        counts = judge(world, faults)
        # The change was made to the first order that was staged: it must be stopped, or taken over, not pass unseen.
        if "client" not in name and not counts["failed"]:
            faults.append("what the person did was not seen")
        yield name, counts, faults


def run_and_kill(world, seconds):
    """One run of the program, killed after so long; whether it had ended by itself."""
    process = subprocess.Popen([world.binary, "sync", "orders", "--config", str(world.folder / "woo24.yaml")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=seconds)
        return True
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False


def killed(world, _arguments):
    """Fifty kills at drawn moments, over rounds of fresh orders: a run that came to its end is none."""
    chance = random.Random(24)
    moments = round_number = 0
    while moments < 50:
        round_number += 1
        faults, kills = [], 0
        world.begin(orders=20, batch=2, seed=100 + round_number)
        world.office.ask("knobs", {"latency": {"*": 0.01}})
        longest = 3.0
        for _ in range(100):
            if moments == 50:
                break
            seconds = chance.uniform(0.05, longest)
            if not run_and_kill(world, seconds):
                moments, kills = moments + 1, kills + 1
            elif not world.on_their_way():
                break
            else:
                longest = max(0.5, seconds)  # it ended sooner than that and waits for an unclear save to settle
        world.finish()
        counts = judge(world, faults)
        if not kills:
            faults.append("no run was killed")
        yield f"round {round_number}: kill -9 at {kills} moments, {moments} of 50", counts, faults


def forgotten(world, _arguments):
    """The state file is deleted, or an older one put back, wherever a killed run left it."""
    kept = world.folder / "kept"
    for n in range(12):
        faults = []
        world.begin(orders=10, batch=3, seed=11)
        world.office.ask("knobs", {"latency": {"*": 0.01}})
        run_and_kill(world, 0.3 + n * 0.15)
        kept.mkdir(exist_ok=True)
        for file in world.folder.glob("woo24.db*"):
            (kept / file.name).write_bytes(file.read_bytes())
        run_and_kill(world, 0.2 + n * 0.1)
        for file in world.folder.glob("woo24.db*"):
            file.unlink()
        if n % 2:
            for file in kept.glob("woo24.db*"):
                (world.folder / file.name).write_bytes(file.read_bytes())
        for file in kept.glob("*"):
            file.unlink()
        world.finish()
        yield f"state file {'put back' if n % 2 else 'deleted'}, moment {n}", judge(world, faults), faults


SCENARIOS = {"many": many, "faulty_writes": faulty_writes, "unknowns": unknowns, "persons": persons, "killed": killed, "forgotten": forgotten}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--woo24", required=True)
    arguments.add_argument("--standins", required=True)
    arguments.add_argument("--orders", type=int, default=300)
    arguments.add_argument("--only", choices=SCENARIOS)
    arguments = arguments.parse_args()
    if not (pathlib.Path(arguments.standins) / "office.py").exists() or subprocess.run(["/usr/bin/python3", "-c", "import lxml"], capture_output=True).returncode:
        print("skipped: the independent servers (or python3-lxml) are not here")
        return 77
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        world = World(arguments, folder)
        try:
            for name, scenario in SCENARIOS.items():
                if arguments.only in (None, name):
                    for what, counts, faults in scenario(world, arguments):
                        passed, failed = passed + (not faults), failed + bool(faults)
                        print(("ok    " if not faults else "WRONG ") + what, counts or "", flush=True)
                        for fault in faults[:6]:
                            print("      " + fault)
        finally:
            world.stop()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
