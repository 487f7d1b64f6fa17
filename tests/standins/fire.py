"""Faults of every kind with a drawn probability on every write of both servers, until all is quiet again."""
import collections
import random

from world import judge, side_by_side

HANGS = 0.3  # seconds a server keeps a client waiting, or does late what it was asked
SETTLE = "2s"
OFFICE_FAULTS = [
    *({"kind": kind, "apply": done} for kind in ("drop_before", "drop_after", "truncate", "http503_html", "soap_fault", "garbage") for done in (False, True)),
    {"kind": "truncate", "rst": True}, {"kind": "timeout", "seconds": HANGS}, {"kind": "drop_reused"}, {"kind": "slow", "seconds": HANGS},
    {"kind": "slow", "seconds": HANGS, "then": "drop_after"}, {"kind": "late", "seconds": HANGS}, {"kind": "late", "calls": 3}, {"kind": "partial", "items": 0},
    {"kind": "partial", "items": 1}, {"kind": "partial", "items": 2, "then": "garbage"}, {"kind": "reorder", "order": "shuffled"},
    {"kind": "reorder", "order": "reversed"}, {"kind": "reorder", "order": [0]}, {"kind": "reorder", "order": [0, 0]},
    {"kind": "payment_lost", "then": "drop_after"}, {"kind": "state_lost"}, {"kind": "state_lost", "then": "drop_after"}, {"kind": "expire_session"},
    {"kind": "quarantine", "seconds": 1},
]
# An item that is refused, with and without having been saved.
ITEM_FAULTS = [{"operation": "Save*", "kind": "item_error", "field": field, "saved": saved} for field in ("ReferenceNumber", "ExternalId") for saved in (False, True)]
SHOP_FAULTS = [
    *({"kind": kind, "apply": done} for kind in ("drop_before", "garbage", "http500_json", "html200") for done in (False, True)), {"kind": "truncate"}, {"kind": "php_notice"},
    {"kind": "timeout", "seconds": HANGS}, {"kind": "http502_killed"}, {"kind": "http504_goes_on", "seconds": HANGS}, {"kind": "redirect301"},
    {"kind": "http503_html", "retry_after": 1}, {"kind": "http429_html", "retry_after": 1},
]


def light(world, dice, percent):
    """Each write of either server is struck with that chance, by a kind drawn anew each time; reads of the office now and then."""
    def seeded(rules, each, **more):
        # The first rule that is due strikes: in a drawn order, so that none stands before the others.
        return [{**rule, **more, **each(), "seed": dice.randrange(1 << 30)} for rule in dice.sample(rules, len(rules))]

    share = percent / 100 / len(OFFICE_FAULTS)
    reads = [{"operation": "Get*", "kind": kind, "probability": 0.01, "seed": dice.randrange(1 << 30)} for kind in ("drop_after", "soap_fault", "truncate", "garbage")]
    world.office.ask("faults", {"rules": [*seeded(OFFICE_FAULTS, lambda: {"probability": share}, operation="Save*"),
                                          *seeded(ITEM_FAULTS, lambda: {"probability": 0.03}), *reads]})
    # Few writes go to the shop, so that they are struck more often.
    world.shop.ask("faults", {"rules": seeded(SHOP_FAULTS, lambda: {"p": (percent + 30) / 100 / len(SHOP_FAULTS)}, method="POST|PUT|DELETE",
                                                   route=r"^(?!.*/refunds)")})


def put_out(world):
    """Ends all faults; how often each kind struck."""
    struck = collections.Counter(world.office.ask("stats")["injected"])
    for rule in world.shop.ask("faults"):
        struck["shop " + rule["kind"]] += rule.get("hits", 0)
    world.office.ask("faults", {"rules": []})
    world.shop.ask("faults", {"rules": []})
    return struck


def round_of(world, cell):
    number, profile = cell
    dice, faults = random.Random(number), []
    percent = dice.choice((10, 25, 40, 60))
    world.begin(orders=10, profile=profile, seed=200 + number, settle=SETTLE, batch=dice.choice((1, 2, 3, 5, 20)),
                knobs={"echo": dice.choice(("sent", "full", "ids")), "answer_order": dice.choice(("sent", "reversed", "shuffled")),
                       "update_resets": dice.choice(("nothing", "defaults", "all")), "external_search": dice.choice(("works", "nothing", "everything", "fault"))})
    light(world, dice, percent)
    world.finish(12)
    struck = put_out(world)
    world.finish()
    counts = judge(world, faults)
    if not struck:
        faults.append("nothing was struck")
    return f"{profile}, {percent} % of the writes are struck", {**counts, "faults": sum(struck.values())}, faults, struck


def chances(_world, arguments):
    cells = [(n, profile) for n in range(8) for profile in ("swedish-mixed", "plain", "b2b")]
    all_struck = collections.Counter()
    for what, counts, faults, struck in side_by_side(arguments, cells, round_of, most=12):
        all_struck += struck
        yield what, counts, faults
    yield f"faults of each kind: {dict(sorted(all_struck.items()))}", {}, []


SCENARIOS = {"chances": chances}
