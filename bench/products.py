#!/usr/bin/python3
"""What products and stock cost: wall time beside fetching the same pages, calls, memory and CPU by the size of the catalogue.

  bench/products.py --woo24 BINARY --sandbox BINARY [--only first|sweep|size] [--counts 1000,10000] [--sweep 50000] [--sizes 1000,10000,100000]

The sandbox answers in the times recorded of a real shop (`first`, `sweep`), or at once (`size`). Prints one line a measure.
"""
import argparse
import base64
import hashlib
import hmac
import json
import pathlib
import secrets
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

CONFIG = """\
shop_id: exempel
language: en
woocommerce: {{ url: "{shop}" }}
24sevenoffice: {{ username: "{username}", client: "{client}", api_url: "{office}", webservices_url: "{office}", settle: 1s }}
orders:
  mode: watch
  from: 2026-01-01
  payments:
    klarna_payments: {{ paid_with: Klarna }}
  sale_types: [ {{ region: home, use: Kreditsälg }} ]
  vat: [ {{ rate: 25, tax: 1 }}, {{ rate: 12, tax: 2 }}, {{ rate: 6, tax: 3 }} ]
  rows: {{ shipping: FRAKT, fee: AVGIFT, rounding: ORES }}
products: {{ mode: from_24sevenoffice, new_categories: yes }}
stock: {{ mode: from_24sevenoffice }}
brakes: {{ prices_changed: 100%, stock_to_zero: 100%, products_missing: 100% }}
database: {folder}/woo24.db
"""
FIELDS = "_fields=id,parent_id,type,status,sku,manage_stock,stock_quantity,backorders,date_modified_gmt&orderby=id&order=asc&per_page=100"
SOAP = """<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
<{name} xmlns="http://24sevenOffice.com/webservices">{arguments}</{name}></soap:Body></soap:Envelope>"""
SEARCH = "<searchParams><DateChanged>1900-01-01T00:00:00</DateChanged></searchParams><returnProperties>" + "".join(
    f"<string>{name}</string>" for name in ("Id", "Stock", "StatusId", "No", "StockControlled")) + "</returnProperties>"


SPAWN = """
import os, sys, time
out, err, *command = sys.argv[1:]
begun, child = time.monotonic(), os.fork()
if not child:
    os.dup2(os.open(out, os.O_WRONLY), 1)
    os.dup2(os.open(err, os.O_WRONLY), 2)
    os.execv(command[0], command)
_, status, usage = os.wait4(child, 0)
print(time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


class Bench:
    """Both pretend services, and the real program between them."""

    def __init__(self, arguments, *words):
        self.place = tempfile.TemporaryDirectory()
        self.binary, self.folder = arguments.woo24, pathlib.Path(self.place.name)
        self.sandbox = subprocess.Popen([arguments.sandbox, *words], stdout=subprocess.PIPE, text=True)
        ready = json.loads(self.sandbox.stdout.readline())
        self.shop, self.office = ready["shop"], ready["office"]
        folder = self.folder / "credentials"
        folder.mkdir()
        for name, value in (("shop_key", self.shop["key"]), ("shop_secret", self.shop["secret"]), ("office_application_id", self.office["application_id"]),
                            ("office_password", self.office["password"])):
            (folder / name).write_text(value)
            (folder / name).chmod(0o600)
        (self.folder / "woo24.yaml").write_text(CONFIG.format(shop=self.shop["url"], office=self.office["url"], username=self.office["username"],
                                                              client=self.office["client"], folder=self.folder))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sandbox.send_signal(signal.SIGTERM)
        self.sandbox.wait(timeout=60)
        self.place.cleanup()

    def run(self, *words):
        """Wall seconds, CPU seconds, peak resident MiB and the JSON answer of one command."""
        command = [self.binary, *words, "--json", "--config", str(self.folder / "woo24.yaml")]
        with open(self.folder / "out", "w+", encoding="utf-8") as out, open(self.folder / "err", "w+", encoding="utf-8") as err:
            # By way of a small process: the peak that the kernel tells begins with that of the process which forked.
            told = subprocess.run([sys.executable, "-S", "-c", SPAWN, out.name, err.name, *command], check=True, capture_output=True, text=True).stdout
            wall, cpu, peak, code = (float(one) for one in told.split())
            text, said = out.read(), err.read()
        if code not in (0, 1):
            print(f"{' '.join(words)} ended with {code:.0f}: {said[-400:]}", file=sys.stderr)
        answer = json.loads(text) if text.strip().startswith("{") else {}
        return wall, cpu, peak / 1024, answer

    def ask(self, side, what, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{side['url']}/_sandbox/{what}", data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=300) as answer:
            return json.load(answer)

    def signed(self, path):
        """The header that a GET needs over plain http."""
        quoted = lambda text: urllib.parse.quote(text, safe="")
        url, _, query = (self.shop["url"] + path).partition("?")
        given = {"oauth_consumer_key": self.shop["key"], "oauth_nonce": secrets.token_hex(12), "oauth_signature_method": "HMAC-SHA256",
                 "oauth_timestamp": str(int(time.time()))}
        pairs = sorted([*given.items(), *urllib.parse.parse_qsl(query, keep_blank_values=True)])
        base = "&".join(("GET", quoted(url), quoted("&".join(f"{quoted(k)}={quoted(v)}" for k, v in pairs))))
        made = hmac.new(f"{self.shop['secret']}&".encode(), base.encode(), hashlib.sha256).digest()
        given["oauth_signature"] = base64.b64encode(made).decode()
        return "Authorization: OAuth " + ", ".join(f'{k}="{quoted(v)}"' for k, v in given.items())

    def pages(self, paths):
        """Seconds that `curl --parallel` takes for these paths of the shop."""
        config = self.folder / "curl"
        config.write_text("\nnext\n".join(f'url = "{self.shop["url"]}{path}"\nheader = "{self.signed(path).replace(chr(34), chr(92) + chr(34))}"\noutput = /dev/null\nsilent'
                                          for path in paths))
        begun = time.monotonic()
        subprocess.run(["curl", "--parallel", "--parallel-max", "4", "--fail", "-K", str(config)], check=True, stderr=subprocess.DEVNULL)
        return time.monotonic() - begun

    def soap(self, path, name, arguments, session=""):
        body = self.folder / "soap"
        body.write_text(SOAP.format(name=name, arguments=arguments))
        return subprocess.run(["curl", "--silent", "--fail", "-H", "Content-Type: text/xml; charset=utf-8", "-H", f'SOAPAction: "http://24sevenOffice.com/webservices/{name}"',
                               "-H", f"Cookie: ASP.NET_SessionId={session}", "--data-binary", f"@{body}", self.office["url"] + path], check=True, capture_output=True, text=True).stdout

    def register(self):
        """Seconds that one search for every product of the office takes."""
        office = self.office
        credential = (f"<credential><ApplicationId>{office['application_id']}</ApplicationId><Password>{office['password']}</Password>"
                      f"<Username>{office['username']}</Username></credential>")
        session = self.soap("/authenticate/v001/authenticate.asmx", "Login", credential).partition("<LoginResult>")[2].partition("<")[0]
        begun = time.monotonic()
        self.soap("/Logistics/Product/V001/ProductService.asmx", "GetProducts", SEARCH, session)
        return time.monotonic() - begun


def paths_of(bench):
    """The pages that a sweep of the stock reads."""
    products = bench.ask(bench.shop, "products")
    plain = [one for one in products if not one["parent"]]
    parents = sorted({one["parent"] for one in products if one["parent"]})
    pages = [f"/wp-json/wc/v3/products?{FIELDS}&offset={offset}" for offset in range(0, len(plain), 90)]
    return pages, [f"/wp-json/wc/v3/products/{parent}/variations?{FIELDS}&offset=0" for parent in parents]


def first(arguments):
    for count in arguments.counts:
        with Bench(arguments, "--products", str(count), "--products-in", "office", "--latency", "recorded") as bench:
            bench.run("sync", "categories", "--yes")
            wall, cpu, peak, answer = bench.run("sync", "products", "--yes")
            made = len([one for one in bench.ask(bench.shop, "products") if one["sku"]])
            least = made / 100 * 5.25
            print(f"first sync of {count} products: {made} made in {wall:.1f} s ({wall / least:.2f} × the shop's own time for batches of 100), {cpu:.2f} s CPU "
                  f"({cpu / count * 1000:.2f} ms each), peak {peak:.1f} MiB, calls {answer.get('calls')}", flush=True)


def sweep(arguments):
    with Bench(arguments, "--products", str(arguments.sweep), "--latency", "recorded") as bench:
        wall, cpu, peak, answer = bench.run("sync", "products", "--full", "--yes")
        print(f"{arguments.sweep} products matched: {wall:.1f} s, {cpu:.2f} s CPU, peak {peak:.1f} MiB, calls {answer.get('calls')}", flush=True)
        bench.run("sync", "stock", "--full", "--yes")
        pages, variations = paths_of(bench)
        fetched, register = bench.pages(pages + variations), bench.register()
        wall, cpu, peak, answer = bench.run("sync", "stock", "--full")
        print(f"stock sweep of {arguments.sweep} without change: {wall:.1f} s, {wall / (fetched + register):.2f} × fetching the same ({len(pages)} pages and {len(variations)} lists "
              f"of variations {fetched:.1f} s, the office's answer {register:.1f} s), {cpu:.2f} s CPU, peak {peak:.1f} MiB, calls {answer.get('calls')}", flush=True)
        idle = answer.get("calls", {})
        plain = [one for one in bench.ask(bench.shop, "products") if not one["parent"] and one["type"] == "simple"][:1000]
        items = {one["number"]: one["id"] for one in bench.ask(bench.office, "products")}
        for one in plain:
            bench.ask(bench.office, "edit", {"product": items[one["sku"]], "do": "stock", "value": str((one["stock"] or 0) + 5)})
        wall, cpu, peak, answer = bench.run("sync", "stock", "--full")
        more = {side: calls - idle.get(side, 0) for side, calls in answer.get("calls", {}).items()}
        print(f"… with 1000 changes: {wall:.1f} s, {cpu:.2f} s CPU, peak {peak:.1f} MiB, calls beyond those without change {more}", flush=True)


def size(arguments):
    spent = {}
    for count in arguments.sizes:
        with Bench(arguments, "--products", str(count), "--latency", "none") as bench:
            bench.run("sync", "categories", "--yes")
            wall, cpu, peak, _ = bench.run("sync", "products", "--full", "--yes")
            again_wall, again, again_peak, _ = bench.run("sync", "products", "--full")
            stock_wall, stock, stock_peak, _ = bench.run("sync", "stock", "--full")
            spent[count] = (again, stock)
            print(f"{count} products: matched in {wall:.1f} s, {cpu:.2f} s CPU, peak {peak:.1f} MiB; again {again_wall:.1f} s, {again:.2f} s CPU ({again / count * 1000:.3f} ms each), "
                  f"peak {again_peak:.1f} MiB; stock {stock_wall:.1f} s, {stock:.2f} s CPU ({stock / count * 1000:.3f} ms each), peak {stock_peak:.1f} MiB", flush=True)
    sizes = sorted(spent)
    for small, large in zip(sizes, sizes[1:]):
        print(f"CPU from {small} to {large}: products {spent[large][0] / spent[small][0]:.1f} ×, stock {spent[large][1] / spent[small][1]:.1f} ×", flush=True)


def main():
    numbers = lambda text: [int(one) for one in text.split(",")]
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--woo24", required=True)
    arguments.add_argument("--sandbox", required=True)
    arguments.add_argument("--only", choices=("first", "sweep", "size"))
    arguments.add_argument("--counts", type=numbers, default=[1000, 10000])
    arguments.add_argument("--sweep", type=int, default=50000)
    arguments.add_argument("--sizes", type=numbers, default=[1000, 10000, 100000])
    arguments = arguments.parse_args()
    for name, measure in (("size", size), ("first", first), ("sweep", sweep)):
        if arguments.only in (None, name):
            measure(arguments)


if __name__ == "__main__":
    main()
