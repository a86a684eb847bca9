import { expect, test } from "vitest";
import { labelled, score } from "./labelled.ts";

// Nobody looks at the held-out sentences when changing the extraction, so that their figure is the honest one.
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
