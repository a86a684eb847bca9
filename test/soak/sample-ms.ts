/** How often the program tells of itself. */
export const sampleMs = 2_000;
