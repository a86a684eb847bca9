/** The letters and digits of a title, in lower case. */
export const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Whether two titles differ at most in case, spaces and signs. */
export const isSame = (one: string, other: string): boolean => squeeze(one) === squeeze(other);

const token = /\p{Script=Han}|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu;

/** The words of a title; of Chinese, its characters. */
export const tokens = (text: string): Set<string> => new Set(text.toLowerCase().match(token));

/** Whether two titles share most of their words. */
export function agree(one: string, other: string): boolean {
  const [a, b] = [tokens(one), tokens(other)];
  const shared = a.intersection(b).size;
  return shared > 0 && shared >= 0.6 * Math.min(a.size, b.size) && shared >= 0.4 * Math.max(a.size, b.size);
}
