"""Orders changed and called off in the shop after they were sent, and a state file that is lost and rebuilt: the books follow, or somebody is told."""
import json
import random
import re
import subprocess
import time
from decimal import Decimal

import fire
from world import rows_of, side_by_side

AFTER = "  after: { refunds: credit, changed: update, cancelled: inactive }\n"
PAID = ("klarna_payments", "stripe", "swish")
# The profile of the orders, what share of the writes is struck, how often the program is killed in each round, what becomes of the state file then.
CELLS = [("plain", 0, 0, None), ("swedish-mixed", 25, 0, None), ("b2b", 25, 0, None), ("swedish-mixed", 0, 6, None), ("plain", 40, 2, None), ("plain", 0, 0, "rebuild"),
         ("swedish-mixed", 25, 0, "rebuild"), ("b2b", 0, 4, "rebuild"), ("swedish-mixed", 0, 4, "put back"), ("swedish-mixed", 0, 3, "deleted")]


def change(world, order, dice):
    """What a person in the shop does with an order that was sent."""
    what = dice.choice(("pieces", "pieces", "price", "address", "cancelled", "nothing"))
    if what in ("pieces", "price"):
        line = dice.choice(order["line_items"])
        quantity = line["quantity"] + dice.choice((1, 2)) if what == "pieces" else line["quantity"]
        each = Decimal(line["total"]) / line["quantity"] if what == "pieces" else Decimal(dice.randrange(100, 90000)) / 100
        total = str((each * quantity).quantize(Decimal("0.01")))
        world.shop.ask("edit", {"op": "order_edit", "order": order["id"], "set": {"line_items": [{"id": line["id"], "quantity": quantity, "subtotal": total, "total": total}]}})
    elif what == "address":
        world.shop.ask("edit", {"op": "order_edit", "order": order["id"], "set": {"shipping": {"address_1": f"Nygatan {dice.randrange(1, 90)}"}}})
    elif what == "cancelled":
        world.shop.ask("edit", {"op": "order_status", "order": order["id"], "status": "cancelled"})


def kill(world, dice):
    process = subprocess.Popen([world.binary, "sync", "orders", "--config", str(world.folder / "woo24.yaml")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=dice.uniform(0.02, 0.5))
        return 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return 1


def files(world):
    return {file.name: file.read_bytes() for file in world.folder.glob("woo24.db*")}


def lose(world, how, kept, faults):
    """The state file is gone, or an older one stands in its place."""
    for file in world.folder.glob("woo24.db*"):
        file.unlink()
    if how == "put back":
        for name, bytes_ in kept.items():
            (world.folder / name).write_bytes(bytes_)
    if how == "rebuild":
        before = saves(world)
        code, out, err = world.woo24("rebuild", "--yes", "--json")
        if code:
            faults.append(f"rebuild ended with {code}: {err}"[:300])
        if before != saves(world):
            faults.append("a rebuild has saved something in the office")


def saves(world):
    return world.office.ask("stats")["calls"].get("SaveInvoices"), sum(one["method"] != "GET" for one in world.shop.ask("calls"))


def under_way(world):
    rows = json.loads(world.woo24("orders", "list", "--all", "--json")[1])
    return [one for one in rows if one["standing"] in ("moving", "waiting") and one["stage"] not in ("seen", "done")]


def settle(world, most):
    for _ in range(most):
        out = world.woo24("sync", "orders", "--json")[1]
        counts = json.loads(out) if out.strip() else {}
        if counts and "error" not in counts and counts.get("waiting") == 0 and not under_way(world):
            return
        time.sleep(0.3)  # the settle time, in real seconds


def judge_changes(world, faults, lost):
    counts = {"equal": 0, "called off": 0, "told": 0, "resting": 0}
    # A change that was told of before the state file was lost is named by the proof.
    proved = {one["order"] for one in json.loads(world.woo24("proof", "--json")[1])["findings"]} if lost else set()
    rows = {}
    for one in json.loads(world.woo24("orders", "list", "--all", "--json")[1]):
        rows.setdefault(one["order"], []).append(one)
    booked = {}
    for one in world.office.ask("books?ref=WOO-*")["orders"]:
        one["key"], _, mark = one["key"].partition(" *")
        one["staged"] = bool(mark) or one["staged"]
        if not re.search(r"-R\d+$", one["key"]):
            booked.setdefault(int(one["key"].split("-")[2]), []).append(one)
    for order in world.shop.ask("state?orders=1")["orders"]:
        mine, entries = rows.get(order["id"], []), booked.get(order["id"], [])
        alive = [one for one in entries if one["OrderStatus"] != "Inactive"]
        name = f"order {order['id']} ({order['status']}, {order['payment_method']})"
        if len(alive) > 1:
            faults.append(f"{name} is in the books {len(alive)} times")
        for one in entries:
            if len(one["payments"]) > 1:
                faults.append(f"{name} is paid {len(one['payments'])} times")
        if any(one["standing"] in ("moving", "waiting") and one["stage"] not in ("seen", "done") for one in mine):
            faults.append(f"{name} is still on its way: {mine}"[:300])
        elif order["id"] in proved or any(one["reason"] for one in mine):
            counts["told"] += 1
        elif order["status"] in ("cancelled", "failed"):
            counts["called off"] += bool(entries)
            if alive:
                faults.append(f"{name} is called off and stands in the books as {alive[0]['OrderStatus']}")
        elif not alive:
            counts["resting"] += 1
            if order["status"] in ("processing", "completed"):
                faults.append(f"{name} is due and not in the books: {mine}"[:300])
        else:
            counts["equal"] += 1
            one = alive[0]
            if one["staged"] or one["OrderStatus"] != "ForInvoicing":
                faults.append(f"{name} is {one['OrderStatus']} in the books")
            if Decimal(one["total"]) != Decimal(order["total"]).quantize(Decimal("0.01")):
                faults.append(f"{name}: {order['total']} in the shop, {one['total']} in the books: {mine}"[:400])
            pays = order["payment_method"] in PAID and Decimal(order["total"]) > 0
            if pays and not one["payments"] and not any(row["check_payment"] for row in mine):
                faults.append(f"{name}: its payment is missing and nobody is told")
    for one in rows_of(world.office.ask("violations?severity=error")):
        faults.append(f"the office's judge: {one['kind']}: {one['message']}"[:300])
    for one in rows_of(world.shop.ask("violations?level=wrong")):
        faults.append(f"the shop's judge: {one['what']}: {one['detail']} {one['path']}"[:300])
    return counts


def one_shop(world, numbered):
    number, (profile, struck, kills, lost) = numbered
    dice, faults, killed = random.Random(number), [], 0
    world.begin(orders=10, profile=profile, seed=800 + number, settle="1s", batch=dice.choice((2, 5, 20)), after=AFTER)
    settle(world, 20)
    kept = files(world)
    if struck:
        fire.light(world, dice, struck)
    for _ in range(2):
        for order in world.shop.ask("state?orders=1")["orders"]:
            if order["status"] in ("processing", "completed", "on-hold") and dice.random() < 0.6:
                change(world, order, dice)
        killed += sum(kill(world, dice) for _ in range(kills))
        settle(world, 4)
    hits = sum(fire.put_out(world).values()) if struck else 0
    if lost:
        settle(world, 20)
        lose(world, lost, kept, faults)
    settle(world, 30)
    counts = {"faults": hits, "kills": killed, **judge_changes(world, faults, lost)}
    before = saves(world)
    world.woo24("sync", "orders")
    if before != saves(world):
        faults.append(f"a run in quiet changed something: {before}, {saves(world)}")
    return f"changed after the sale, {profile}, {struck} % of the writes are struck, state file: {lost or 'kept'}", counts, faults


def changes(_world, arguments):
    yield from side_by_side(arguments, list(enumerate(CELLS)), one_shop, most=10)


SCENARIOS = {"changes": changes}
