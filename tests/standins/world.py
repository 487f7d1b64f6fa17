"""The independent servers of ../shared/standins, the real woo24 between them, and their judges' word on the books."""
import concurrent.futures
import contextlib
import json
import pathlib
import queue
import re
import signal
import subprocess
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
  rows: {{ shipping: FRAKT, fee: AVGIFT, rounding: AVRUNDNING, gift_card: PRESENTKORT, price_reduction: RABATT }}
{after}database: {folder}/woo24.db
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

    def begin(self, knobs=None, orders=30, profile="swedish-mixed", settle="1s", batch=20, seed=1, after=""):
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
        (self.folder / "woo24.yaml").write_text(CONFIG.format(shop=self.shop.url, office=self.office.url, folder=self.folder, settle=settle, batch=batch,
                                                                    after=after))
        self.ids = self.shop.ask("generate", {"orders": orders, "seed": seed, "profile": profile, "days": 20})["ids"] if orders else []

    def woo24(self, *words, timeout=600):
        done = subprocess.run([self.binary, *words, "--config", str(self.folder / "woo24.yaml")], capture_output=True, text=True, timeout=timeout)
        return done.returncode, done.stdout, done.stderr

    def rows(self, kind):
        return [p for p in json.loads(self.woo24("orders", "list", "--all", "--json")[1]) if p["kind"] == kind]

    def listed(self):
        return {p["order"]: p for p in self.rows("order")}

    def finish(self, most=40, job="orders"):
        """Runs again until nothing waits any more."""
        for _ in range(most):
            code, out, err = self.woo24("sync", job, "--json")
            counts = json.loads(out) if out.strip() else {}
            if counts and "error" not in counts and counts.get("waiting") == 0 and not self.on_their_way():
                return
            time.sleep(0.3)  # the settle time is the office's, in real seconds

    def on_their_way(self):
        return [p for p in (*self.rows("order"), *self.rows("credit")) if p["standing"] in ("moving", "waiting") and p["stage"] not in ("seen", "done")]

    def stop(self):
        self.office.stop()
        self.shop.stop()


def rows_of(answer):
    """The list in a judge's answer, whatever stands beside it."""
    return answer if isinstance(answer, list) else next((v for v in answer.values() if isinstance(v, list)), [])


def judge(world, faults, payments_show=True):
    """What is wrong with the books, in words. `payments_show`: a payment that was registered can be seen there."""
    books = world.office.ask("books?ref=WOO-*")
    shop = {o["id"]: o for o in world.shop.ask("state?orders=1")["orders"]}
    posted = {}
    for one in books["orders"]:
        one["key"], _, mark = one["key"].partition(" *")  # the mark of what is staged names its installation
        one["staged"] = bool(mark) or one["staged"]
        if one["OrderStatus"] != "Inactive" and not re.search(r"-R\d+$", one["key"]):
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
            if payments_show and pays and Decimal(one["paid"]) == 0 and not mine["check_payment"]:
                faults.append(f"order {order_id}: its payment is missing and nobody is told")
    for one in rows_of(world.office.ask("violations?severity=error")):
        faults.append(f"the office's judge: {one['kind']}: {one['message']}"[:300])
    for one in rows_of(world.shop.ask("violations?level=wrong")):
        faults.append(f"the shop's judge: {one['what']}: {one['detail']} {one['path']}"[:300])
    return counts


def side_by_side(arguments, cells, run, most=10):
    """Runs `run(world, cell)` for every cell, several at once, each with servers of its own; yields what it answers, in the cells' order."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as at_the_end:
        free = queue.SimpleQueue()
        for n in range(min(most, len(cells))):
            (place := pathlib.Path(folder) / str(n)).mkdir()
            world = World(arguments, place)
            at_the_end.callback(world.stop)
            free.put(world)

        def one(cell):
            world = free.get()
            try:
                return run(world, cell)
            finally:
                free.put(world)

        with concurrent.futures.ThreadPoolExecutor(most) as pool:
            yield from pool.map(one, cells)
