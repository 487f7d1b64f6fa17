#!/usr/bin/python3
"""The first hour with woo24, as its admin goes through it: install, `init`, `check --mail`, a dry run, one order, `mode: send`, the service.

  first_hour.py --build TREE [--cmake PROGRAM]     exit 0 when all is as it should be, 77 without aiosmtpd
"""
import argparse
import datetime
import json
import pathlib
import signal
import stat
import subprocess
import sys
import tempfile

from mail import Server, Taker
from program import Trial


class FirstHour(Trial):
    """The installed program in a folder of its own; its settings are those that `init` writes."""

    def __init__(self, arguments, folder):
        self.folder, self.passed, self.failed = pathlib.Path(folder), 0, 0
        self.prefix = self.folder / "prefix"
        done = subprocess.run([arguments.cmake, "--install", arguments.build, "--prefix", str(self.prefix)], capture_output=True, text=True, timeout=300)
        self.expect("it is installed", done.returncode == 0, done.stdout + done.stderr)
        self.binary = self.prefix / "bin/woo24"
        self.sandbox = subprocess.Popen([self.prefix / "bin/woo24-sandbox"], stdout=subprocess.PIPE, text=True)
        self.ready = json.loads(self.sandbox.stdout.readline())
        (self.folder / "etc").mkdir()
        self.file = self.folder / "etc/woo24.yaml"

    def woo24(self, *words, stdin=None, config=None, user=None):
        return super().woo24(*words, stdin=stdin, config=config or self.file, user=user)

    def init(self, *answers, config=None):
        return self.woo24("init", "--office-url", self.ready["office"]["url"], "--database", str(self.database()), stdin="\n".join(answers) + "\n", config=config)

    def service(self):
        log = open(self.folder / "service.log", "a", encoding="utf-8")
        return subprocess.Popen([self.binary, "run", "--config", str(self.file)], stderr=log, stdout=log)


def installed(hour):
    for name in ("bin/woo24", "bin/woo24-sandbox", "lib/systemd/system/woo24.service", "lib/systemd/system/woo24@.service",
                 "lib/systemd/system/woo24-failed.service", "lib/sysusers.d/woo24.conf", "share/man/man1/woo24.1.gz", "share/man/man5/woo24.yaml.5.gz",
                 "share/bash-completion/completions/woo24", "share/doc/woo24/examples/woo24.yaml"):
        hour.expect(f"there is {name}", (hour.prefix / name).is_file())


COMPLETE = """
_init_completion() { words=("${COMP_WORDS[@]}"); cword=$COMP_CWORD; cur=${words[cword]}; prev=${words[cword-1]}; }
_filedir() { :; }
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _woo24; echo "${COMPREPLY[*]}"
"""


def completion(hour):
    """What bash offers for the last word."""
    file = hour.prefix / "share/bash-completion/completions/woo24"
    for typed, offered in ((["orders", "s"], "send skip"), (["--config", "x.yaml", "orders", "s"], "send skip"), (["sync", "co"], "completed"),
                           (["status", "--p"], "--prometheus"), (["orders", "list", "--a"], "--all"), (["stat"], "status")):
        done = subprocess.run(["bash", "-c", COMPLETE, "-", str(file), "woo24", *typed], capture_output=True, text=True, timeout=60)
        hour.expect(f"bash completes {' '.join(typed)}", done.stdout.strip() == offered, done.stdout + done.stderr)


def answers(hour, smtp, ships="shop"):
    shop, office = hour.ready["shop"], hour.ready["office"]
    since = (datetime.date.today() - datetime.timedelta(days=14)).isoformat()
    return [shop["url"] + "/", shop["key"], shop["secret"], office["username"], office["application_id"], office["password"], office["client"], ships, since,
            "", "ekonomi@example.se", "woo24@example.se", f"127.0.0.1:{smtp.port}"]


def set_up(hour, smtp):
    code, out, err = hour.init(*answers(hour, smtp))
    hour.expect("init writes settings that check accepts", code == 0 and hour.file.exists(), f"{code}\n{out}\n{err}")
    text = hour.file.read_text()
    secrets = [hour.ready["shop"]["key"], hour.ready["shop"]["secret"], hour.ready["office"]["application_id"]]
    hour.expect("nothing secret is in them, nor was it echoed", not any(one in text + out + err for one in secrets))
    kept = sorted((hour.folder / "etc/credentials").iterdir())
    hour.expect("the secrets are files of their own", [one.name for one in kept] == ["office_application_id", "office_password", "shop_key", "shop_secret"], kept)
    hour.expect("which nobody else may read", all(stat.S_IMODE(one.stat().st_mode) == 0o600 for one in kept))
    for wanted in ("mode: watch", "klarna_payments: { paid_with: Klarna, release: captured }", "swish: { paid_with: Swish }", "ppcp-gateway: { paid_with: PayPal }",
                   "invoice: { invoice_by: email, send_when: [on-hold, processing, completed] }", "- { region: home, use: Kreditsälg }",
                   "- { region: eu, vat_number: yes, use: EU varor }", "- { region: outside, use: Sälj utland }", "- { rate: 25, tax: 1 }",
                   "- { rate: 25.5, country: FI, tax: 41 }", "- { without: reverse_charge, tax: 50 }", "- { without: export, tax: 51 }", "shipping: FRAKT",
                   "rounding: ORES", "department: Webb", "failures_to: [ekonomi@example.se]", "# Orders of the last 90 days by country:"):
        hour.expect(f"proposed: {wanted}", wanted in text, text)
    code, _, err = hour.init("never", "asked")
    hour.expect("a second init writes nothing over", code == 3 and "config-exists" in err and hour.file.read_text() == text, f"{code}\n{err}")
    other = hour.folder / "etc/other.yaml"
    code, _, err = hour.init(hour.ready["shop"]["url"], config=other)
    hour.expect("answers that end too early leave nothing", code == 2 and not other.exists(), f"{code}\n{err}")


def where_the_office_ships(hour, smtp):
    other = hour.folder / "etc/lager.yaml"
    code, _, err = hour.init(*answers(hour, smtp, "office"), config=other)
    text = other.read_text() if other.exists() else ""
    hour.expect("where 24SevenOffice sends the goods, orders go there to be picked", code == 0 and "becomes: Confirmed" in text and "from: [processing]" in text
                and "captured" not in text.replace("at_once | paid | captured", ""), f"{code}\n{err}\n{text}")
    hour.expect("several shops keep their secrets apart", (hour.folder / "etc/credentials/lager/shop_key").exists())


def try_it(hour, taker):
    hour.exits("check --mail", 0, "check", "--mail")
    hour.expect("a mail on trial arrives", len(taker.taken) == 1 and taker.taken[0].rcpt_tos == ["ekonomi@example.se"], taker.taken)
    checked = json.loads(hour.woo24("check", "--json")[1])
    hour.expect("check says what it looked at", any(one["what"] == "24SevenOffice" for one in checked["shown"]) and checked["faults"] == [], checked)
    dry = json.loads(hour.woo24("sync", "all", "--dry-run", "--json")[1])
    changes = dry.get("changes") or dry["orders"]["changes"]
    due = [one for one in changes if one["change"] == "send"]
    hour.expect("a dry run says what would be sent", len(due) > 5, dry)
    hour.expect("and leaves no state file", not hour.database().exists())
    hour.exits("watching names the order that would be stopped", 1, "sync", "orders", says="SKÅP-9")
    hour.expect("nothing was sent", [one for one in hour.listed() if one["stage"] == "done"] == [])
    hour.exits("one order is sent", 0, "orders", "send", str(due[0]["order"]))
    hour.exits("and tells its story", 0, "why", "order", str(due[0]["order"]), says="ForInvoicing")
    return due


def let_it_send(hour, due):
    hour.file.write_text(hour.file.read_text().replace("mode: watch ", "mode: send  ", 1))
    service = hour.service()
    done = lambda: {one["order"] for one in hour.listed() if one["stage"] == "done"}
    hour.until("the service sends what is due", lambda: {one["order"] for one in due} <= done())
    metrics = hour.woo24("status", "--prometheus")[1]
    hour.expect("metrics say so", f'state="sent"}} {len(done())}\n' in metrics and "woo24_working" in metrics, metrics)
    service.send_signal(signal.SIGTERM)
    hour.expect("it ends when told", service.wait(60) == 0)


def run(arguments):
    with tempfile.TemporaryDirectory() as folder:
        taker = Taker()
        smtp = Server(taker)
        hour = FirstHour(arguments, folder)
        try:
            installed(hour)
            completion(hour)
            set_up(hour, smtp)
            where_the_office_ships(hour, smtp)
            let_it_send(hour, try_it(hour, taker))
        finally:
            hour.sandbox.terminate()
            hour.sandbox.wait(10)
            smtp.stop()
        print(f"{hour.passed} as it should be, {hour.failed} wrong")
        return 1 if hour.failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True)
    parser.add_argument("--cmake", default="cmake")
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
