#!/usr/bin/python3
"""What an order costs: calls to the office, CPU and memory, and what an idle service costs.

  bench/orders.py --woo24 BINARY --standins FOLDER

Runs the real binary against the independent servers (as tests/standins does) and prints one line a measure. Seconds are CPU seconds
of woo24 alone; each is also given as a ratio to the CPU that one `woo24 config` of the same run takes, so that two machines compare.
"""
import argparse
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "standins"))
from second_opinion import World  # noqa: E402

EVA = {"first_name": "Eva", "last_name": "Ek", "address_1": "Storgatan 9", "postcode": "11122", "city": "Stockholm", "country": "SE"}


def paid_order(sku, person):
    return {"op": "new_order", "billing": person, "shipping": {k: v for k, v in person.items() if k != "email"}, "payment_method": "swish",
            "payment_method_title": "Swish", "set_paid": True, "line_items": [{"sku": sku, "quantity": 2}]}


def person(n):
    return {**EVA, "last_name": f"Ek{n}", "email": f"eva.ek{n}@example.se"}


def cost(world, *words):
    """CPU seconds and peak resident KiB of one command."""
    process = subprocess.Popen([world.binary, *words, "--config", str(world.folder / "woo24.yaml")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def calls(world):
    stats = world.office.ask("stats")["calls"]
    return sum(v for k, v in stats.items() if k not in ("Login",)), stats


def put(world, count, first, sku):
    for at in range(0, count, 100):
        world.shop.ask("edit", {"ops": [paid_order(sku, person(first + n)) for n in range(at, min(count, at + 100))]})


def office_calls(world, count, first, sku):
    """Calls of a run with `count` such orders, less those of a run with none."""
    world.woo24("sync", "orders")
    start, _ = calls(world)
    world.woo24("sync", "orders")
    idle, before = calls(world)
    put(world, count, first, sku)
    world.woo24("sync", "orders")
    busy, after = calls(world)
    detail = {k: after[k] - before.get(k, 0) for k in after if after[k] != before.get(k, 0)}
    return (busy - idle) - (idle - start), detail


def idle_service(world):
    process = subprocess.Popen([world.binary, "run", "--config", str(world.folder / "woo24.yaml")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def cpu():
        fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    try:
        time.sleep(3)
        office, used = calls(world)[0], cpu()
        seq = world.shop.ask("state")["seq"]
        time.sleep(62)
        polls = 6
        pss = {line.split(":")[0]: int(line.split()[1]) for line in pathlib.Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()[1:]}
        made = world.shop.ask("state")["seq"] - seq
        return (made + calls(world)[0] - office) / polls, (cpu() - used) / polls * 1000, pss["Rss"], pss["Pss"]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--woo24", required=True)
    arguments.add_argument("--standins", required=True)
    arguments.add_argument("--many", type=int, default=10000)
    arguments = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        world = World(arguments, folder)
        try:
            world.begin(orders=0)
            sku = next(p["sku"] for p in world.shop.ask("state?products=1")["products"] if p["sku"] and p["type"] == "simple" and p["price"])
            unit, _ = cost(world, "config")
            put(world, 100, 0, sku)
            world.finish()
            for what, count, first in (("1 order of a known customer", 1, 0), ("100 orders of known customers", 100, 0), ("100 orders of new customers", 100, 1000)):
                made, detail = office_calls(world, count, first, sku)
                print(f"{what}: {made} calls to the office, {made / count:.2f} each  {detail}", flush=True)
            for count in (1, 100, arguments.many):
                world.begin(orders=0)
                put(world, count, 0, sku)
                seconds, peak = cost(world, "sync", "orders", "--dry-run")
                print(f"dry run of {count} orders: {seconds:.2f} s CPU ({seconds / unit:.0f} × config), {seconds / count * 1000:.2f} ms each, peak {peak / 1024:.1f} MiB", flush=True)
            world.begin(orders=0)
            with open(world.folder / "woo24.yaml", "a", encoding="utf-8") as file:
                file.write("every: { orders: 10s }\n")
            made, milliseconds, rss, pss = idle_service(world)
            print(f"idle poll: {made:.1f} calls, {milliseconds:.1f} ms CPU; resident {rss / 1024:.1f} MiB, proportional {pss / 1024:.1f} MiB")
        finally:
            world.stop()


if __name__ == "__main__":
    main()
