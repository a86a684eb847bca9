import { expect, test } from "vitest";
import { labelled, score } from "./labelled.ts";

// The extraction is never tuned on the held-out sentences, so that their figures are honest.
test.each(["development", "held-out"] as const)(
  "of the names that %s sentences introduce nearly all are found, and nearly nothing else",
  (name) => {
    const sentences = labelled(name);
    expect(sentences.length).toBeGreaterThan(200);
    const { precision, recall } = score(sentences);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.85);
  },
);
