"""English words for repeats."""

from foundation.recurrence.vocabulary import Vocabulary

ENGLISH = Vocabulary(
    "en",
    words={
        "": "on|the|repeat|repeats|repeating|it",
        "EVERY": "every|each|every single|each single|each and every|once a"
        "|once an|once per|once every|once each",
        "OTHER": "other",
        "AND": "and|,|&|+|;",
        "TO": "to|through|thru|-",
        "OF": "of|in",
        "OFMONTH": "of the month|of month|of a month|of each month|of every month|in the month"
        "|in each month|in every month|of any month",
        "O-1 DAY OFMONTH": "end of month|end of the month|end of each month|end of every month"
        "|month end",
        "DAY": "day|days",
        "WEEK": "week|weeks",
        "MONTH": "month|months",
        "QUARTER": "quarter|quarters",
        "YEAR": "year|years",
        "EVERY DAY": "daily|everyday",
        "EVERY WEEK": "weekly",
        "EVERY N2 WEEK": "biweekly|bi-weekly|fortnightly|every fortnight",
        "EVERY MONTH": "monthly",
        "EVERY QUARTER": "quarterly",
        "EVERY N6 MONTH": "half-yearly|half yearly|semiannually|semi-annually|every half year",
        "EVERY YEAR": "yearly|annually|annual|every annum",
        "W0": "monday|mon|mo",
        "W1": "tuesday|tue|tues|tu",
        "W2": "wednesday|wed|weds|we",
        "W3": "thursday|thu|thur|thurs|th",
        "W4": "friday|fri|fr",
        "W5": "saturday|sat|sa",
        "W6": "sunday|sun|su",
        "EVERY W0": "mondays",
        "EVERY W1": "tuesdays",
        "EVERY W2": "wednesdays",
        "EVERY W3": "thursdays",
        "EVERY W4": "fridays",
        "EVERY W5": "saturdays",
        "EVERY W6": "sundays",
        "WORKDAY": "weekday|workday|working day|work day|business day",
        "EVERY WORKDAY": "weekdays|workdays|working days|work days|business days",
        "WEEKEND": "weekend",
        "EVERY WEEKEND": "weekends",
        "M1": "january|jan",
        "M2": "february|feb",
        "M3": "march|mar",
        "M4": "april|apr",
        "M5": "may",
        "M6": "june|jun",
        "M7": "july|jul",
        "M8": "august|aug",
        "M9": "september|sep|sept",
        "M10": "october|oct",
        "M11": "november|nov",
        "M12": "december|dec",
        "A": "a|an",
        "N1": "one",
        "N2": "two",
        "N3": "three",
        "N4": "four",
        "N5": "five",
        "N6": "six",
        "N7": "seven",
        "N8": "eight",
        "N9": "nine",
        "N10": "ten",
        "N11": "eleven",
        "N12": "twelve",
        "K1": "first",
        "K2": "second",
        "K3": "third",
        "K4": "fourth",
        "K-1": "last|final",
        "UNTIL": "until|till|til|up to|ending|ending on|ends on",
        "FOR": "for",
        "TIMES": "times|time|occurrences|repetitions",
        "AFTER": "after completion|from completion|after the completion|after completing"
        "|after completing it|after i complete it|after it is completed|after it's completed"
        "|after finishing|after finishing it|after i finish|after i finish it|after i finished it"
        "|after i have finished it|after i've finished it|after it is finished"
        "|after it's finished|after done|after it is done|after it's done|after i do it"
        "|after i did it|after i am done|after i'm done|after doing it|after being completed"
        "|after being done|after last completion|after the last completion",
        "EVERY!": "every!|every !",
    },
    ordinals="st|nd|rd|th",
    refused={
        "repeats within a day: a day is the least": "hour|hours|hourly|minute|minutes|minutely"
        "|seconds|secondly",
        "is a time of day: it belongs in the due date": "at|am|pm|o'clock|noon|midnight"
        "|morning|mornings|afternoon|evening|evenings|night|nights",
        "is unclear: say every 2 months, or on which two days": "bimonthly|bi-monthly|semimonthly"
        "|semi-monthly|biannual|biannually|bi-annually",
        "is an exception: a repeat has none": "except|but|excluding|without|unless|not",
        "says no days: name them": "twice|thrice|some|several|few|often|sometimes|regularly",
    },
)
