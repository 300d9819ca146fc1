"""Secure connections: the name in the address is what a certificate must be for, whatever was dialled."""

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from briefer.errors import FetchError
from briefer.network import Limits
from tests.network.hosts import PUBLIC, STORY, Played, World, leads_to, played, story


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for page.example with its key; beside it, as .crt, the authority that vouches for it."""
    path = tmp_path_factory.mktemp("tls") / "page.pem"
    authority = trustme.CA()
    authority.issue_cert("page.example").private_key_and_cert_chain_pem.write_to_path(str(path))
    authority.cert_pem.write_to_path(str(path.with_suffix(".crt")))
    return path


@pytest.fixture
def host(certificate: Path) -> Iterator[Played]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    named: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: named.append(name)
    with played(lambda plain: context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)) as running:
        running.pages["/"] = story()
        yield running


@pytest.fixture
def world(host: Played) -> World:
    return World(port=host.port, names={"page.example": [[PUBLIC]], "other.example": [[PUBLIC]]})


def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))


@pytest.mark.parametrize("address", ["https://page.example/", "https://page.example./", "HTTPS://PAGE.EXAMPLE:443"])
def test_a_page_is_read_where_the_certificate_is_for_its_name(world: World, certificate: Path, address: str) -> None:
    page = world.get(trust=lambda: trusting(certificate))(address)
    assert (page.body, page.address, world.dialled) == (STORY, "https://page.example/", [PUBLIC])


def test_a_certificate_of_another_name_is_told(host: Played, world: World, certificate: Path) -> None:
    with pytest.raises(FetchError, match=r"its certificate is not trusted \(Hostname mismatch.*other\.example"):
        world.get(trust=lambda: trusting(certificate))("https://other.example/")
    assert host.paths == []


def test_a_certificate_that_nobody_vouches_for_is_told(host: Played, world: World) -> None:
    with pytest.raises(FetchError, match=r"its certificate is not trusted \(unable to get local issuer certificate\)"):
        world.get()("https://page.example/")
    assert host.paths == []


def test_a_secure_page_does_not_lead_to_an_open_one(host: Played, world: World, certificate: Path) -> None:
    host.pages["/"] = leads_to("http://page.example/b")
    with pytest.raises(FetchError, match="from a secure to an open connection"):
        world.get(trust=lambda: trusting(certificate))("https://page.example/")
    assert host.paths == ["/"]


def test_a_server_that_does_not_speak_tls_is_told() -> None:
    with played() as plain, pytest.raises(FetchError, match="no secure connection comes about"):
        World(port=plain.port).get()("https://page.example/")


def test_a_server_that_says_nothing_to_a_handshake_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        fetch = World(port=silent.getsockname()[1]).get(limits=Limits(connect=0.2))
        with pytest.raises(FetchError, match="the server does not answer"):
            fetch("https://page.example/")


def test_authorities_that_cannot_be_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/none/authorities.pem")
    with pytest.raises(FetchError, match="No such file"):
        World(port=1).get()("https://page.example/")
