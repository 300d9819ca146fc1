"""What hinders is told once while it lasts, whatever it hinders."""

from briefer.schedule.trouble import Trouble


def test_a_sentence_is_told_when_it_comes_up_and_again_only_after_it_was_gone() -> None:
    told: list[str] = []
    trouble = Trouble(told.append)
    for _ in range(3):
        trouble.stands("run", ["the disk is full"])
    trouble.stands("another run", ["the disk is full"])
    assert told == ["the disk is full"]
    trouble.gone("run")
    trouble.stands("another run", ["the disk is full", "the server is gone"])
    assert told == ["the disk is full", "the server is gone"]
    trouble.stands("another run")
    trouble.stands("run", ["the disk is full"])
    assert told == ["the disk is full", "the server is gone", "the disk is full"]


def test_a_log_that_cannot_be_written_ends_nothing() -> None:
    def full(_: str) -> None:
        raise OSError(28, "No space left on device")

    Trouble(full).stands("run", ["the disk is full"])
