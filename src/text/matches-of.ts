/**
 * The matches of a global expression, one after another, as `text.matchAll` gives them. That one makes a new
 * expression at each call, which V8 compiles anew once a few collections of garbage have passed: 10 ms and more
 * for a large one. The place is kept here, so that an expression may be used again in between.
 */
export function* matchesOf(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  let at = 0;
  while (at <= text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return;
    at = match[0] === "" ? afterCharacter(text, match.index, pattern) : pattern.lastIndex;
    pattern.lastIndex = 0;
    yield match;
  }
}

const afterCharacter = (text: string, at: number, { unicode, unicodeSets }: RegExp): number =>
  at + ((unicode || unicodeSets) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
