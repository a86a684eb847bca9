/**
 * How often the program tells of itself. The collection that is forced before gives memory back to the system, which
 * costs the program time when it is touched anew, and makes the compiler begin again: so it is rare.
 */
export const sampleMs = 20_000;
