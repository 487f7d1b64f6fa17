"""Orders that people make in the office, on their way into the shop: each once, to the öre, nobody mailed; faults and kills included."""
import random
import subprocess
import time
from decimal import Decimal

import fire
from world import rows_of, side_by_side

AFTER = "office_orders_to_shop: { mode: send, from: 2026-09-01, when: [Confirmed, Invoiced], vat_free_class: momsfri }\n"
CUSTOMERS = (1001, 1002, 1003, 1005, 1008, 1009, 1010)
# Shares of the writes that are struck, and how often the program is killed.
CELLS = [(0, 0, 0), (1, 25, 0), (2, 40, 0), (3, 60, 0), (4, 0, 6), (5, 0, 8), (6, 25, 6), (7, 40, 4)]


def price(dice):
    return f"{dice.randrange(100, 90000) / 100:.2f}"


def enter(world, dice, count):
    """Orders as a person enters them: some rows of products, some of none, some prices that do not divide."""
    goods = world.office.ask("state?only=products")["products"]
    goods = [one for one in (goods.values() if isinstance(goods, dict) else goods) if int(one["Id"]) >= 50000]
    for _ in range(count):
        rows = [{"ProductId": one["Id"], "Name": one["Name"], "Price": price(dice), "Quantity": str(dice.choice((1, 1, 2, 3, 7)))}
                for one in dice.sample(goods, dice.choice((1, 1, 2, 4)))]
        made = world.office.ask("edit", {"what": "order", "create": {"CustomerId": dice.choice(CUSTOMERS), "OrderStatus": "Confirmed", "IncludeVAT": False,
                                                                     "DateOrdered": time.strftime("%Y-%m-%dT12:00:00"), "InvoiceRows": rows}})
        world.entered.append(made["OrderId"])
        if dice.random() < 0.4:
            world.office.ask("edit", {"what": "order", "id": made["OrderId"], "set": {"OrderStatus": "Invoiced"}})


def by_hand(world, dice):
    """What people do with some of them afterwards."""
    orders = office_orders(world)
    for one in world.entered:
        order, what = orders[one], dice.choice(("price", "invoice", "inactive", "nothing", "nothing"))
        if order["OrderStatus"] != "Confirmed":
            continue
        change = {"price": {"rows": [{"at": 0, "set": {"Price": price(dice)}}]}, "invoice": {"set": {"OrderStatus": "Invoiced"}},
                  "inactive": {"set": {"OrderStatus": "Inactive"}}}.get(what)
        if change:
            world.office.ask("edit", {"what": "order", "id": one, **change})


def office_orders(world):
    orders = world.office.ask("state?only=orders")["orders"]
    return {int(one["OrderId"]): one for one in (orders.values() if isinstance(orders, dict) else orders)}


def in_shop(world):
    """office order → the orders of the shop that are marked as it."""
    found = {}
    for order in world.shop.ask("state?orders=1")["orders"]:
        marks = [one["value"] for one in order["meta_data"] if one["key"] == "_woo24_office_order"]
        if marks and order["status"] != "trash":
            found.setdefault(int(marks[0]), []).append(order)
    return found


def judge_imports(world, faults):
    counts = {"made": 0, "told": 0}
    shop, told = in_shop(world), {one["office_order"]: one for one in world.rows("import")}
    office = office_orders(world)
    for one in world.entered:
        order, copies, row = office[one], shop.get(one, []), told.get(one)
        if len(copies) > 1:
            faults.append(f"order {one} of the office is in the shop {len(copies)} times")
        if not copies:
            if order["OrderStatus"] != "Inactive" and not (row and row["reason"]):
                faults.append(f"order {one} of the office ({order['OrderStatus']}) is not in the shop, and nobody is told: {row}")
            counts["told"] += 1 if row and row["reason"] else 0
            continue
        if row is None:
            faults.append(f"order {one} of the office is in the shop and unknown to woo24")
        elif row["standing"] == "waiting":
            faults.append(f"order {one} of the office still waits: {row['reason']['text']}")
        elif row["reason"]:
            counts["told"] += 1
            continue
        counts["made"] += 1
        copy = copies[0]
        if (order["OrderStatus"] == "Inactive") != (copy["status"] == "cancelled"):
            faults.append(f"order {one} is {order['OrderStatus']} in the office and {copy['status']} in the shop")
        if order["OrderStatus"] != "Inactive" and Decimal(copy["total"]) != Decimal(str(order["OrderTotalIncVat"])).quantize(Decimal("0.01")):
            faults.append(f"order {one}: {order['OrderTotalIncVat']} in the office, {copy['total']} in the shop")
    for mail in world.shop.ask("mails?to=customer")["list"]:
        faults.append(f"a customer was mailed: {mail}"[:200])
    if any(one["Quantity"] != 0 for one in world.drawn()):
        faults.append("stock moved in the shop")
    if sent := world.office.ask("books?ref=WOO-*")["orders"]:
        faults.append(f"{len(sent)} of them went back to the office")
    for one in rows_of(world.office.ask("violations?severity=error")):
        faults.append(f"the office's judge: {one['kind']}: {one['message']}"[:300])
    for one in rows_of(world.shop.ask("violations?level=wrong")):
        faults.append(f"the shop's judge: {one['what']}: {one['detail']} {one['path']}"[:300])
    return counts


def stock_of(world):
    state = world.shop.ask("state?products=1&variations=1")
    return {one["sku"]: one["stock_quantity"] for one in (*state["products"], *state["variations"]) if one["sku"]}


def kill(world, dice, job):
    """One run that is killed at a drawn moment, where it has not ended by then."""
    process = subprocess.Popen([world.binary, "sync", job, "--config", str(world.folder / "woo24.yaml")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=dice.uniform(0.02, 0.4))
        return 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return 1


def settle(world, most):
    """Both jobs again until neither has anything left to do."""
    for _ in range(most):
        world.woo24("sync", "import")
        if not [one for one in world.rows("import") if one["standing"] in ("moving", "waiting") and one["stage"] != "done"]:
            break
        time.sleep(0.3)  # the settle time, in real seconds
    world.woo24("sync", "import")
    world.finish(3)


def one_office(world, cell):
    number, struck, kills = cell
    dice, faults, killed = random.Random(number), [], 0
    world.begin(orders=0, seed=700 + number, settle="1s", after=AFTER)
    world.entered, stock = [], stock_of(world)
    world.drawn = lambda: [{"Quantity": stock[sku] != now} for sku, now in stock_of(world).items()]
    if struck:
        fire.light(world, dice, struck)
    for hand in (None, by_hand, by_hand):
        enter(world, dice, 5) if hand is None else hand(world, dice)
        killed += sum(kill(world, dice, "import") for _ in range(kills))
        for _ in range(3):
            world.woo24("sync", "import")
            time.sleep(0.2)
    hits = sum(fire.put_out(world).values()) if struck else 0
    settle(world, 30)
    counts = {"faults": hits, "kills": killed, **judge_imports(world, faults)}
    if struck and not hits:
        faults.append("nothing was struck")
    before = [one for one in world.shop.ask("calls") if one["method"] != "GET"]
    world.woo24("sync", "import")
    if len(before) != sum(one["method"] != "GET" for one in world.shop.ask("calls")):
        faults.append("a run in quiet changed something in the shop")
    return f"orders of the office, {struck} % of the writes are struck, killed {killed} times", counts, faults


def imports(_world, arguments):
    yield from side_by_side(arguments, CELLS, one_office, most=8)


SCENARIOS = {"imports": imports}
