/** Things by names of one or more words, to be found at a place of a question. */
export class NameIndex<Thing> {
  readonly #byKey = new Map<string, Thing[]>();
  /** The characters of the longest key there ever was. */
  #most = 0;

  add(key: string, thing: Thing): void {
    const there = this.#byKey.get(key);
    if (there) there.push(thing);
    else this.#byKey.set(key, [thing]);
    this.#most = Math.max(this.#most, key.length);
  }

  drop(key: string, thing: Thing): void {
    const left = this.#byKey.get(key)?.filter((other) => other !== thing) ?? [];
    if (left.length > 0) this.#byKey.set(key, left);
    else this.#byKey.delete(key);
  }

  /** What is under the words that stand at a place, put together by `joint`, the most words first. */
  *at(
    words: string[],
    place: number,
    joint: string,
  ): Generator<{ length: number; key: string; things: Thing[] }> {
    const keys: string[] = [];
    for (
      let key = words[place] as string;
      key.length <= this.#most;
      key += joint + words[place + keys.length]
    ) {
      keys.push(key);
      if (place + keys.length >= words.length) break;
    }
    for (let length = keys.length; length > 0; length--) {
      const key = keys[length - 1] as string;
      const things = this.#byKey.get(key);
      if (things) yield { length, key, things };
    }
  }
}
