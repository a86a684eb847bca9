/** Of several names of one kind that are introduced with another, only one is believed. */
export const NameKind = { Chinese: 0, Abbreviation: 1, Name: 2 } as const;
export type NameKind = (typeof NameKind)[keyof typeof NameKind];

export function kindOf(name: string): NameKind {
  if (/\p{sc=Han}/u.test(name)) return NameKind.Chinese;
  const isOneWord = /^[\p{L}\p{N}&./-]+$/u.test(name);
  return isOneWord && /\p{Lu}.*[\p{Lu}\p{N}]|\p{N}/u.test(name) ? NameKind.Abbreviation : NameKind.Name;
}
