"""`[[deliver]]` becomes targets, or an error that names the target and the field, and never a secret."""

from pathlib import Path

import pytest

from briefer.config import FolderTarget, MailTarget, Settings, WebhookTarget, load
from briefer.errors import ConfigError

FOLDER = '[[deliver]]\nname = "desk"\nkind = "folder"\npath = "briefs"\n'
MAIL = (
    '[[deliver]]\nname = "post"\nkind = "mail"\nmax_marking = "TLP:GREEN"\nhost = "mail.example"\n'
    'sender = "Desk <desk@a.example>"\nto = ["duty@b.example"]\n'
)
HOOK = (
    '[[deliver]]\nname = "hook"\nkind = "webhook"\nmax_marking = "TLP:GREEN"\nsecret = "env:HOOK"\n'
    'url = "https://a.example/in"\n'
)
ANY = '[[deliver]]\nname = "any"\nkind = "apprise"\nmax_marking = "TLP:CLEAR"\n'


def loaded(folder: Path, text: str) -> Settings:
    path = folder / "briefer.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(ConfigError) as raised:
        loaded(folder, text)
    return str(raised.value).removeprefix(f"{folder / 'briefer.toml'}: ")


def test_targets_of_all_kinds_are_read_and_found_by_name(tmp_path: Path) -> None:
    settings = loaded(tmp_path, FOLDER + MAIL + HOOK + ANY + 'url = "env:ANY"\n')
    assert [target.kind for target in settings.deliver] == ["folder", "mail", "webhook", "apprise"]
    assert settings.target("post") == MailTarget(
        name="post",
        max_marking="TLP:GREEN",
        host="mail.example",
        sender="Desk <desk@a.example>",
        to=("duty@b.example",),
    )
    assert isinstance(settings.target("hook"), WebhookTarget)


def test_nothing_is_delivered_where_nothing_says_so(tmp_path: Path) -> None:
    settings = loaded(tmp_path, '[[brief]]\nname = "a"\n')
    assert (settings.deliver, settings.brief[0].deliver, settings.brief[0].notify) == ((), (), ())


def test_a_profile_names_its_targets_wherever_they_stand(tmp_path: Path) -> None:
    profile = '[[brief]]\nname = "a"\ndeliver = ["desk", "post"]\nnotify = ["post"]\n'
    assert loaded(tmp_path, profile + FOLDER + MAIL).brief[0].deliver == ("desk", "post")


@pytest.mark.parametrize("field", ["deliver", "notify"])
def test_a_profile_that_names_no_target_of_the_file_is_told(tmp_path: Path, field: str) -> None:
    told = refusal(tmp_path, f'[[brief]]\nname = "a"\n{field} = ["dusk"]\n{FOLDER}')
    assert told == "brief a: deliver dusk: no [[deliver]] of briefer.toml has this name; there are: desk"


@pytest.mark.parametrize("text", [MAIL, HOOK, ANY + 'url = "env:ANY"\n'])
def test_what_leaves_the_machine_has_no_default_marking(tmp_path: Path, text: str) -> None:
    without = "\n".join(line for line in text.splitlines() if not line.startswith("max_marking"))
    assert "max_marking: missing; say how confidential a brief may be to go there" in refusal(tmp_path, without)


def test_a_folder_takes_every_marking_until_somebody_says_otherwise(tmp_path: Path) -> None:
    assert loaded(tmp_path, FOLDER).target("desk") == FolderTarget(name="desk", path="briefs", max_marking="TLP:RED")
    narrowed = loaded(tmp_path, f'{FOLDER}max_marking = "TLP:GREEN"\n')
    assert narrowed.target("desk").max_marking == "TLP:GREEN"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MAIL + 'user = "desk"\npassword = "hush-hush"\n', "deliver post: password: no secret stands in briefer.toml"),
        (HOOK.replace("env:HOOK", "whsec_aHVzaC1odXNo"), "deliver hook: secret: no secret stands in briefer.toml"),
        (ANY + 'url = "slack://hush-hush"\n', "deliver any: url: no secret stands in briefer.toml"),
        (HOOK.replace("a.example", "desk:hush-hush@a.example"), "deliver hook: url: it holds a user or password"),
    ],
)
def test_a_secret_in_the_file_is_refused_without_being_repeated(tmp_path: Path, text: str, told: str) -> None:
    said = refusal(tmp_path, text)
    assert said.startswith(told)
    assert "hush" not in said
    assert "aHVza" not in said


@pytest.mark.parametrize("reference", ["env:SMTP_PASSWORD", "file:secrets/smtp", "keyring:briefer/desk@a.example"])
def test_a_reference_to_a_secret_is_read_as_it_is(tmp_path: Path, reference: str) -> None:
    target = loaded(tmp_path, f'{MAIL}user = "desk"\npassword = "{reference}"\n').target("post")
    assert isinstance(target, MailTarget)
    assert target.password == reference


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FOLDER + FOLDER, "deliver: two targets are named desk; rename one"),
        (FOLDER.replace("folder", "pigeon"), "deliver desk: kind: unknown; there are: folder, mail, webhook, apprise"),
        (FOLDER.replace("path", "paht"), "deliver desk: paht: unknown field; did you mean path?"),
        (FOLDER + "keep = 0\n", "deliver desk: keep: 0: must be 1 or more"),
        (FOLDER + 'keep = "all"\n', "deliver desk: keep: Expected `int | null`, got `str`"),
        (FOLDER.replace('"desk"', '"../desk"'), "deliver 1: name: `../desk`: use letters, digits and hyphens"),
        ('[[deliver]]\nname = "desk"\n', "deliver desk: kind: missing; there are: "),
        ('deliver = ["desk"]\n', "deliver: write each target as a table of its own"),
        (MAIL.replace("duty@", "duty"), "deliver post: 'dutyb.example': write a mail address as name@host"),
        (MAIL.replace("duty@", "duty\\r\\nBcc: x@"), "deliver post: 'duty\\r\\nBcc: x@b.example': write a mail"),
        (MAIL.replace('"duty@b.example"', ""), "deliver post: to: a mail needs someone to go to"),
        (MAIL + 'user = "desk"\n', "deliver post: user and password: give both or neither"),
        (
            MAIL + 'security = "none"\nuser = "desk"\npassword = "env:A"\n',
            "deliver post: security: a password is not sent over an open line",
        ),
        (MAIL.replace("mail.example", "smtp://mail.example"), "give the name of one host alone"),
        (HOOK.replace("https", "http"), "deliver hook: url: only https is posted to"),
        (HOOK.replace("https://a.example/in", "a.example"), "deliver hook: url: it is no address"),
        (HOOK + 'max_marking = "TLP:BLUE"\n', "not valid TOML"),
        (HOOK.replace("TLP:GREEN", "TLP:BLUE"), "deliver hook: max_marking: Invalid enum value 'TLP:BLUE'"),
    ],
)
def test_a_mistake_names_the_target_and_the_field(tmp_path: Path, text: str, told: str) -> None:
    assert told in refusal(tmp_path, text)


def test_an_open_line_is_for_hosts_of_the_desk_s_own(tmp_path: Path) -> None:
    text = HOOK.replace("https", "http") + 'allow_private = ["a.example"]\n'
    assert loaded(tmp_path, text).target("hook").kind == "webhook"
