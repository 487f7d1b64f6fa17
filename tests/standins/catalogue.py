"""Products, categories and stock against the independent servers: both ways, with answers lost, gateways that give up, and kills."""
import html
import random
import subprocess
import time
from decimal import ROUND_HALF_UP, Decimal

from world import rows_of, side_by_side

SETTINGS = """\
products: {{ mode: {mode}, categories: [Kaffe och te, Kök & dukning], map: [ {{ office: Kök & dukning, shop: Hem & hushåll }} ], new_categories: yes }}
stock: {{ mode: from_24sevenoffice }}
brakes: {{ prices_changed: 100%, stock_to_zero: 100%, products_missing: 100% }}
"""
NAMES = ("Kaffekvarn", "Te & kakor", "Mortel å la carte", "Såll 5\"", "Kanna \N{HOT BEVERAGE}", "Bricka <liten>", "Skål 10 x 20", "Visp 'Extra'")
CENT = Decimal("0.01")


def new_goods(count, first=0):
    """Products that only the office has."""
    return [{"Id": 60000 + first + n, "No": f"NY-{first + n:04}", "Name": f"{NAMES[n % len(NAMES)]} {first + n}", "CategoryId": 4 + n % 2, "Price": f"{10 + n}.{n % 100:02}",
             "StatusId": 1, "Stock": str(n % 7), "StockControlled": True, "Description": "Rad 1\nRad 2" if n % 3 else ""} for n in range(count)]


def begin(world, mode, count=24, seed=1):
    world.begin(orders=0, seed=seed)
    known = [{"Id": one["Id"], "Name": html.unescape(one["Name"])} for one in office_goods(world) if one["Id"] >= 50000]  # the shop's own are HTML
    world.office.ask("seed", {"products": [*known, *new_goods(count)]})
    with open(world.folder / "woo24.yaml", "a", encoding="utf-8") as file:
        file.write(SETTINGS.format(mode=mode))


def written(world):
    """How many calls have changed something on either side."""
    office = world.office.ask("stats")["calls"]
    shop = sum(1 for one in rows_of(world.shop.ask("calls?since=0")) if one["method"] != "GET")
    return shop + sum(count for name, count in office.items() if name.startswith(("Save", "Set")))


def settle(world, jobs=("categories", "products", "stock"), most=12):
    """Runs until a round of all jobs writes nothing more and waits for nothing; the answers of the last round."""
    for _ in range(most):
        before = written(world)
        done = [(job, *world.woo24("sync", job, "--full", "--yes")) for job in jobs]
        if written(world) == before and not any(code for _, code, _, _ in done):
            break
        if written(world) == before:
            time.sleep(0.5)  # a side wants a rest, or an unclear write settles, in real seconds
    return done


def shop_goods(world):
    state = world.shop.ask("state?products=1&variations=1")
    return [one for one in (*state["products"], *state["variations"]) if one["status"] != "trash"]


def office_goods(world):
    return list(world.office.ask("state?only=products")["products"])


def number(text):
    return (text or "").strip().casefold()


def judge(world, faults, known=("NY-",)):
    """What is wrong in the two registers, in words."""
    by_number, by_no = {}, {}
    for one in shop_goods(world):
        by_number.setdefault(number(one["sku"]), []).append(one)
    goods = office_goods(world)
    for one in goods:
        by_no.setdefault(number(one.get("No")), []).append(one)
    for label, side in (("shop", by_number), ("office", by_no)):
        for key, some in side.items():
            if key and len(some) > 1:
                faults.append(f"{key} is in the {label} {len(some)} times")
    counts = {"made": 0}
    for one in goods:
        if not (one.get("No") or "").startswith(known) or one["CategoryId"] not in (4, 5):
            continue
        mine = by_number.get(number(one["No"]), [])
        if len(mine) != 1:
            faults.append(f"{one['No']} is in the shop {len(mine)} times")
            continue
        counts["made"] += 1
        product = mine[0]
        gross = (Decimal(one["Price"]) * Decimal("1.25")).quantize(CENT, ROUND_HALF_UP)
        if html.unescape(product["name"]) != one["Name"] and "<" not in one["Name"]:
            faults.append(f"{one['No']}: {product['name']} in the shop, {one['Name']} in the office")
        if Decimal(product["regular_price"] or "-1") != gross:
            faults.append(f"{one['No']}: {product['regular_price']} in the shop, {one['Price']} without VAT in the office")
        if one.get("StockControlled") and (not product["manage_stock"] or product["stock_quantity"] != int(Decimal(one.get("Stock") or "0"))):
            faults.append(f"{one['No']}: {product['stock_quantity']} in the shop, {one.get('Stock')} in the office")
    for one in rows_of(world.office.ask("violations?severity=error")):
        faults.append(f"the office's judge: {one['kind']}: {one['message']}"[:300])
    for one in rows_of(world.shop.ask("violations?level=wrong")):
        faults.append(f"the shop's judge: {one['what']}: {one['detail']} {one['path']}"[:300])
    return counts


def quiet(world, faults):
    """A further round writes nothing."""
    before = written(world)
    for job in ("categories", "products", "stock"):
        world.woo24("sync", job, "--full")
    if written(world) != before:
        faults.append(f"{written(world) - before} more writes though nothing changed")


def from_office(world, _arguments):
    faults = []
    begin(world, "from_24sevenoffice")
    last = settle(world)
    counts = judge(world, faults)
    faults += [f"{job} ended with {code}: {err or out}"[:300] for job, code, out, err in last if code not in (0, 1)]
    drafts = [one for one in shop_goods(world) if one["sku"].startswith("NY-")]
    if any(one["status"] != "draft" for one in drafts):
        faults.append("what was made is no draft")
    quiet(world, faults)
    yield "new products of the office become drafts", counts, faults

    faults = []
    world.shop.ask("edit", {"op": "product", "sku": "NY-0003", "set": {"status": "publish"}})
    world.office.ask("edit", {"what": "product", "id": 60003, "set": {"Stock": "41"}})
    world.office.ask("edit", {"what": "product", "id": 60004, "set": {"Stock": "2.7"}})
    settle(world)
    held = {one["sku"]: one for one in shop_goods(world)}
    if held["NY-0003"]["status"] != "publish" or held["NY-0003"]["stock_quantity"] != 41:
        faults.append(f"NY-0003 is {held['NY-0003']['status']} with {held['NY-0003']['stock_quantity']}")
    if held["NY-0004"]["stock_quantity"] != 2:
        faults.append(f"NY-0004 has {held['NY-0004']['stock_quantity']}")
    yield "stock follows, and what a person published stays so", judge(world, faults), faults


def two_way(world, _arguments):
    faults = []
    begin(world, "two_way")
    category = next(one["id"] for one in world.shop.ask("state?categories=1")["categories"] if html.unescape(one["name"]) == "Hem & hushåll")
    world.shop.ask("edit", {"op": "product_new", "set": {"name": "Ljus & låga", "sku": "BUTIK-1", "regular_price": "50.00", "status": "publish", "categories": [{"id": category}]}})
    world.shop.ask("edit", {"op": "product_new", "set": {"name": "Duk", "sku": "BUTIK-2", "regular_price": "80.00", "status": "publish",
                                                        "meta_data": [{"key": "24so_category", "value": "Kaffe och te"}]}})
    settle(world)
    counts = judge(world, faults)
    office = {one.get("No"): one for one in office_goods(world)}
    for sku, name, price, where in (("BUTIK-1", "Ljus & låga", "40", 4), ("BUTIK-2", "Duk", "64", 5)):
        one = office.get(sku)
        if not one or one["Name"] != name or Decimal(one["Price"]) != Decimal(price) or one["CategoryId"] != where:
            faults.append(f"{sku} in the office: {one}"[:300])
    quiet(world, faults)
    yield "products go both ways", counts, faults

    faults = []
    world.office.ask("edit", {"what": "product", "id": 60001, "set": {"Name": "Te, nytt namn"}})
    world.shop.ask("edit", {"op": "product", "sku": "NY-0001", "set": {"regular_price": "19.90"}})
    world.office.ask("edit", {"what": "product", "id": 60002, "set": {"Name": "Från kontoret"}})
    world.shop.ask("edit", {"op": "product", "sku": "NY-0002", "set": {"name": "Från butiken"}})
    settle(world)
    office = {one.get("No"): one for one in office_goods(world)}
    shop = {one["sku"]: one for one in shop_goods(world)}
    for sku, name in (("NY-0001", "Te, nytt namn"), ("NY-0002", "Från kontoret")):
        if (office[sku]["Name"], html.unescape(shop[sku]["name"])) != (name, name):
            faults.append(f"{sku}: {office[sku]['Name']} and {shop[sku]['name']}, {name} was to win")
    if Decimal(office["NY-0001"]["Price"]) != Decimal("15.92") or shop["NY-0001"]["regular_price"] != "19.90":
        faults.append(f"NY-0001: {office['NY-0001']['Price']} and {shop['NY-0001']['regular_price']}")
    quiet(world, faults)
    yield "each side's change arrives, and of a conflict the owner's", {}, faults


SHOP_FAULTS = ("drop_before", "drop_after", "truncate", "http503_html", "http500_json", "http502_killed", "http504_goes_on", "garbage")
OFFICE_FAULTS = ("drop_before", "drop_after", "truncate", "http503_html", "soap_fault", "garbage")


def lose(world, cell):
    """Every second write's answer is lost in one way: nothing is made twice, and in the end all is there."""
    side, kind = cell
    faults = []
    begin(world, "two_way", count=12, seed=3)
    category = next(one["id"] for one in world.shop.ask("state?categories=1")["categories"] if html.unescape(one["name"]) == "Hem & hushåll")
    for n in range(6):
        world.shop.ask("edit", {"op": "product_new", "set": {"name": f"Ljus {n}", "sku": f"BUTIK-{n}", "regular_price": "50.00", "categories": [{"id": category}]}})
    if side == "shop":
        world.shop.ask("faults", {"rules": [{"kind": kind, "method": "POST|PUT", "route": "/products", "every": 2, "times": 4, "retry_after": 1}]})
    else:
        world.office.ask("faults", {"rules": [{"operation": "S*", "kind": kind, "every": 2, "count": 4}]})
    settle(world, most=20)
    counts = judge(world, faults)
    missing = {f"BUTIK-{n}" for n in range(6)} - {one.get("No") for one in office_goods(world)}
    if missing:
        faults.append(f"{sorted(missing)} never reached the office")
    return f"{side}: {kind} on every second write", counts, faults


def lost(side, kinds):
    return lambda _world, arguments: side_by_side(arguments, [(side, kind) for kind in kinds], lose, most=4)


def killed(world, _arguments):
    chance, moments, round_number = random.Random(6), 0, 0
    while moments < 12 and round_number < 8:
        round_number += 1
        faults, kills, longest = [], 0, 1.5
        begin(world, "two_way", count=30, seed=20 + round_number)
        world.office.ask("knobs", {"latency": {"*": 0.01}})
        for n in range(6):
            process = subprocess.Popen([world.binary, "sync", ("categories", "products", "products", "stock")[n % 4], "--yes", "--config", str(world.folder / "woo24.yaml")],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=chance.uniform(0.05, longest))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                moments, kills = moments + 1, kills + 1
        settle(world, most=20)
        counts = judge(world, faults)
        quiet(world, faults)
        yield f"round {round_number}: kill -9 at {kills} moments", counts, faults


SCENARIOS = {"products_from_office": from_office, "products_two_way": two_way, "products_lost_shop": lost("shop", SHOP_FAULTS),
             "products_lost_office": lost("office", OFFICE_FAULTS), "products_killed": killed}
