/** What kind of name a name is: of several of one kind that go with another, one is meant. */
export const Kind = { Chinese: 0, Abbreviation: 1, Name: 2 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

export function kindOf(name: string): Kind {
  if (/\p{sc=Han}/u.test(name)) return Kind.Chinese;
  const isOneWord = /^[\p{L}\p{N}&./-]+$/u.test(name);
  return isOneWord && /\p{Lu}.*[\p{Lu}\p{N}]|\p{N}/u.test(name) ? Kind.Abbreviation : Kind.Name;
}
