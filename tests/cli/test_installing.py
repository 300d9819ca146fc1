"""What `briefer schedule install` writes, read by systemd and cron themselves."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from briefer.cli.installing import cron, systemd
from briefer.errors import UsageError
from tests.cli.program import REPOSITORY, workspace

CONFIG = '[[brief]]\nname = "gate"\n'
ODD = ("plain", "a 100% $HOME watch", 'it\'s "odd"; so', "back\\slash", "\N{LATIN SMALL LETTER U WITH DIAERESIS}ber")
PRIVATE = "mount -t tmpfs t /var/spool/cron && mkdir -m 1730 /var/spool/cron/crontabs"
"A crontab that is nobody's, inside a mount of its own."

needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="needs systemd-analyze (on Debian: apt install systemd)"
)


def private_crontab() -> bool:
    """Whether crontab can be called here without touching anybody's."""
    if shutil.which("crontab") is None or shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "-rm", "sh", "-c", PRIVATE], check=False, capture_output=True).returncode == 0


needs_crontab = pytest.mark.skipif(
    not private_crontab(), reason="needs crontab (on Debian: apt install cron) and a mount of its own"
)


def environment(folder: Path) -> dict[str, str]:
    runtime = folder / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY),
        "XDG_CONFIG_HOME": str(folder / "my config"),
        "XDG_RUNTIME_DIR": str(runtime),
    }


def install(here: Path, *arguments: str, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    call = [sys.executable, "-m", "briefer", "-C", str(here), "schedule", "install", *arguments]
    return subprocess.run(call, check=False, capture_output=True, text=True, env=env)


def verified(files: list[str], env: dict[str, str]) -> tuple[int, str]:
    """Exit code and words of systemd's own check."""
    call = ["systemd-analyze", "verify", "--user", *files]
    done = subprocess.run(call, check=False, capture_output=True, text=True, env=env)
    return done.returncode, done.stdout + done.stderr


@needs_systemd
@pytest.mark.parametrize("name", ODD)
def test_systemd_takes_the_units_without_a_warning_and_calls_what_is_meant(tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    env = environment(tmp_path)
    with patch.dict(os.environ, env):
        wanted = systemd(root, user=True)
    files = []
    for file in wanted.files:
        assert file.path is not None
        file.path.parent.mkdir(parents=True, exist_ok=True)
        file.path.write_text(file.text, encoding="utf-8")
        files.append(str(file.path))
    assert verified(files, env) == (0, "")
    line = re.search(r"Command Line: (.*)", verified(files, {**env, "SYSTEMD_LOG_LEVEL": "debug"})[1])
    assert line is not None
    called = shlex.split(line[1].replace("\\$", "$"))
    assert called[:5] == [sys.executable, "-P", "-m", "briefer", "-C"]
    assert called[-2:] == ["schedule", "tick"]
    if "\\" not in name and "$" not in name:  # which its log writes in a way of its own
        assert called[5] == str(root)


@needs_systemd
def test_where_systemd_does_not_run_the_units_are_there_and_the_undo_takes_them_away(tmp_path: Path) -> None:
    here = workspace(tmp_path / "watch", CONFIG)
    env = {**environment(tmp_path), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    done = install(here, env=env)
    units = tmp_path / "my config" / "systemd" / "user"
    assert len(list(units.glob("briefer-*.*"))) == 2
    assert done.returncode == 2
    assert "systemctl --user daemon-reload: " in done.stderr
    assert "the units are written: where systemd runs, systemctl --user daemon-reload && " in done.stderr
    shown = install(here, "--print", env=env)
    [undo] = [line.removeprefix("# To undo it: ") for line in shown.stdout.splitlines() if "To undo it" in line]
    subprocess.run(["sh", "-c", undo], check=False, capture_output=True, env=env)
    assert [path for path in units.rglob("briefer-*") if not path.is_dir()] == []


def test_the_machines_units_work_as_who_owns_the_workspace(tmp_path: Path) -> None:
    with patch.object(Path, "owner", return_value="desk"):
        assert "\nUser=desk\n" in systemd(tmp_path, user=False).files[0].text
        assert "User=" not in systemd(tmp_path, user=True).files[0].text
    with patch.object(Path, "owner", return_value="root"):
        assert "User=" not in systemd(tmp_path, user=False).files[0].text


@pytest.mark.parametrize("root", ["/srv/a\nb", "/srv/a\rb"])
def test_a_folder_whose_name_would_end_the_line_is_refused(root: str) -> None:
    with pytest.raises(UsageError, match="a line break in the name"):
        cron(Path(root))
    with pytest.raises(UsageError, match="rename it"):
        systemd(Path(root), user=True)


def as_cron_does(line: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Calls what stands behind the five fields, with what cron gives it: see crontab(5)."""
    command = re.split(r"(?<!\\)%", line.split(maxsplit=5)[5])[0].replace("\\%", "%")
    given = {"SHELL": "/bin/sh", "PATH": "/usr/bin:/bin", "LOGNAME": "desk", "HOME": str(folder)}
    # That the package is found is for tests alone: who installs it has it beside its Python.
    return subprocess.run(
        ["/bin/sh", "-c", command],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**given, "PYTHONPATH": str(REPOSITORY)},
    )


@pytest.mark.parametrize("name", ODD)
def test_the_line_calls_tick_in_the_bare_environment_of_cron(tmp_path: Path, name: str) -> None:
    here = workspace(tmp_path / name, CONFIG)
    done = as_cron_does(cron(here).files[0].text, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (here / "briefer.db").exists()


CRONTAB = b'# mine \x0c \xe2\x80\xa8\nMAILTO=""\n17 * * * * echo "50\\% of \xff"  \n\n'


@needs_crontab
def test_the_lines_of_others_stay_as_they_are_and_ours_stands_there_once(tmp_path: Path) -> None:
    here = workspace(tmp_path / "a 100% watch", CONFIG)
    (tmp_path / "theirs").write_bytes(CRONTAB)
    call = f"{shlex.quote(sys.executable)} -m briefer -C {shlex.quote(str(here))} schedule install --cron"
    script = f"""{PRIVATE} || exit 9
        crontab theirs && {call} >first && {call} >again || exit 8
        crontab -l >installed; sed -n 's/^To undo it: //p' again >undo.sh; sh undo.sh; crontab -l >undone"""
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        env=environment(tmp_path),
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "installed").read_bytes() == CRONTAB + cron(here).files[0].text.encode() + b"\n"
    assert (tmp_path / "undone").read_bytes() == CRONTAB


@needs_crontab
def test_a_user_without_a_crontab_gets_one(tmp_path: Path) -> None:
    here = workspace(tmp_path / "watch", CONFIG)
    call = f"{shlex.quote(sys.executable)} -m briefer -C {shlex.quote(str(here))} schedule install --cron"
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", f"{PRIVATE} && {call} && crontab -l"],
        check=False,
        capture_output=True,
        text=True,
        env=environment(tmp_path),
    )
    assert done.stdout.splitlines()[0] == "wrote a line into your crontab"
    assert done.stdout.splitlines()[-1] == cron(here).files[0].text


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo 'you (desk) are not allowed to use this program' >&2; exit 1", "you (desk) are not allowed"),
        ('[ "$1" = - ] && { echo "disk full" >&2; exit 1; }; echo "17 * * * * mine"', "crontab: disk full"),
    ],
)
def test_a_crontab_that_cannot_be_read_or_written_is_left_alone(tmp_path: Path, script: str, told: str) -> None:
    here = workspace(tmp_path / "watch", CONFIG)
    tool = tmp_path / "bin" / "crontab"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/calls\n{script}\n', encoding="utf-8")
    tool.chmod(0o755)
    done = install(here, "--cron", env={**environment(tmp_path), "PATH": f"{tool.parent}:/usr/bin:/bin"})
    assert done.returncode == 2
    assert told in done.stderr
    assert "nothing was changed" in done.stderr
    assert "To undo it" not in done.stdout
