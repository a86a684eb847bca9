/** How many characters at the beginning of a text it is kept under. */
const startLength = 3;

/** Things by the beginnings of their folded texts, for completion. */
export class Beginnings<Thing> {
  readonly #byStart = new Map<string, Map<Thing, string>>();

  add(text: string, thing: Thing): void {
    const start = text.slice(0, startLength);
    this.#byStart.set(start, (this.#byStart.get(start) ?? new Map()).set(thing, text));
  }

  drop(text: string, thing: Thing): void {
    this.#byStart.get(text.slice(0, startLength))?.delete(thing);
  }

  /** All whose texts begin with a prefix. */
  *from(prefix: string): Generator<Thing> {
    for (const things of this.#startingLike(prefix)) {
      for (const [thing, text] of things) if (text.startsWith(prefix)) yield thing;
    }
  }

  #startingLike(prefix: string): Map<Thing, string>[] {
    if (prefix.length < startLength)
      return [...this.#byStart].flatMap(([start, things]) => (start.startsWith(prefix) ? [things] : []));
    const things = this.#byStart.get(prefix.slice(0, startLength));
    return things ? [things] : [];
  }
}
