#!/usr/bin/python3
"""What many shops on one machine cost: memory and CPU of each service, as woo24@NAME.service runs them.

  bench/shops.py --woo24 BINARY --sandbox BINARY [--shops 50] [--seconds 120] [--every 60s]

Each shop is a `woo24 run` with settings, secrets and state of its own against a pretend shop and a pretend 24SevenOffice of its own
(woo24-sandbox). First all send the orders that they find; then they are watched while nothing happens but polls. Memory is read at the
end: resident (RSS), and proportional (PSS: what is shared with the others is divided by those that share it). CPU is that of woo24 alone.
"""
import argparse
import contextlib
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

CONFIG = """\
shop_id: shop-{n}
language: en
woocommerce: {{ url: "{shop}" }}
24sevenoffice: {{ username: {user}, client: "{client}", api_url: "{office}", webservices_url: "{office}", settle: 1s }}
orders:
  mode: send
  from: 2026-01-01
  payments:
    klarna_payments: {{ paid_with: Klarna }}
    swish: {{ paid_with: Swish }}
    invoice: {{ invoice_by: email, send_when: [on-hold, processing, completed] }}
  sale_types: [ {{ region: home, use: Kreditsälg }} ]
  vat: [ {{ rate: 25, tax: 1 }}, {{ rate: 12, tax: 2 }}, {{ rate: 6, tax: 3 }} ]
  rows: {{ shipping: FRAKT, fee: AVGIFT, rounding: ORES }}
every: {{ orders: {every} }}
database: {folder}/woo24.db
log: {{ level: warning }}
"""
TICKS = os.sysconf("SC_CLK_TCK")


class Shop:
    def __init__(self, arguments, folder, n):
        self.folder = folder / f"shop-{n}"
        (self.folder / "credentials").mkdir(parents=True)
        self.sandbox = subprocess.Popen([arguments.sandbox, "--seed", str(n)], stdout=subprocess.PIPE, text=True)
        ready = json.loads(self.sandbox.stdout.readline())
        for name, value in (("shop_key", ready["shop"]["key"]), ("shop_secret", ready["shop"]["secret"]),
                            ("office_application_id", ready["office"]["application_id"]), ("office_password", ready["office"]["password"])):
            (self.folder / "credentials" / name).write_text(value)
            (self.folder / "credentials" / name).chmod(0o600)
        config = self.folder / "woo24.yaml"
        config.write_text(CONFIG.format(n=n, shop=ready["shop"]["url"], office=ready["office"]["url"], user=ready["office"]["username"],
                                        client=ready["office"]["client"], every=arguments.every, folder=self.folder))
        self.log = open(self.folder / "log", "w", encoding="utf-8")
        self.service = subprocess.Popen([arguments.woo24, "run", "--config", str(config)], stdout=self.log, stderr=self.log)

    def sent(self):
        try:
            with contextlib.closing(sqlite3.connect(f"file:{self.folder}/woo24.db?mode=ro", uri=True)) as file:
                return file.execute("select count(*) from posting where stage = (select max(stage) from posting)").fetchone()[0], \
                    file.execute("select count(*) from run where job='orders' and ended is not null").fetchone()[0]
        except sqlite3.Error:
            return 0, 0

    def cpu(self):
        """Seconds so far."""
        fields = pathlib.Path(f"/proc/{self.service.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self):
        """Resident and proportional, KiB."""
        found = {}
        for line in pathlib.Path(f"/proc/{self.service.pid}/smaps_rollup").read_text().splitlines()[1:]:
            name, value = line.split(":")
            found[name] = int(value.split()[0])
        return found["Rss"], found["Pss"]

    def end(self):
        for process, how in ((self.service, signal.SIGTERM), (self.sandbox, signal.SIGTERM)):
            if process.poll() is None:
                process.send_signal(how)
        return self.service.wait(60), self.sandbox.wait(60)


def spread(values, unit, digits=1):
    ordered = sorted(values)
    return f"{sum(values) / len(values):.{digits}f} {unit} on average, {ordered[0]:.{digits}f} to {ordered[-1]:.{digits}f}"


def measure(arguments, shops):
    begun = time.monotonic()
    while not all(shop.sent()[1] >= 1 for shop in shops):
        if any(shop.service.poll() is not None for shop in shops):
            sys.exit("a service has ended: " + next(shop for shop in shops if shop.service.poll() is not None).folder.joinpath("log").read_text()[-800:])
        if time.monotonic() - begun > 600:
            sys.exit("not all have made a run within ten minutes")
        time.sleep(0.5)
    first = time.monotonic() - begun
    busy = [shop.cpu() for shop in shops]
    runs = [shop.sent()[1] for shop in shops]
    time.sleep(arguments.seconds)
    idle = [(shop.cpu() - before) for shop, before in zip(shops, busy)]
    polls = sum(shop.sent()[1] - before for shop, before in zip(shops, runs))
    memory = [shop.memory() for shop in shops]
    print(f"{len(shops)} shops on {os.cpu_count()} cores, polled every {arguments.every}, {sum(shop.sent()[0] for shop in shops)} orders in the books")
    print(f"all had made their first run after {first:.0f} s")
    print("CPU of start and first run, each: " + spread([1000 * one for one in busy], "ms", 0))
    print(f"CPU of {arguments.seconds} idle seconds, each: " + spread([1000 * one for one in idle], "ms", 0) + f"; {polls} polls in all")
    print(f"CPU of all while idle: {100 * sum(idle) / arguments.seconds:.2f} % of one core")
    print("resident, each: " + spread([rss / 1024 for rss, _ in memory], "MiB"))
    print("proportional, each: " + spread([pss / 1024 for _, pss in memory], "MiB"))
    print(f"proportional, all together: {sum(pss for _, pss in memory) / 1024:.0f} MiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--woo24", required=True)
    parser.add_argument("--sandbox", required=True)
    parser.add_argument("--shops", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--every", default="60s")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shops = []
        try:
            for n in range(arguments.shops):
                shops.append(Shop(arguments, pathlib.Path(folder), n + 1))
            measure(arguments, shops)
        finally:
            ends = [shop.end() for shop in shops]
        if any(service != 0 for service, _ in ends):
            sys.exit("not every service ended well when told")


if __name__ == "__main__":
    main()
