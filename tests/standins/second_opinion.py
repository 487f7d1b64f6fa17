#!/usr/bin/python3
"""Drives the real woo24 against the independent servers of ../shared/standins and asks their judges what the books say.

  second_opinion.py --woo24 BINARY --standins FOLDER [--orders N] [--only SCENARIO] [--every-pair]

Every due order must be in the books once and equal to the öre, or be listed with a reason; no violation of severity error.
Exit 0 when all is so, 1 when not, 77 when the servers are not there.
"""
import argparse
import pathlib
import random
import subprocess
import sys
import tempfile

import after_sale
import catalogue
import cells
import changes
import fire
import imports
from world import World, judge


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


SCENARIOS = {"many": many, "faulty_writes": faulty_writes, "unknowns": unknowns, "persons": persons, "killed": killed, "forgotten": forgotten, **fire.SCENARIOS,
             **after_sale.SCENARIOS, **changes.SCENARIOS, **imports.SCENARIOS, **catalogue.SCENARIOS,
             **cells.SCENARIOS}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--woo24", required=True)
    arguments.add_argument("--standins", required=True)
    arguments.add_argument("--orders", type=int, default=300)
    arguments.add_argument("--only", choices=SCENARIOS)
    arguments.add_argument("--every-pair", action="store_true", help="each switch of the office with each profile of orders")
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
