"""What may be dialled, whatever it is called and however it is spelled."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from briefer.errors import FetchError
from briefer.network.addresses import kind_of, openable
from briefer.network.client import Client
from briefer.network.ways import addresses_of, open_socket
from tests.network.hosts import PUBLIC, Played, World, leads_to, played, story

KINDS = [
    ("0.0.0.0", "unspecified"),  # noqa: S104 - nothing is bound
    ("0.1.2.3", "unspecified"),
    ("10.1.2.3", "private"),
    ("172.16.0.1", "private"),
    ("172.31.255.254", "private"),
    ("192.168.1.1", "private"),
    ("100.64.0.1", "shared"),
    ("127.0.0.1", "loopback"),
    ("127.255.0.9", "loopback"),
    ("169.254.1.1", "link-local"),
    ("169.254.169.254", "metadata"),
    ("100.100.100.200", "metadata"),
    ("168.63.129.16", "metadata"),
    ("192.0.0.8", "reserved"),
    ("192.0.2.1", "documentation"),
    ("192.88.99.1", "6to4 relay"),
    ("198.19.0.1", "benchmarking"),
    ("224.0.0.1", "multicast"),
    ("239.255.255.250", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "reserved"),
    ("::", "unspecified"),
    ("::1", "loopback"),
    ("::127.0.0.1", "IPv4-compatible"),
    ("::ffff:127.0.0.1", "IPv4-mapped"),
    ("::ffff:8.8.8.8", "IPv4-mapped"),
    ("::ffff:0:127.0.0.1", "IPv4-translated"),
    ("64:ff9b::7f00:1", "NAT64"),
    ("64:ff9b:1::a00:1", "NAT64"),
    ("2001:0:53aa:64c::1", "Teredo"),
    ("2001:10::1", "reserved"),
    ("2001:db8::1", "documentation"),
    ("2002:7f00:1::1", "6to4"),
    ("3fff::1", "documentation"),
    ("100::1", "reserved"),
    ("4000::1", "reserved"),
    ("5f00::1", "reserved"),
    ("fc00::1", "private"),
    ("fd12:3456::1", "private"),
    ("fd00:ec2::254", "metadata"),
    ("fe80::1", "link-local"),
    ("fe80::1%lo", "link-local"),
    ("::1%lo", "loopback"),
    ("fec0::1", "site-local"),
    ("ff02::1", "multicast"),
]

SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.0.0.1.",
    "2130706433",
    "017700000001",
    "0177.0.0.1",
    "0177.1",
    "0x7f000001",
    "0x7f.0.0.1",
    "0x7f.1",
    "0X7F.0x0.0x0.0x1",
    "00000177.0.0.01",
    "127.0.0.01",
    "0",
    "0.0.0.0",  # noqa: S104 - nothing is bound
    "localhost",
    "LOCALHOST.",
    "127。0。0。1",
    "127\uff0e0\uff0e0\uff0e1",
    "①②⑦.⓪.⓪.①",
    "%31%32%37.0.0.1",
    "page.example@127.0.0.1",
    "page.example:80@127.1",
    "page.example\\@127.0.0.1",
    "page.example%00@127.0.0.1",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[::1%25lo]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "inside.example",
]
"Of loopback, as a redirect or a person might write it."


@pytest.fixture
def host() -> Iterator[Played]:
    with played() as running:
        running.pages["/secret"] = story()
        yield running


@pytest.fixture
def world(host: Played) -> World:
    return World(port=host.port, names={"page.example": [[PUBLIC]], "inside.example": [["127.0.0.1"]]})


@pytest.mark.parametrize(("address", "kind"), KINDS)
def test_an_address_that_is_not_public_has_a_kind(address: str, kind: str) -> None:
    assert kind_of(ip_address(address)) == kind


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111"])
def test_a_public_address_has_none(address: str) -> None:
    assert kind_of(ip_address(address)) is None


def test_only_what_can_be_a_desk_s_own_can_be_opened() -> None:
    assert {kind for _, kind in KINDS if openable(kind)} == {"private", "shared", "loopback"}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_loopback_reaches_it(host: Played, world: World, spelling: str) -> None:
    with pytest.raises(FetchError):
        world.get(connect=open_socket)(f"http://{spelling}:{host.port}/secret")
    assert host.paths == []


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("status", [302, 307])
def test_no_redirect_reaches_loopback_by_any_spelling(host: Played, world: World, spelling: str, status: int) -> None:
    place = f"http://{spelling}:{host.port}/secret".encode().decode("latin-1")
    host.pages["/"] = leads_to(place, status)
    with pytest.raises(FetchError):
        world.get()("http://page.example/")
    assert host.paths == ["/"]
    assert world.dialled == [PUBLIC]


def test_what_was_checked_is_what_is_dialled_when_a_name_changes_in_between(host: Played, world: World) -> None:
    host.pages["/"] = story()
    world.names["page.example"] = [[PUBLIC], ["127.0.0.1"]]
    world.get()("http://page.example/")
    assert (world.looked_up, world.dialled) == (["page.example"], [PUBLIC])


def test_a_name_that_changes_between_two_hops_is_checked_at_each(host: Played, world: World) -> None:
    host.pages["/"] = leads_to(f"http://page.example:{host.port}/secret")
    world.names["page.example"] = [[PUBLIC], ["127.0.0.1"]]
    with pytest.raises(FetchError, match=r"page\.example is 127\.0\.0\.1, a loopback address"):
        world.get()("http://page.example/")
    assert (host.paths, world.dialled) == (["/"], [PUBLIC])


def test_the_system_is_asked_once_for_a_name_and_not_again_to_dial(
    host: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def first_public(name: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(name)
        place = PUBLIC if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port))]

    monkeypatch.setattr(socket, "getaddrinfo", first_public)
    monkeypatch.setattr(socket.socket, "connect", lambda _self, place: asked.append(place))
    with pytest.raises(FetchError):
        Client().request("GET", f"http://page.example:{host.port}/secret")
    assert asked == ["page.example", (PUBLIC, host.port)]
    assert host.paths == []


def test_of_a_name_s_addresses_only_public_ones_are_dialled(host: Played, world: World) -> None:
    host.pages["/"] = story()
    world.names["page.example"] = [["127.0.0.1", "10.0.0.1", "64:ff9b::7f00:1", PUBLIC]]
    world.get()("http://page.example/")
    assert world.dialled == [PUBLIC]


def test_the_next_address_of_a_name_is_tried_when_one_does_not_answer(host: Played, world: World) -> None:
    host.pages["/"] = story()
    world.names["page.example"] = [["93.184.215.1", PUBLIC]]

    def one_is_down(address: object, _port: int, timeout: float) -> socket.socket:
        if str(address) != PUBLIC:
            raise ConnectionRefusedError(111, "Connection refused")
        return socket.create_connection(("127.0.0.1", host.port), timeout)

    assert world.get(connect=one_is_down)("http://page.example/").status == 200


def test_of_a_name_with_many_addresses_that_do_not_answer_a_few_are_tried(world: World) -> None:
    world.names["page.example"] = [[f"93.184.215.{last}" for last in range(200)]]
    tried = []

    def all_are_down(address: object, _port: int, _timeout: float) -> socket.socket:
        tried.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    with pytest.raises(FetchError, match=r"it cannot be reached \(Connection refused\)"):
        world.get(connect=all_are_down)("http://page.example/")
    assert len(tried) == 6


def test_a_host_that_is_opened_by_name_is_reached(host: Played, world: World) -> None:
    page = world.get(opened=["Inside.Example"])(f"http://inside.example:{host.port}/secret")
    assert page.address == f"http://inside.example:{host.port}/secret"


def test_opening_one_host_opens_no_other_on_the_same_address(host: Played, world: World) -> None:
    with pytest.raises(FetchError, match=r'set allow_private = \["127\.0\.0\.1"\] under \[fetch\] in briefer\.toml'):
        world.get(opened=["inside.example", "localhost"])(f"http://127.0.0.1:{host.port}/secret")
    assert host.paths == []


@pytest.mark.parametrize("address", ["169.254.169.254", "0.0.0.1", "224.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"])
def test_an_opened_host_may_not_be_what_no_desk_s_host_is(world: World, address: str) -> None:
    world.names["inside.example"] = [[address]]
    with pytest.raises(FetchError, match="only public ones are dialled; check the address"):
        world.get(opened=["inside.example"])("http://inside.example/secret")
    assert world.dialled == []


def test_a_page_outside_does_not_lead_to_an_opened_host(host: Played, world: World) -> None:
    host.pages["/"] = leads_to(f"http://inside.example:{host.port}/secret")
    with pytest.raises(FetchError, match="loopback"):
        world.get(opened=["inside.example"])("http://page.example/")
    assert host.paths == ["/"]


def test_an_opened_host_may_lead_to_another_and_outside(host: Played, world: World) -> None:
    host.pages["/a"] = leads_to(f"http://localhost:{host.port}/b")
    host.pages["/b"] = leads_to("http://page.example/secret")
    page = world.get(opened=["inside.example", "localhost"])(f"http://inside.example:{host.port}/a")
    assert page.address == "http://page.example/secret"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://page.example/a", "only http and https are read, and it is ftp"),
        ("file:///etc/passwd", "only http and https are read, and it is file"),
        ("http://", "it names no host"),
        ("http:///a", "it names no host"),
        ("http://%70age.example/", "it names no host"),
        ("http://page.example:0/", "0 is no port"),
        ("http://page.example:70000/", "70000 is no port"),
        ("http://page.example:x/", "no address that can be read"),
        (f"http://page.example/{'a' * 9000}", "no address that can be read"),
        ("http://page.example/\x00", "no address that can be read"),
        ("http://none.example/", "the host none.example is not known; check the address"),
    ],
)
def test_what_is_no_address_of_a_page_is_told(world: World, address: str, told: str) -> None:
    with pytest.raises(FetchError, match=told):
        world.get()(address)
    assert world.dialled == []


@pytest.mark.parametrize("name", ["a..b", "a" * 300])
def test_a_name_that_cannot_be_one_is_told(world: World, name: str) -> None:
    with pytest.raises(FetchError, match="is not known; check the address"):
        world.get(look_up=addresses_of)(f"http://{name}/")


def test_a_look_up_that_fails_for_now_says_so(world: World) -> None:
    def down(host: str, port: int) -> list[str]:  # noqa: ARG001 - the look-up's own shape
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.raises(FetchError, match="cannot be looked up now; check the network"):
        world.get(look_up=down)("http://page.example/")
