"""Every switch of the office with two of the profiles of orders (--every-pair: with all), a few orders each, many pairs of servers
at once."""
from world import judge, side_by_side

PROFILES = ("plain", "swedish-mixed", "b2b", "foreign", "nasty")
SHORT_SESSION = {"session_s": 3, "session_sliding": False}
TIGHT = {"rate_limit": 60, "rate_window_s": 2}
# Each value that is not the default, with what it takes to show.
SWITCHES = [
    # the wire
    {"sequence": "lenient"}, {"unknown_element": "missing"}, {"unknown_element": "dropped"}, {"empties": "sentinel"}, {"empties": "nil"}, {"empties": "nil_any"},
    {"decimals": 2}, {"decimals": "trim"}, {"time_precision": "s"}, {"changed_precision": "exact"}, {"stamp_ahead_s": 90}, {"stamp_ahead_s": -90}, {"stamp_z": ""},
    {"stamp_z": "*"}, {"request_zone": "UTC"}, {"chunked": True}, {"gzip": True}, {"keep_alive": False}, {"latency": {"*": 0.02}}, {"bad_xml_http": 500},
    {"fault_http": 200}, {"fault_wrap": False},
    # signing in
    *({"auth_wording": n, **SHORT_SESSION} for n in range(5)), {"auth_http": 200, **SHORT_SESSION}, {"login_failed": "fault"}, {"session_s": 1},
    {"default_moves": True, **SHORT_SESSION}, {"login_limit": 10}, {"login_limit": 3, "login_window_s": 2, "login_throttle": "delay", "login_delay_s": 1, **SHORT_SESSION},
    {"login_sets_cookie": True},
    # limits
    *({"quarantine_style": style, **TIGHT} for style in ("fault500", "fault200", "plain200", "plain429", "plain403", "plain503")),
    *({"quarantine_time": form, **TIGHT} for form in ("%d.%m.%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p")), {"quarantine_zone": "Europe/Oslo", **TIGHT}, {"limit_headers": False},
    {"burst_per_s": 25}, {"batch_max": 3}, {"order_ids_max": 2}, {"wide_search_max": 2}, {"sync_page": 2}, {"sync_first_page": 0},
    # searching
    {"name_match": "contains"}, {"name_match": "exact"}, {"email_match": "contains"}, {"email_match": "exact"}, {"no_match": "exact"}, {"no_match": "contains"},
    {"orgno_match": "contains"}, {"orgno_match": "digits"}, {"email_fields": "Primary"}, {"email_fields": "Invoice,Work"}, {"consumer_name": "full"},
    {"empty_search": "all"}, {"changed_after": "ge"}, {"external_search": "nothing"}, {"external_search": "everything"}, {"external_search": "fault"}, {"lag_s": 1},
    {"lag_calls": 3}, {"lag_s": 1, "lag_ids": True}, {"lag_s": 1, "lag_updates": True}, {"transaction_dates": "required"}, {"product_tax": "code"},
    {"price_list_key": "No"},
    # saving
    {"echo": "full"}, {"echo": "ids"}, {"answer_order": "reversed"}, {"answer_order": "shuffled"}, {"unknown_id": "refuse"}, {"order_numbers": "own"},
    {"order_numbers": "reuse"}, {"update_resets": "defaults"}, {"update_resets": "all"}, {"external_status": "overwritten"}, {"module": "new"},
    {"module": "new", "module_state": "Draft"}, {"states_ignored": "Web"}, {"states_refused": "Web"}, {"states_ignored": "ForInvoicing"},
    {"states_refused": "ForInvoicing"}, {"too_long": "truncate"}, {"item_message": "opaque"}, {"unique_no": True}, {"save_stock": False},
    # the books
    {"price_decimals": 2}, {"price_decimals": None}, {"net_rounding": "none"}, {"vat_rounding": "rate"}, {"include_vat": "display"}, {"discount": "fraction"},
    {"client_rounding": 1}, {"client_rounding": 1, "client_rounding_at": "invoice"}, {"invoice_fee": 29}, {"tax_code": "TaxNo"}, {"tax_code": "either"},
    {"tax_rate": "ignored"}, {"currency_rate": "list"}, {"invoicing": "off"}, {"factoring": True}, {"status_invoiced": "queue"}, {"payment_posting": "save"},
    {"payment_posting": "lost"}, {"payment_posting": "never"}, {"payment_repeat": "replaces"}, {"payment_repeat": "ignored"}, {"credit_rows": "positive"},
    {"credit_payment": "positive"}, {"ledger_currency": "symbol"}, {"stock_moves": "save"}, {"stock_moves": "invoice"}, {"stock_moves": "never"},
    {"stock_moves_date": False},
]
ORDERS = 4


def cell(world, profile, number, knobs):
    faults = []
    world.begin(knobs=knobs, orders=ORDERS, profile=profile, seed=1000 + number)
    world.finish()
    counts = judge(world, faults, payments_show=knobs.get("payment_posting") not in ("lost", "never"))
    stats = world.office.ask("stats")
    faults += [f"the stand-in itself: {one}"[-300:] for one in (*stats["crashes"], *stats["invalid_answers"])]
    return counts, faults


def switches(profile):
    """The scenario of one profile."""
    def scenario(_world, arguments):
        mine = PROFILES.index(profile)
        cells = [(number, knobs) for number, knobs in enumerate(SWITCHES) if arguments.every_pair or (number + mine) % len(PROFILES) < 2]
        for (_, knobs), (counts, faults) in zip(cells, side_by_side(arguments, cells, lambda world, one: cell(world, profile, *one))):
            yield f"{profile}, {knobs}", counts, faults
    return scenario


SCENARIOS = {f"switches_{profile}": switches(profile) for profile in PROFILES}
