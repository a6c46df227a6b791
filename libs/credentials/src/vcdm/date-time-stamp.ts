const FORM =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):([0-5]\d):([0-5]\d)(?:\.(\d{1,30}))?(?:Z|([+-])(0\d|1[0-4]):([0-5]\d))$/;

/**
 * The milliseconds since 1970 of a dateTimeStamp (XML Schema 1.1 part 2, 3.4.28): years of four
 * digits, days that exist, a time zone of at most 14 hours, 24:00:00 as the end of a day. Undefined
 * for everything else, a time without zone included.
 */
export function readDateTimeStamp(value: unknown): number | undefined {
  const parts = typeof value === 'string' ? FORM.exec(value) : null;
  if (parts === null) return undefined;
  const [, day = '', hour, minute, second, fraction = '0', sign, zoneHour = 0, zoneMinute = 0] =
    parts;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // V8 reads the 30th of February as the 2nd of March.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return undefined;
  const zone = Number(zoneHour) * 60 + Number(zoneMinute);
  const inDay =
    (Number(hour) * 60 + Number(minute)) * 60 + Number(second) + Number(`0.${fraction}`);
  if (zone > 14 * 60 || inDay > 24 * 60 * 60) return undefined;
  return midnight + inDay * 1000 + (sign === '-' ? zone : -zone) * 60_000;
}
