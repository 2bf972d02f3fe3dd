"""What people type on Friday, 20 November 2026, at 10:00 in Berlin, and what they mean."""

ENGLISH = """
    2026-12-24                      2026-12-24
    2026-12-24T17:00                2026-12-24T17:00
    2026-12-24 17:00                2026-12-24T17:00
    2026/12/24                      2026-12-24
    2026-12-24 at 5pm               2026-12-24T17:00
    today                           2026-11-20
    Today                           2026-11-20
    tonight                         2026-11-20T20:00
    tonight at 8                    2026-11-20T20:00
    tonight at 11                   2026-11-20T23:00
    tonight 9                       2026-11-20T21:00
    8pm tonight                     2026-11-20T20:00
    this afternoon                  2026-11-20T14:00
    this evening at 7               2026-11-20T19:00
    tomorrow                        2026-11-21
    TOMORROW.                       2026-11-21
    tmrw                            2026-11-21
    by tomorrow                     2026-11-21
    due tomorrow                    2026-11-21
    tomorrow, saturday              2026-11-21
    day after tomorrow              2026-11-22
    the day after tomorrow          2026-11-22
    yesterday                       2026-11-19
    3 days ago                      2026-11-17
    2 weeks ago at noon             2026-11-06T12:00
    in 3 days                       2026-11-23
    in three days                   2026-11-23
    in 3d                           2026-11-23
    in a day                        2026-11-21
    3 days from now                 2026-11-23
    in 2 weeks                      2026-12-04
    in a fortnight                  2026-12-04
    in 1 week and 2 days            2026-11-29
    in a month                      2026-12-20
    in 3 months                     2027-02-20
    in a year                       2027-11-20
    in 2000 days                    2032-05-12
    a week from friday              2026-12-04
    2 days from tomorrow            2026-11-23
    in 3 days at 5pm                2026-11-23T17:00
    in half an hour                 2026-11-20T10:30
    in 90 minutes                   2026-11-20T11:30
    in an hour                      2026-11-20T11:00
    in an hour and a half           2026-11-20T11:30
    in 1 hour 30 minutes            2026-11-20T11:30
    in a quarter of an hour         2026-11-20T10:15
    in 2h                           2026-11-20T12:00
    in 24 hours                     2026-11-21T10:00
    an hour ago                     2026-11-20T09:00
    fri                             2026-11-27
    friday                          2026-11-27
    Fri.                            2026-11-27
    on monday                       2026-11-23
    by monday                       2026-11-23
    thursday                        2026-11-26
    this friday                     2026-11-20
    this monday                     2026-11-23
    next friday                     2026-11-27
    next monday                     2026-11-23
    coming tuesday                  2026-11-24
    monday next week                2026-11-23
    next week on wednesday          2026-11-25
    next week                       2026-11-23
    next month                      2026-12-20
    next year                       2027-11-20
    weekend                         2026-11-21
    this weekend                    2026-11-21
    next weekend                    2026-11-28
    end of day                      2026-11-20
    eod                             2026-11-20
    end of the week                 2026-11-22
    end of next week                2026-11-29
    end of month                    2026-11-30
    end of the month                2026-11-30
    by the end of the month         2026-11-30
    end of next month               2026-12-31
    end of quarter                  2026-12-31
    end of next quarter             2027-03-31
    end of year                     2026-12-31
    end of february                 2027-02-28
    end of 2027                     2027-12-31
    beginning of next month         2026-12-01
    start of the month              2026-12-01
    beginning of next week          2026-11-23
    start of next year              2027-01-01
    1st of March                    2027-03-01
    the 1st of march                2027-03-01
    March 1                         2027-03-01
    March 1st                       2027-03-01
    march the first                 2027-03-01
    1 March 2027                    2027-03-01
    March 1, 2028                   2028-03-01
    19 november                     2027-11-19
    20 november                     2026-11-20
    21 nov                          2026-11-21
    Dec 24 5pm                      2026-12-24T17:00
    5pm on Dec. 24                  2026-12-24T17:00
    1 March 2027 at 5pm             2027-03-01T17:00
    29 feb                          2028-02-29
    may 5                           2027-05-05
    the 1st                         2026-12-01
    the 15th                        2026-12-15
    the 20th                        2026-11-20
    the 31st                        2026-12-31
    15th of next month              2026-12-15
    the 30th of the month           2026-11-30
    24/12                           2026-12-24
    12/24                           2026-12-24
    5/5                             2027-05-05
    24/12/2026                      2026-12-24
    12/24/2027                      2027-12-24
    24-12-2026                      2026-12-24
    24.12.                          2026-12-24
    24.12                           2026-12-24
    3.4.                            2027-04-03
    24.12.2026                      2026-12-24
    24.12.26                        2026-12-24
    24/12 at 17:00                  2026-12-24T17:00
    Friday, 27 November, 5pm        2026-11-27T17:00
    Friday 2026-11-27               2026-11-27
    friday the 27th                 2026-11-27
    first monday of december        2026-12-07
    first monday in december        2026-12-07
    first monday of the month       2026-12-07
    3rd tuesday of january          2027-01-19
    last friday of the month        2026-11-27
    last friday of next month       2026-12-25
    last day of the month           2026-11-30
    first day of next month         2026-12-01
    last sunday of march 2027       2027-03-28
    5pm                             2026-11-20T17:00
    5 pm                            2026-11-20T17:00
    5 p.m.                          2026-11-20T17:00
    8am                             2026-11-21T08:00
    10am                            2026-11-21T10:00
    12am                            2026-11-21T00:00
    12pm                            2026-11-20T12:00
    5:30 pm                         2026-11-20T17:30
    5.30pm                          2026-11-20T17:30
    17:00                           2026-11-20T17:00
    09:59                           2026-11-21T09:59
    05:30                           2026-11-21T05:30
    17.30                           2026-11-20T17:30
    at 12.10                        2026-11-20T12:10
    17h                             2026-11-20T17:00
    17h30                           2026-11-20T17:30
    17 Uhr                          2026-11-20T17:00
    at noon                         2026-11-20T12:00
    midnight                        2026-11-21T00:00
    tonight at midnight             2026-11-21T00:00
    half past 5                     2026-11-20T17:30
    quarter past 4                  2026-11-20T16:15
    quarter to 6                    2026-11-20T17:45
    10 past 5                       2026-11-20T17:10
    5 o'clock                       2026-11-20T17:00
    at 5                            2026-11-20T17:00
    at 9                            2026-11-21T09:00
    at 17                           2026-11-20T17:00
    5 in the afternoon              2026-11-20T17:00
    6 in the morning                2026-11-21T06:00
    tomorrow 5pm                    2026-11-21T17:00
    5pm tomorrow                    2026-11-21T17:00
    tomorrow at 17:00               2026-11-21T17:00
    tomorrow 9h                     2026-11-21T09:00
    friday at 9                     2026-11-27T09:00
    at 9 on friday                  2026-11-27T09:00
    tomorrow morning                2026-11-21T09:00
    tomorrow afternoon              2026-11-21T14:00
    tomorrow evening                2026-11-21T18:00
    tomorrow night                  2026-11-21T20:00
    tomorrow morning at 5           2026-11-21T05:00
    at 9 tomorrow morning           2026-11-21T09:00
    tomorrow evening at 8:30        2026-11-21T20:30
    tomorrow noon                   2026-11-21T12:00
    monday morning                  2026-11-23T09:00
    in the morning                  2026-11-21T09:00
    evening                         2026-11-20T18:00
    next friday at half past 3      2026-11-27T15:30
    end of month at 12:00           2026-11-30T12:00
"""

GERMAN = """
    heute                           2026-11-20
    heute Abend                     2026-11-20T18:00
    morgen                          2026-11-21
    morgen um 17 Uhr                2026-11-21T17:00
    morgen 17 Uhr 30                2026-11-21T17:30
    morgen früh                     2026-11-21T09:00
    morgen früh um 8                2026-11-21T08:00
    um 17 Uhr morgen                2026-11-21T17:00
    übermorgen                      2026-11-22
    uebermorgen um halb neun        2026-11-22T08:30
    gestern                         2026-11-19
    Freitag                         2026-11-27
    am Montag                       2026-11-23
    bis Montag                      2026-11-23
    Montag morgen                   2026-11-23T09:00
    Montagabend                     2026-11-23T18:00
    nächsten Freitag                2026-11-27
    kommenden Dienstag              2026-11-24
    Freitag nächster Woche          2026-11-27
    nächste Woche Montag            2026-11-23
    nächste Woche                   2026-11-23
    nächsten Monat                  2026-12-20
    am Wochenende                   2026-11-21
    in 3 Tagen                      2026-11-23
    in zwei Wochen                  2026-12-04
    in einem Monat                  2026-12-20
    in einer halben Stunde          2026-11-20T10:30
    in anderthalb Stunden           2026-11-20T11:30
    vor drei Tagen                  2026-11-17
    Ende des Monats                 2026-11-30
    Monatsende                      2026-11-30
    Ende nächster Woche             2026-11-29
    Ende Dezember                   2026-12-31
    Anfang nächsten Monats          2026-12-01
    am 5. Dezember                  2026-12-05
    24. Dezember 2026 um 18 Uhr     2026-12-24T18:00
    1. März                         2027-03-01
    am 15.                          2026-12-15
    der erste Montag im Dezember    2026-12-07
    letzter Freitag des Monats      2026-11-27
    halb sechs                      2026-11-20T17:30
    zehn vor fünf                   2026-11-20T16:50
    viertel nach 4                  2026-11-20T16:15
    5 Uhr                           2026-11-21T05:00
    5 Uhr nachmittags               2026-11-20T17:00
    mittags                         2026-11-20T12:00
    Mitternacht                     2026-11-21T00:00
"""

FRENCH = """
    aujourd'hui                     2026-11-20
    ce soir                         2026-11-20T18:00
    demain                          2026-11-21
    demain à 17h                    2026-11-21T17:00
    demain à 17h30                  2026-11-21T17:30
    demain matin                    2026-11-21T09:00
    demain après-midi               2026-11-21T14:00
    après-demain                    2026-11-22
    hier                            2026-11-19
    vendredi                        2026-11-27
    lundi prochain                  2026-11-23
    vendredi à midi                 2026-11-27T12:00
    vendredi de la semaine prochaine 2026-11-27
    la semaine prochaine            2026-11-23
    le mois prochain                2026-12-20
    ce week-end                     2026-11-21
    dans 3 jours                    2026-11-23
    dans une heure                  2026-11-20T11:00
    dans une demi-heure             2026-11-20T10:30
    dans deux semaines              2026-12-04
    il y a 3 jours                  2026-11-17
    fin du mois                     2026-11-30
    fin de la semaine               2026-11-22
    début du mois prochain          2026-12-01
    fin mars                        2027-03-31
    le 1er mars                     2027-03-01
    le 24 décembre 2026             2026-12-24
    le 15                           2026-12-15
    premier lundi de décembre       2026-12-07
    dernier vendredi du mois        2026-11-27
    17 heures                       2026-11-20T17:00
    17h et demie                    2026-11-20T17:30
    5h du soir                      2026-11-20T17:00
    6 heures moins le quart         2026-11-21T05:45
"""

SPANISH = """
    hoy                             2026-11-20
    esta noche                      2026-11-20T20:00
    mañana                          2026-11-21
    manana a las 17                 2026-11-21T17:00
    mañana por la mañana            2026-11-21T09:00
    pasado mañana a las 5 y media   2026-11-22T17:30
    ayer                            2026-11-19
    el viernes                      2026-11-27
    el viernes a las 9              2026-11-27T09:00
    el próximo viernes              2026-11-27
    el viernes que viene            2026-11-27
    la próxima semana               2026-11-23
    el mes que viene                2026-12-20
    el fin de semana                2026-11-21
    en 3 días                       2026-11-23
    dentro de 2 semanas             2026-12-04
    en media hora                   2026-11-20T10:30
    hace 3 días                     2026-11-17
    a fin de mes                    2026-11-30
    fin de año                      2026-12-31
    el 5 de diciembre               2026-12-05
    1º de enero                     2027-01-01
    el 24 de diciembre de 2026 a las 17:00 2026-12-24T17:00
    el 15                           2026-12-15
    primer lunes de diciembre       2026-12-07
    último viernes del mes          2026-11-27
    a la una                        2026-11-20T13:00
    a las 5 de la tarde             2026-11-20T17:00
    a las seis menos cuarto         2026-11-20T17:45
    al mediodía                     2026-11-20T12:00
"""

URDU = """
    آج                              2026-11-20
    کل                              2026-11-21
    كل                              2026-11-21
    پرسوں                           2026-11-22
    جمعہ                            2026-11-27
    جمعہ کو                         2026-11-27
    اگلے جمعہ                       2026-11-27
    پیر                             2026-11-23
    ہفتے کو                         2026-11-21
    3 دن میں                        2026-11-23
    ۳ دن بعد                        2026-11-23
    تین دن بعد                      2026-11-23
    ایک ہفتے میں                    2026-11-27
    اگلے ہفتے                       2026-11-23
    3 دن پہلے                       2026-11-17
    کل صبح                          2026-11-21T09:00
    کل شام 5 بجے                    2026-11-21T17:00
"""

TOLD = """
    en-US  3/4                      2027-03-04
    en-US  24/12                    2026-12-24
    en-US  3/4/2027                 2027-03-04
    en-US  05/06 at 5pm             2027-05-06T17:00
    en-GB  3/4                      2027-04-03
    de     3/4                      2027-04-03
    de-AT  3/4/2027                 2027-04-03
    fr     3/4                      2027-04-03
    es-MX  3/4                      2027-04-03
    de     12.10                    2027-10-12
    de     um 12.10                 2026-11-20T12:10
    de     5:30                     2026-11-21T05:30
    fr     2h                       2026-11-21T02:00
    de     tomorrow 5pm             2026-11-21T17:00
    en     morgen                   2026-11-21
    ur     kal                      2026-11-21
    ja     fri                      2026-11-27
    x-none mañana                   2026-11-21
"""
"""Phrases that only the language decides, and some that it does not touch."""


def _lines(table: str) -> list[list[str]]:
    return [line.split() for line in table.splitlines() if line.strip()]


_BY_LANGUAGE = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "ur": URDU}

PHRASES = [
    (" ".join(words), language, due)
    for own, table in _BY_LANGUAGE.items()
    for *words, due in _lines(table)
    for language in ("", own)
] + [(" ".join(words), language, due) for language, *words, due in _lines(TOLD)]
"""Each phrase with the language it is told to be in and what it means; untold, it is the same."""
