# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import secrets

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from sandbox.browse import Person

from .clients import Google

ADDRESS = "gus@google.brokerage.test"


def raw(message_id, references="", body="26 pallets"):
    return (
        f"Message-ID: {message_id}\r\nFrom: customer@shipper.test\r\nSubject: Load\r\n"
        f"{references}\r\n{body}\r\n"
    ).encode()


@pytest.fixture(scope="module")
def token(config):
    return Google(config).sign_in(Person(config), ADDRESS).token


@pytest.fixture
def gmail(config, trust, token):
    with IMAPClient(
        "localhost", config["servers"]["google"]["imaps"], ssl_context=trust, timeout=10
    ) as client:
        client.oauth2_login(ADDRESS, token)
        yield client


@pytest.fixture
def label(gmail):
    """An empty folder, selected; with Gmail a folder is a label."""
    name = f"Label {secrets.token_hex(4)}"
    gmail.create_folder(name)
    gmail.select_folder(name)
    yield name
    gmail.unselect_folder()
    gmail.delete_folder(name)


def append(client, folder, *mails):
    return [client.append(folder, mail) for mail in mails] and client.search()


def test_it_offers_what_gmail_offers(config, trust, gmail):
    port = config["servers"]["google"]["imaps"]
    with IMAPClient("localhost", port, ssl_context=trust, timeout=10) as client:
        assert client.welcome.startswith(b"* OK Gimap ready")
        assert {b"X-GM-EXT-1", b"AUTH=XOAUTH2", b"SASL-IR"} <= set(client.capabilities())
    assert {b"X-GM-EXT-1", b"MOVE", b"UIDPLUS", b"CONDSTORE", b"SPECIAL-USE"} <= set(gmail.capabilities())
    assert not {b"MULTIAPPEND", b"QRESYNC", b"SORT", b"NOTIFY"} & set(gmail.capabilities())


def test_passwords_are_refused_in_gmails_words(config, trust):
    port = config["servers"]["google"]["imaps"]
    with IMAPClient("localhost", port, ssl_context=trust, timeout=10) as client:
        with pytest.raises(LoginError, match="Application-specific password required"):
            client.login(ADDRESS, config["users"][ADDRESS])
        with pytest.raises(LoginError):
            client.oauth2_login(ADDRESS, "made up")


def test_special_folders_are_found_by_their_use(gmail):
    folders = {use: gmail.find_special_folder(use) for use in (b"\\All", b"\\Trash", b"\\Sent")}
    assert folders == {
        b"\\All": "[Gmail]/All Mail",
        b"\\Trash": "[Gmail]/Bin",
        b"\\Sent": "[Gmail]/Sent Mail",
    }


def test_ids_stay_when_a_mail_moves(gmail, label):
    uids = append(gmail, label, raw("<a@x>"), raw("<b@x>"))
    before = gmail.fetch(uids, ["X-GM-MSGID"])
    ids = [before[uid][b"X-GM-MSGID"] for uid in uids]
    assert len(set(ids)) == 2
    gmail.move(uids, "[Gmail]/All Mail")
    gmail.select_folder("[Gmail]/All Mail")
    after = gmail.fetch(gmail.search(), ["X-GM-MSGID"])
    assert set(ids) <= {data[b"X-GM-MSGID"] for data in after.values()}


def test_a_thread_has_one_id(gmail, label):
    first = secrets.token_hex(4)
    reply = f"References: <{first}@x>\r\n <other@x>\r\nIn-Reply-To: <other@x>\r\n"
    uids = append(
        gmail,
        label,
        raw(f"<{first}@x>"),
        raw("<r@x>", reply),
        raw("<s@x>", f"In-Reply-To: <{first}@x>\r\n"),
        raw("<alone@x>"),
        b"Subject: without ids\r\n\r\nx\r\n",
    )
    asked = ["X-GM-MSGID", "X-GM-THRID", "BODY.PEEK[]", "FLAGS"]
    found = gmail.fetch(uids, asked)
    threads = [found[uid][b"X-GM-THRID"] for uid in uids]
    assert threads[0] == threads[1] == threads[2]
    assert len(set(threads)) == 3
    assert found[uids[1]][b"BODY[]"] == raw("<r@x>", reply)
    assert [data[b"X-GM-THRID"] for data in gmail.fetch(uids, ["X-GM-THRID"]).values()] == threads


def test_labels_are_set_taken_and_found(gmail, label):
    (uid,) = append(gmail, label, raw("<l@x>"))
    gmail.add_gmail_labels([uid], ["Quotes", 'The "big" one', "Straße", "\\Starred"])
    labels = gmail.get_gmail_labels([uid])[uid]
    assert set(labels) == {"Quotes", 'The "big" one', "Straße", "\\Starred"}
    gmail.remove_gmail_labels([uid], ["Quotes", "\\Starred"])
    assert set(gmail.get_gmail_labels([uid])[uid]) == {'The "big" one', "Straße"}
    assert b"gml_" not in b" ".join(gmail.get_flags([uid])[uid])


def test_a_mail_that_looks_like_an_answer_comes_as_it_is(gmail, label):
    body = "* 1 FETCH (FLAGS (gml_00) X-GUID 12 )\r\n* CAPABILITY IMAP4rev1 X\r\na1 OK done"
    (uid,) = append(gmail, label, raw("<t@x>", body=body))
    fetched = gmail.fetch([uid], ["BODY.PEEK[]", "X-GM-LABELS"])[uid]
    assert fetched[b"BODY[]"] == raw("<t@x>", body=body)


def test_search_in_gmails_language(gmail, label):
    one, two = append(gmail, label, raw("<one@x>", body="Dallas"), raw("<two@x>", body="Atlanta"))
    assert gmail.gmail_search("rfc822msgid:one@x") == [one]
    assert gmail.gmail_search("Atlanta") == [two]


@pytest.mark.parametrize("by_uid", [True, False])
def test_expunge_in_the_inbox_leaves_the_mail_in_all_mail(gmail, postbox, by_uid):
    identifier = f"<{secrets.token_hex(8)}@x>"
    postbox.deliver("customer@shipper.test", [ADDRESS], raw(identifier))
    gmail.select_folder("INBOX")
    found = gmail.search(["HEADER", "Message-ID", identifier])
    gmail.delete_messages(found)
    gmail.expunge(found if by_uid else None)
    assert gmail.search(["HEADER", "Message-ID", identifier]) == []
    gmail.select_folder("[Gmail]/All Mail")
    kept = gmail.search(["HEADER", "Message-ID", identifier])
    assert len(kept) == 1
    assert b"\\Deleted" not in gmail.get_flags(kept)[kept[0]]


def test_expunge_elsewhere_is_final(gmail, label):
    uids = append(gmail, label, raw("<e@x>"))
    gmail.delete_messages(uids)
    gmail.expunge(uids)
    assert gmail.search() == []


def test_connections_are_limited_to_fifteen(config, trust, token):
    clients = []
    try:
        with pytest.raises(IMAPClientError, match="Maximum number of connections"):
            for _ in range(16):
                port = config["servers"]["google"]["imaps"]
                clients.append(IMAPClient("localhost", port, ssl_context=trust, timeout=10))
                clients[-1].oauth2_login(ADDRESS, token)
                clients[-1].select_folder("INBOX")
    finally:
        for client in clients:
            client.shutdown()
    assert len(clients) == 16
