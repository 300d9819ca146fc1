"""Which IP addresses may be dialled: public ones, judged by what they are and never by how they were written.

The tables are IANA's registries of special-purpose addresses (RFC 6890 and after), with the ways in which IPv6 carries
IPv4, and the addresses at which clouds tell a machine its secrets. Python's `is_global` alone passes 64:ff9b:1::/48 and
192.88.99.0/24, and differs between its versions.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Address = IPv4Address | IPv6Address

_OPENABLE = frozenset({"private", "loopback", "shared"})
"Where a desk's own hosts are; only such can be opened by name."

_PLACES = (
    # Metadata and wire servers of clouds: first, since the ranges around them have other names or none.
    ("169.254.169.254/32", "metadata"),
    ("169.254.170.2/32", "metadata"),
    ("100.100.100.200/32", "metadata"),
    ("168.63.129.16/32", "metadata"),
    ("192.0.0.192/32", "metadata"),
    ("fd00:ec2::/32", "metadata"),
    ("fd20:ce::254/128", "metadata"),
    ("0.0.0.0/8", "unspecified"),
    ("10.0.0.0/8", "private"),
    ("172.16.0.0/12", "private"),
    ("192.168.0.0/16", "private"),
    ("100.64.0.0/10", "shared"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local"),
    ("192.0.0.0/24", "reserved"),
    ("192.0.2.0/24", "documentation"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("192.88.99.0/24", "6to4 relay"),
    ("198.18.0.0/15", "benchmarking"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved"),
    ("::/128", "unspecified"),
    ("::1/128", "loopback"),
    ("::ffff:0:0/96", "IPv4-mapped"),
    ("::ffff:0:0:0/96", "IPv4-translated"),
    ("::/96", "IPv4-compatible"),
    ("64:ff9b::/96", "NAT64"),
    ("64:ff9b:1::/48", "NAT64"),
    ("2001::/32", "Teredo"),
    ("2001::/23", "reserved"),
    ("2001:db8::/32", "documentation"),
    ("3fff::/20", "documentation"),
    ("2002::/16", "6to4"),
    ("fc00::/7", "private"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local"),
    ("ff00::/8", "multicast"),
)
_NETWORKS: tuple[tuple[IPv4Network | IPv6Network, str], ...] = tuple((ip_network(net), kind) for net, kind in _PLACES)
_UNICAST = IPv6Network("2000::/3")
"All that IANA has given out of IPv6; the rest is reserved."


def kind_of(address: Address) -> str | None:
    """What keeps an address from being dialled, as `loopback`; None: it is public."""
    for network, kind in _NETWORKS:
        if address in network:
            return kind
    if isinstance(address, IPv6Address) and address not in _UNICAST:
        return "reserved"
    return None if address.is_global else "reserved"


def openable(kind: str) -> bool:
    """Whether naming the host in briefer.toml may open an address of this kind."""
    return kind in _OPENABLE
