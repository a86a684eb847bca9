/** Headers that only a check for people sends: Cloudflare, AWS WAF, DataDome, and what a page of theirs says. */
const signs: [name: string, value: RegExp][] = [
  // https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
  ["cf-mitigated", /challenge/i],
  // https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-how-it-works.html
  ["x-amzn-waf-action", /challenge|captcha/i],
  ["x-datadome", /./],
  ["x-px-captcha", /./],
];
const words =
  /just a moment\.\.\.|attention required! \| cloudflare|challenge-platform|captcha-delivery|px-captcha|_incapsula_resource|are you a (?:robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser/i;
const maxChars = 20_000;

/** Whether an answer is a check that only a browser with a person before it passes. */
export function isBotCheck(headers: Record<string, string>, bytes: Uint8Array): boolean {
  if (signs.some(([name, value]) => value.test(headers[name] ?? ""))) return true;
  return words.test(new TextDecoder("latin1").decode(bytes.subarray(0, maxChars)));
}
