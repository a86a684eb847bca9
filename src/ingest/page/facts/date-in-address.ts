const forms = [
  /[/_-](?<y>(?:19|20)\d{2})[/_-]?(?<m>0\d|1[0-2])[/_-]?(?<d>[0-2]\d|3[01])(?!\d)/,
  /[/_-](?<y>(?:19|20)\d{2})[/_-](?<m>[1-9]|[a-z]{3,9})[/_-](?<d>[0-2]?\d|3[01])(?!\d)/i,
  /[/_-](?<d>[0-2]\d|3[01])[/_-](?<m>0\d|1[0-2])[/_-](?<y>(?:19|20)\d{2})(?!\d)/,
];

/** The date in an address as a text: /2026/05/06/, /20260506-, /2026-5-6/, /2026/may/06/, /06-05-2026. */
export function dateInAddress(url: string | undefined): string | undefined {
  const path = URL.parse(url ?? "")?.pathname ?? "";
  const { y, m = "", d } = forms.map((form) => form.exec(path)?.groups).find(Boolean) ?? {};
  return y && (/^\d/.test(m) ? `${y}-${m}-${d}` : `${d} ${m} ${y}`);
}
