"""What comes after the sale: refunds become credits, invoiced orders become completed, and the proof says that all is equal; faults included."""
import base64
import hashlib
import hmac
import json
import random
import re
import time
import urllib.parse
import urllib.request
from decimal import Decimal

import fire
from world import SECRETS, judge, side_by_side

AFTER = "  after: { refunds: credit, completed_when_invoiced: { from: [processing] } }\n"
CELLS = [(n, profile, struck) for n, (profile, struck) in enumerate([("plain", 0), ("swedish-mixed", 0), ("b2b", 0), ("foreign", 0), ("swedish-mixed", 15), ("plain", 25),
                                                                     ("b2b", 25), ("foreign", 25), ("swedish-mixed", 40), ("plain", 40), ("b2b", 40), ("swedish-mixed", 25)])]


def through_gateway(world, order, body):
    """A refund as a person presses it in the shop, with the money sent back by the gateway."""
    url, quoted = f"{world.shop.url}/wp-json/wc/v3/orders/{order}/refunds", lambda text: urllib.parse.quote(text, safe="")
    given = {"oauth_consumer_key": SECRETS["shop_key"], "oauth_nonce": str(time.time_ns()), "oauth_signature_method": "HMAC-SHA256", "oauth_timestamp": str(int(time.time()))}
    base = "&".join(("POST", quoted(url), quoted("&".join(f"{k}={v}" for k, v in sorted(given.items())))))
    given["oauth_signature"] = base64.b64encode(hmac.new(f"{SECRETS['shop_secret']}&".encode(), base.encode(), hashlib.sha256).digest()).decode()
    header = "OAuth " + ", ".join(f'{k}="{quoted(v)}"' for k, v in given.items())
    with urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json", "Authorization": header}), timeout=30) as answer:
        return json.load(answer)


def line_of(order, dice, pieces=True):
    """One line given back: the pieces, or money alone."""
    line = dice.choice([one for one in order["line_items"] if Decimal(one["total"]) > 0])
    share = Decimal(1) if pieces else Decimal("0.1")
    back = lambda text: float((Decimal(text) * share).quantize(Decimal("0.01")))
    taxes = [{"id": tax["id"], "refund_total": back(tax["total"])} for tax in line["taxes"] if Decimal(tax["total"] or 0)]
    lines = [{"id": line["id"], "quantity": line["quantity"] if pieces else 0, "refund_total": back(line["total"]), "refund_tax": taxes}]
    return lines, round(lines[0]["refund_total"] + sum(tax["refund_total"] for tax in taxes), 2)


def refund(world, order, dice):
    """One refund of any kind; nothing where the order has nothing to give back."""
    left = Decimal(order["total"]) + sum(Decimal(one["total"]) for one in order["refunds"])
    goods = [one for one in order["line_items"] if Decimal(one["total"]) > 0]
    kind = dice.choice(("all", "amount", "line", "line", "money of a line", "status"))
    if left <= 0 or not goods:
        return
    if kind == "status":
        return world.shop.ask("edit", {"op": "order_status", "order": order["id"], "status": "refunded"})
    lines, amount = [], float(left)
    if kind == "amount":
        amount = min(amount, dice.choice((10.0, 33.33, 1.01)))
    elif kind != "all":
        lines, amount = line_of(order, dice, kind == "line")
        if amount > left or amount <= 0:
            return
    if order["payment_method"] in ("stripe", "klarna_payments") and dice.random() < 0.7:
        return through_gateway(world, order["id"], {"amount": f"{amount:.2f}", "api_refund": True, "api_restock": dice.random() < 0.5, "line_items": [
            {**line, "refund_tax": [{**tax, "refund_total": tax["refund_total"]} for tax in line["refund_tax"]]} for line in lines]})
    world.shop.ask("edit", {"op": "refund", "order": order["id"], "amount": amount, "lines": lines, "restock": dice.random() < 0.5})


def invoice(world, dice, percent):
    """The bookkeeper invoices some of what was released, sales and credits alike."""
    for one in world.office.ask("books?ref=WOO-*")["orders"]:
        if not one["staged"] and one["OrderStatus"] == "ForInvoicing" and dice.random() < percent / 100:
            world.office.ask("edit", {"what": "order", "id": one["OrderId"], "set": {"OrderStatus": "Invoiced"}})


def judge_credits(world, faults, counts):
    state = world.shop.ask("state?orders=1&refunds=1")
    orders = {one["id"]: one for one in state["orders"]}
    books = [one for one in world.office.ask("books?ref=WOO-*")["orders"] if one["OrderStatus"] != "Inactive"]
    for one in books:
        one["key"], _, mark = one["key"].partition(" *")
        one["staged"] = bool(mark) or one["staged"]
    sales = {int(one["key"].split("-")[2]): one for one in books if not re.search(r"-R\d+$", one["key"]) and not one["staged"]}
    listed = {one["key"]: one for one in world.rows("credit")}
    for back in state["refunds"]:
        name, order = f"refund {back['id']} of order {back['parent_id']}", orders[back["parent_id"]]
        if back["parent_id"] not in sales:
            continue
        key = f"{sales[back['parent_id']]['key']}-R{back['id']}"
        mine = [one for one in books if one["key"] == key]
        told = listed.get(key, {}).get("reason")
        counts["credits" if mine and not told else "credits told"] = counts.get("credits" if mine and not told else "credits told", 0) + 1
        if len(mine) > 1:
            faults.append(f"{name} is in the books {len(mine)} times")
        if not mine or mine[0]["staged"]:
            if not told:
                faults.append(f"{name} is not in the books and nobody is told: {listed.get(key)}")
            continue
        one = mine[0]
        if Decimal(one["total"]) != -Decimal(back["amount"]).quantize(Decimal("0.01")):
            faults.append(f"{name}: {back['amount']} in the shop, {one['total']} in the books")
        paid = Decimal(one["paid"])
        if len(one["payments"]) > 1 or paid not in (Decimal(0), Decimal(one["total"])) or (paid and not back["refunded_payment"]):
            faults.append(f"{name}: {paid} is paid back of {one['total']}")
        if back["refunded_payment"] and not paid and not told and not listed.get(key, {}).get("check_payment") and order["payment_method"] in ("stripe", "klarna_payments"):
            faults.append(f"{name}: the money that went back is missing and nobody is told")
    for order_id, sale in sales.items():
        credited = sum((Decimal(one["total"]) for one in books if one["key"].startswith(sale["key"] + "-R")), Decimal(0))
        if -credited > Decimal(sale["total"]):
            faults.append(f"order {order_id} was credited with {-credited} of {sale['total']}")
    return orders, sales


def judge_completed(world, faults, counts, orders, sales):
    mails = world.shop.ask("mails?to=customer")["list"]
    for order_id, sale in sales.items():
        order = orders[order_id]
        sent = sum(mail["order"] == order_id and mail["kind"] == "customer_completed_order" for mail in mails)
        if sale["OrderStatus"] == "Invoiced" and order["status"] == "processing":
            faults.append(f"order {order_id} is invoiced and still processing")
        if order["status"] == "completed" and order_id in world.were_processing:
            counts["completed"] = counts.get("completed", 0) + 1
            if sent != 1:
                faults.append(f"the customer of order {order_id} was mailed {sent} times that it is completed")


def judge_proof(world, faults, counts):
    """All equal, or what differs is listed with its reason."""
    code, out, err = world.woo24("proof", "--json")
    proof = json.loads(out)
    counts["proof"] = "equal" if code == 0 else "names what is listed"
    told = {one["key"] for kind in ("order", "credit") for one in world.rows(kind) if one["reason"] or one["check_payment"]}
    for finding in proof["findings"]:
        if finding["key"] not in told:
            faults.append(f"the proof names {finding}"[:300])
    if code == 0 and any(one["reason"] and one["standing"] == "failed" for one in world.rows("credit")):
        faults.append("a credit failed, and the proof says all equal")


def both_jobs(world, most):
    world.finish(most)
    world.woo24("sync", "completed")
    world.finish(most)


def one_shop(world, cell):
    number, profile, struck = cell
    dice, faults = random.Random(number), []
    world.begin(orders=10, profile=profile, seed=400 + number, settle="2s", batch=dice.choice((2, 5, 20)), after=AFTER)
    world.finish()
    world.were_processing = {one["id"] for one in world.shop.ask("state?orders=1")["orders"] if one["status"] == "processing"}
    if struck:
        fire.light(world, dice, struck)
    for percent in (30, 60):
        invoice(world, dice, percent)
        for order in world.shop.ask("state?orders=1")["orders"]:
            if order["status"] in ("processing", "completed") and dice.random() < 0.7:
                refund(world, order, dice)
        both_jobs(world, 4)
    faults_struck = sum(fire.put_out(world).values()) if struck else 0
    invoice(world, dice, 50)
    for _ in range(3):
        both_jobs(world, 20)
    counts = {"faults": faults_struck, **judge(world, faults)}
    orders, sales = judge_credits(world, faults, counts)
    judge_completed(world, faults, counts, orders, sales)
    judge_proof(world, faults, counts)
    sides = lambda: (world.office.ask("stats")["calls"].get("SaveInvoices"), sum(one["method"] != "GET" for one in world.shop.ask("calls")))
    before = sides()
    both_jobs(world, 1)
    if before != sides():
        faults.append(f"a run in quiet changed something: {before}, {sides()}")
    return f"after the sale, {profile}, {struck} % of the writes are struck", counts, faults


def after_sale(_world, arguments):
    yield from side_by_side(arguments, CELLS, one_shop, most=12)


SCENARIOS = {"after_sale": after_sale}
