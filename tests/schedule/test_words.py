"""When something is due, in words."""

import pytest

from briefer.errors import QueryError
from briefer.schedule.telling import words_of
from briefer.schedule.words import read


@pytest.mark.parametrize(
    ("words", "crons"),
    [
        ("every weekday at 06:00", ["0 6 * * 1-5"]),
        ("Every weekday at 6am.", ["0 6 * * 1-5"]),
        ("at 6 on weekdays", ["0 6 * * 1-5"]),
        ("weekends at noon", ["0 12 * * 0,6"]),
        ("daily at 6 and 18", ["0 6,18 * * *"]),
        ("every day at 6, 12:30 and 6pm", ["0 6,18 * * *", "30 12 * * *"]),
        ("daily at midnight", ["0 0 * * *"]),
        ("daily at 12am", ["0 0 * * *"]),
        ("daily at 12 pm", ["0 12 * * *"]),
        ("mondays at 9", ["0 9 * * 1"]),
        ("every Monday, Wednesday and Friday at 7:15", ["15 7 * * 1,3,5"]),
        ("Fri to Mon at 8", ["0 8 * * 0,1,5,6"]),
        ("Mon-Thu at 7", ["0 7 * * 1,2,3,4"]),
        ("first Monday of the month at 9", ["0 9 * * 1#1"]),
        ("every third Tuesday of the month at 9", ["0 9 * * 2#3"]),
        ("last Friday of every month at 17:00", ["0 17 * * 5L"]),
        ("1st and 15th of the month at 07:00", ["0 7 1,15 * *"]),
        ("on the 1st of each month at 9", ["0 9 1 * *"]),
        ("last day of the month at 18:00", ["0 18 L * *"]),
        ("last weekday of the month at 18:00", ["0 18 LW * *"]),
        ("hourly", ["0 * * * *"]),
        ("every hour at :15", ["15 * * * *"]),
        ("every 2 hours", ["0 */2 * * *"]),
        ("every two hours on weekdays", ["0 */2 * * 1-5"]),
        ("every 24 hours", ["0 0 * * *"]),
        ("every 3 hours between 6 and 18", ["0 6-18/3 * * *"]),
        ("every 15 minutes", ["*/15 * * * *"]),
        ("every 15 minutes between 8 and 18 on weekdays", ["*/15 8-17 * * 1-5", "0 18 * * 1-5"]),
        ("every minute", ["* * * * *"]),
        ("0 6 * * 1-5", ["0 6 * * 1-5"]),
        ("30 7 * * mon#1", ["30 7 * * MON#1"]),
        ("*/2 * * * * *", ["*/2 * * * * *"]),
        ("@hourly", ["0 * * * *"]),
    ],
)
def test_words_and_cron_are_read(words: str, crons: list[str]) -> None:
    assert list(read(words)) == crons


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "it says nothing"),
        ("every day", "does not say at what time"),
        ("every Monday", "does not say at what time"),
        ("at 6", "does not say on which days"),
        ("daily at 25", "hours go from 0 to 23"),
        ("daily at 6:75", "no time of the day"),
        ("daily at 13pm", "no time of the day"),
        ("daily at 6 or 7", "no time of the day"),
        ("every second Monday at 9", "two ways"),
        ("every other day at 9", "two ways"),
        ("biweekly at 9", "two ways"),
        ("monthly at 9", "does not say on which day"),
        ("weekly at 9", "does not say on which day"),
        ("31st of the month at 9", "is not in every month"),
        ("fifth Monday of the month at 9", "names no day of the month"),
        ("every 5 hours", "does not divide the day evenly"),
        ("every 45 minutes", "does not divide the hour evenly"),
        ("every 0 hours", "does not divide"),
        ("every 30 minutes between 18 and 8", "the earlier first"),
        ("tomorrow at 6", "names no days"),
        ("when it rains at 6", "names no days"),
        ("0 25 * * *", "bad hour"),
        ("0 0 31 2 *", "bad day-of-month"),
        ("* * *", "names no days"),
    ],
)
def test_what_means_nothing_or_two_things_is_refused_with_examples(words: str, why: str) -> None:
    with pytest.raises(QueryError, match=why) as refused:
        read(words)
    assert "for example: “every weekday at 06:00”" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("every weekday at 06:00", "At 06:00, Monday through Friday"),
        ("first Monday of the month at 9", "At 09:00, on the first Monday of the month"),
        ("daily at 6 and 12:30", "At 06:00; at 12:30"),
    ],
)
def test_it_is_told_back_in_words(words: str, told: str) -> None:
    assert words_of(read(words)) == told
