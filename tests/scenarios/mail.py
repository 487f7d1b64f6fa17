#!/usr/bin/python3
"""The mails of the real woo24, taken by a real SMTP server: with TLS and login and without, refusing, slow, dropping after DATA.

  mail.py --woo24 BINARY --sandbox BINARY [--keep FOLDER]     exit 0 when all is as it should be, 77 without aiosmtpd
"""
import argparse
import asyncio
import contextlib
import email
import email.policy
import pathlib
import shutil
import signal
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import threading
from html import escape

try:
    from aiosmtpd.smtp import SMTP, AuthResult
except ImportError:
    print("python3-aiosmtpd is not here: left out")
    sys.exit(77)

from program import Trial

PASSWORD = "not-to-be-logged-24"


class Taker:
    """Takes mails, as it is told to."""

    def __init__(self):
        self.taken, self.mood, self.tries = [], "well", 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mood == "refuses" or address.startswith("nobody"):
            return "550 5.1.1 no such mailbox"
        if self.mood == "later":
            return "451 4.7.1 greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.tries += 1
        if self.mood == "drops":
            self.taken.append(envelope)  # it has it, and nobody hears so
            server.transport.abort()
            return "250 OK"
        if self.mood == "slow":
            await asyncio.sleep(8)
        if self.mood == "too large":
            return "552 5.3.4 too large"
        self.taken.append(envelope)
        return "250 OK"

    def mails(self):
        return [email.message_from_bytes(one.content, policy=email.policy.default) for one in self.taken]


class Server:
    """One listener. `implicit`: TLS from the first byte; `starttls`: nothing before it; `login`: nothing without it."""

    def __init__(self, taker, context=None, implicit=False, starttls=False, login=False):
        self.taker, self.context, self.starttls, self.login = taker, context, starttls, login
        self.loop = asyncio.new_event_loop()
        self.server = self.loop.run_until_complete(self.loop.create_server(self.protocol, "127.0.0.1", 0, ssl=context if implicit else None))
        self.port = self.server.sockets[0].getsockname()[1]
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def protocol(self):
        def check(_server, _session, _envelope, _mechanism, data):
            return AuthResult(success=data.login == b"woo24" and data.password == PASSWORD.encode(), handled=False)
        return SMTP(self.taker, hostname="127.0.0.1", tls_context=self.context if self.starttls else None, require_starttls=self.starttls,
                    auth_required=self.login, authenticator=check, auth_require_tls=self.login and self.starttls, timeout=20, loop=self.loop)

    def stop(self):
        self.loop.call_soon_threadsafe(self.server.close)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)


class Post(Trial):
    def mail(self, server, smtp="", to="[ekonomi@example.se]", more="", rest=""):
        self.config(extra=f"mail: {{ from: woo24@example.se, failures_to: {to}, alarms_to: [it@example.se]{more}, "
                          f"smtp: {{ host: 127.0.0.1, port: {server.port}{smtp} }} }}\n" + rest)

    def change(self, statement):
        with contextlib.closing(sqlite3.connect(self.database())) as file:
            file.execute(statement)
            file.commit()


def certificate(folder):
    """One for 127.0.0.1, signed by itself."""
    key, chain = folder / "key.pem", folder / "chain.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", chain, "-days", "2", "-subj", "/CN=127.0.0.1",
                    "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    return context, chain


def parts(mail):
    return mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()


def ways_to_a_server(trial, context, chain):
    for name, kind, smtp in (("without TLS", {}, ""), ("STARTTLS", {"starttls": True}, f", tls: starttls, ca_file: {chain}"),
                             ("implicit TLS", {"implicit": True}, f", tls: implicit, ca_file: {chain}"),
                             ("login over STARTTLS", {"starttls": True, "login": True}, f", tls: starttls, ca_file: {chain}, username: woo24"),
                             ("login over implicit TLS", {"implicit": True, "login": True}, f", tls: implicit, ca_file: {chain}, username: woo24")):
        taker = Taker()
        server = Server(taker, context=context, **kind)
        trial.secret("smtp_password", PASSWORD)
        trial.mail(server, smtp)
        trial.exits(f"{name}: check --mail", 0, "check", "--mail")
        trial.expect(f"{name}: one mail for both", [one.rcpt_tos for one in taker.taken] == [["ekonomi@example.se", "it@example.se"]], taker.taken)
        if "login" in kind:
            trial.secret("smtp_password", "wrong")
            out = trial.exits(f"{name}: a wrong password", 3, "check", "--mail", says="smtp_password")
            trial.expect("and it is not shown", PASSWORD not in out)
        server.stop()
    taker = Taker()
    server = Server(taker)
    trial.mail(server, ", tls: starttls")
    trial.exits("a server without TLS, where TLS is asked for", 3, "check", "--mail", says="mail.smtp.tls")
    server.stop()
    server = Server(taker, context=context, implicit=True)
    trial.mail(server, ", tls: implicit")
    trial.exits("a certificate that nobody vouches for", 3, "check", "--mail", says="mail.smtp.ca_file")
    server.stop()
    trial.exits("no server at all", 3, "check", "--mail", says="mail.smtp.host")
    trial.expect("and nothing was said to any of them", not taker.taken)


def refusals(trial):
    taker = Taker()
    server = Server(taker)
    trial.mail(server)
    for mood, says in (("refuses", "550 5.1.1"), ("later", "451 4.7.1"), ("too large", "552 5.3.4"), ("drops", "may have arrived")):
        taker.mood = mood
        trial.exits(f"a server that {mood}", 3, "check", "--mail", says=says)
    taker.mood, taker.taken = "well", []
    trial.mail(server, to="[ekonomi@example.se, nobody@example.se]")
    trial.exits("one address of several is wrong", 3, "check", "--mail", says="nobody@example.se")
    trial.expect("the others get it", [one.rcpt_tos for one in taker.taken] == [["ekonomi@example.se", "it@example.se"]], taker.taken)
    server.stop()


def some_that_fail(trial):
    """Orders whose VAT rate the settings do not name; their customers."""
    trial.add_orders(6)
    settings = trial.folder / "woo24.yaml"
    text = settings.read_text()
    settings.write_text(text.replace("    - { rate: 25, tax: 1 }\n", ""))
    trial.woo24("sync", "orders")
    settings.write_text(text)
    return [one["customer_name"] for one in trial.listed() if one["standing"] == "failed"]


STANDING = "select count(*) from posting where standing in ('failed', 'waiting')"


def names_kept(trial):
    return trial.count("select count(*) from posting where customer_name <> ''")


def by_command(trial, keep):
    taker = Taker()
    server = Server(taker)
    trial.mail(server, more=", language: sv")
    names = some_that_fail(trial)
    trial.expect("those that fail have a customer each", names and all(names), names)
    trial.expect("who is kept for these alone", names_kept(trial) == len(names))
    trial.expect("and is in no order's story", not any(trial.count(f"select count(*) from event where instr(detail, '{name}')") for name in names), names)
    preview = trial.exits("preview", 0, "report", "preview")
    html = trial.exits("preview as HTML", 0, "report", "preview", "--html")
    trial.expect("it is HTML", html.startswith("<!DOCTYPE html>") and "</html>" in html)
    trial.expect("nothing was sent by it", not taker.taken and trial.count("select count(*) from report") == 0)
    taker.mood = "later"
    trial.exits("sent to one that wants it later", 5, "report", "send", says="451 4.7.1")
    taker.mood = "drops"
    trial.exits("sent to one that drops it", 1, "report", "send", says="")
    taker.mood = "well"
    taker_before = len(taker.taken)
    trial.exits("sent", 0, "report", "send")
    ids = [mail["Message-ID"] for mail in taker.mails()]
    trial.expect("what was unclear came again, as the same bytes", len(ids) > taker_before and
                 any(one.content == other.content for n, one in enumerate(taker.taken) for other in taker.taken[n + 1:]), ids)
    mail = taker.mails()[0]
    plain, html = parts(mail)
    trial.expect("subject", str(mail["Subject"]).startswith("[exempel] "), mail["Subject"])
    trial.expect("both parts, in Swedish", "Kom fram" in plain and "Kom fram" in html and mail["Content-Language"] == "sv", plain)
    trial.expect("each customer, in both", all(f"Kund: {name}" in plain and f"Kund: {escape(name)}" in html for name in names), plain)
    trial.expect("lines of a mail", max(len(line) for line in taker.taken[0].content.split(b"\r\n")) <= 78 and taker.taken[0].content.isascii())
    trial.expect("addresses", mail["From"].addresses[0].addr_spec == "woo24@example.se" and mail["To"].addresses[0].addr_spec == "ekonomi@example.se")
    trial.expect("no holiday answers it", mail["Auto-Submitted"] == "auto-generated")
    trial.expect("kept until accepted, no longer", trial.count("select count(*) from report where accepted_at is null or message <> ''") == 0)
    if keep:
        (keep / "report.html").write_text(html)
        (keep / "report.txt").write_text(preview)
    server.stop()


def by_the_service(trial):
    """The report at its time, by a service that goes on with orders while the server is slow."""
    taker = Taker()
    server = Server(taker)
    for row in ("report", "told", "alarm"):
        trial.change(f"delete from {row}")
    # As if the last report had been that of two days ago: this one is due, however the clock stands.
    trial.change("insert or replace into cursor values ('report', strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-2 days'))")
    taker.mood = "slow"
    trial.mail(server, rest="daily: { report: \"00:00\", proof: off }\n")
    failed = trial.count(STANDING)
    service = trial.service()
    trial.until("the service composes it", lambda: trial.log_says("report composed"))
    trial.until("and is sending it", lambda: taker.tries == 1)
    before = trial.count("select count(*) from run where job='orders'")
    trial.until("orders go on meanwhile", lambda: trial.count("select count(*) from run where job='orders'") > before, 30)
    trial.until("it arrives", lambda: len(taker.taken) == 1, 30)
    trial.until("and is known to have", lambda: trial.log_says("mail sent"))
    trial.expect("once", trial.count("select count(*) from report where kind='report'") == 1)
    trial.until("orders that failed came through", lambda: trial.count(STANDING) < failed)
    trial.expect("and their customers are no longer kept", names_kept(trial) == trial.count(STANDING))
    service.send_signal(signal.SIGTERM)
    trial.expect("it ends", service.wait(30) == 0)
    taker.mood = "well"
    alarms = lambda: [str(mail["Subject"]) for mail in taker.mails() if "Alarm" in str(mail["Subject"])]
    trial.secret("shop_secret", "cs_wrong")
    service = trial.service()
    trial.until("a refused sign-in raises the alarm", lambda: len(alarms()) == 1)
    trial.expect("to whom it concerns", taker.taken[-1].rcpt_tos == ["it@example.se"], taker.taken[-1].rcpt_tos)
    service.send_signal(signal.SIGTERM)
    service.wait(30)
    trial.secret("shop_secret", trial.ready["shop"]["secret"])
    service = trial.service()
    trial.until("and its end is said, by another service", lambda: any("All clear" in str(mail["Subject"]) for mail in taker.mails()))
    trial.expect("each once", len(alarms()) == 1, alarms())
    log = (trial.folder / "service.log").read_text()
    trial.expect("no secret and no address in the log", PASSWORD not in log and "@example.se" not in log)
    service.send_signal(signal.SIGTERM)
    trial.expect("it ends", service.wait(30) == 0)
    server.stop()


def in_chromium(trial, keep):
    chromium = shutil.which("chromium")
    if not chromium:
        return print("left out: chromium is not here")
    html = trial.folder / "report.html"
    html.write_text(trial.woo24("report", "preview", "--html")[1])
    for name, width in (("wide", 1000), ("narrow", 360)):
        picture = (keep or trial.folder) / f"{name}.png"
        subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={trial.folder}/chromium", f"--window-size={width},1400",
                        f"--screenshot={picture}", html.as_uri()], capture_output=True, timeout=120, check=False)
        trial.expect(f"shown, {name}", picture.exists() and picture.stat().st_size > 5000)
    return None


def run(arguments):
    with tempfile.TemporaryDirectory() as folder:
        trial = Post(arguments, folder)
        keep = pathlib.Path(arguments.keep) if arguments.keep else None
        try:
            context, chain = certificate(trial.folder)
            ways_to_a_server(trial, context, chain)
            refusals(trial)
            by_command(trial, keep)
            by_the_service(trial)
            in_chromium(trial, keep)
        finally:
            trial.sandbox.terminate()
            trial.sandbox.wait(10)
        print(f"{trial.passed} as it should be, {trial.failed} wrong")
        return 1 if trial.failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--woo24", required=True)
    parser.add_argument("--sandbox", required=True)
    parser.add_argument("--keep", help="a folder for the mail and its pictures")
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
