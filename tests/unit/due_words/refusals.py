"""What is no date, or not surely one, on Friday, 20 November 2026, at 10:00 in Berlin."""

VAGUE = """
    someday
    one morning
    soon
    later
    asap
    now
    whenever
    christmas
    in a few days
    in a couple of days
    in a day or two
    coming days
    next days
    this week
    this month
    next quarter
    last friday
    mid december
    may
    march 2027
    2027
    1984
    5
    friday 9
    9 friday
    the second friday
    before friday
    around 5
"""

AMBIGUOUS = """
    3/4
    3/4/2027
    12.10
    tomorrow 12.10
    1.5
    5:30
    tomorrow 5:30
    2h
    9 to 5
    5 to 6
    tomorrow at midnight
    friday midnight
    in acht Tagen
    dans quinze jours
    dans huit jours
    fin de semaine
    en ocho días
    mar
    5pm or 6pm
"""

IMPOSSIBLE = """
    31 feb
    feb 30
    31.4.
    29 feb 2027
    2026-02-30
    2026-13-01
    2026-11-31 5pm
    32 december
    13/13
    the 32nd
    0th of may
    25:00
    24:00
    17:60
    5:7
    13pm
    0am
    17:00 pm
    25 Uhr
    half past 17
    at 99
    in 99999999 days
    in 99999999999999999999999999 weeks
    in 999999 hours 99999999999999 minutes
    99999 years ago
    in 5000 years
    1 march 9999
    1800-01-01
    end of 2999 in 5 days
    fifth monday of february 2027
    0001-01-01T00:00+14:00
"""

CONTRADICTORY = """
    Monday 2026-11-20
    monday the 27th
    tomorrow, friday
    tomorrow yesterday
    today tomorrow
    fri, sat
    mon-fri
    5pm 6pm
    at 5 at 6
    tomorrow morning at 17:00
    tonight at 1
    midnight in the morning
    noon in the evening
    in 2 hours at 5pm
    in 1 day and 2 hours
    friday this morning
    tomorrow in 3 days
    first monday of this month
    today at 9am
    this morning
    beginning of this week
"""

LEFTOVERS = """
    banana
    read 1984
    buy milk tomorrow
    tomorrow banana
    tomorrow 5pm sharp
    every friday
    fridays
    tomorrow um 17 Uhr
    morgen at 5pm
    in -3 days
    -1 day
    in 5² days
    in 1.5 hours
    in 1,5 hours
    1,000 days from now
    5pm CET
    17:00:00
    17:00-18:00
    5:30:00pm
    tomorrow!
    (tomorrow)
    tomorrow 😀
    tomor row
    to morrow
    5th march of
    of
    the
    at
    and
    in
    a 3
    last friday month
    am am am
    24/12/26/27
    20261124
    2026-W47-5
    2026-11-20T25:00
    2026-11-20T10:00 Europe/Berlin
    ٣/٤
    <b>tomorrow</b>
    "tomorrow"
    tomorrow; drop table
"""

REFUSALS = [
    line.strip()
    for table in (VAGUE, AMBIGUOUS, IMPOSSIBLE, CONTRADICTORY, LEFTOVERS)
    for line in table.splitlines()
    if line.strip()
] + [
    "in \N{FULLWIDTH DIGIT THREE} days",
    "",
    " ",
    "\n",
    ".",
    ",",
    "\0",
    "\ud800",
    "\N{COMBINING ACUTE ACCENT}",
    "a" * 201,
    "1" * 200,
]
