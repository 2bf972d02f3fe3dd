// Days as people call them. A due date is `2026-11-21` or `2026-11-21T17:00:00+01:00`.

const DAY_MS = 86_400_000;
/** What the host says of the user. */
export const region = { locale: 'en-GB', timeZone: undefined };

/** Return the day so many days from the user's today. */
export function dayFromToday(days) {
  return isoDay(Date.parse(today()) + days * DAY_MS);
}

/** Return `Today, 17:00`, `Friday` or `3 Jan 2027`; times as they are on the clock of the task. */
export function spoken(due) {
  const day = due.slice(0, 10);
  const days = Math.round((Date.parse(day) - Date.parse(today())) / DAY_MS);
  const near = { '-1': 'Yesterday', 0: 'Today', 1: 'Tomorrow' }[days];
  const style = days > 1 && days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'short' };
  if (day.slice(0, 4) !== today().slice(0, 4) && !style.weekday) style.year = 'numeric';
  const said = near ?? formatted(day, style);
  if (due.length === 10) return said;
  return `${said}, ${formatted(due.slice(0, 16), { hour: 'numeric', minute: '2-digit' })}`;
}

/** Whether the moment, or the whole day, is over. */
export function isOver(due) {
  return due.length === 10 ? due < today() : Date.parse(due) < Date.now();
}

/** Take locale and time zone from the host's context, where this browser knows them. */
export function takeRegion({ locale, timeZone }) {
  try {
    // The words of the view are English, so its dates are too.
    if (/^en\b/.test(locale)) region.locale = Intl.getCanonicalLocales(locale)[0];
    if (timeZone) {
      new Intl.DateTimeFormat('en', { timeZone });
      region.timeZone = timeZone;
    }
  } catch {
    // A name this browser does not know: its own will do.
  }
}

function today() {
  // Canada writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('en-CA', { timeZone: region.timeZone }).format();
}

function isoDay(time) {
  return new Date(time).toISOString().slice(0, 10);
}

function formatted(wall, style) {
  const moment = new Date(wall.length === 10 ? wall : `${wall}Z`);
  return new Intl.DateTimeFormat(region.locale, { ...style, timeZone: 'UTC' }).format(moment);
}
