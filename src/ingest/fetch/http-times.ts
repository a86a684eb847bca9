/** The wait that a Retry-After header asks for, in milliseconds; 0 without one. */
export function retryAfter(header: string | undefined, now: number): number {
  if (!header) return 0;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const until = Date.parse(header);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now);
}

/**
 * For how long a response is fresh by Cache-Control, Age and Expires (RFC 9111, section 4.2), in
 * milliseconds; undefined if it does not say.
 */
export function freshness(headers: Record<string, string>, now: number): number | undefined {
  const { "cache-control": control = "", age, expires, date = "" } = headers;
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const ageMs = Math.max(0, Number(age) || 0) * 1000;
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1];
  if (seconds) return Math.max(0, Number(seconds) * 1000 - ageMs);
  if (expires === undefined) return undefined;
  const [until, sent] = [Date.parse(expires), Date.parse(date)];
  // One that is no date, such as 0, lies in the past.
  return Math.max(0, (Number.isNaN(until) ? 0 : until) - (Number.isNaN(sent) ? now : sent) - ageMs);
}
