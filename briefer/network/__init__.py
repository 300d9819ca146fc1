"""The network, through one guarded client: all that Briefer asks of http and https goes this way.

    answer = Client().request("GET", address, policy=Policy(redirects=5))

Way of a request: `client` has the address taken apart (`links`) and goes its redirects; `dial` looks the name up, asks
`addresses` whether what comes of that may be dialled, and dials exactly this, since a name that is looked up twice can
stand for two hosts; `body` takes what comes back, within the limits of the `errand`. Nothing is kept between two
requests: no cookie, no connection, no looked-up name; proxies and passwords of the environment are not read.

This layer knows nothing of articles, feeds or deliveries. What is imported here is light; `briefer.network.client`
loads the client, and is imported where the first request is made.
"""

from briefer.network.answer import Answer, Head, Wait, asked_to_wait, seconds_to_wait, told
from briefer.network.policy import Led, Limits, Policy
from briefer.network.shown import shown
from briefer.network.ways import Ways

__all__ = [
    "Answer",
    "Head",
    "Led",
    "Limits",
    "Policy",
    "Wait",
    "Ways",
    "asked_to_wait",
    "seconds_to_wait",
    "shown",
    "told",
]
