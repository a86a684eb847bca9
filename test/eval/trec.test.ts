import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CollectionError } from "../../src/eval/collection-error.ts";
import { formatRun, parseJudgements } from "../../src/eval/trec.ts";

describe("judgements", () => {
  test("are read with spaces or tabs, and with either line ending", () => {
    const judgements = parseJudgements("1 0 28 1\r\n1\t0\t35\t2\n\n q2  0  a-b  0 \n", "qrels.txt");
    expect(judgements).toEqual(
      new Map([
        [
          "1",
          new Map([
            ["28", 1],
            ["35", 2],
          ]),
        ],
        ["q2", new Map([["a-b", 0]])],
      ]),
    );
  });

  test("are read as a table with a header, and with decimal grades", () => {
    const judgements = parseJudgements(
      "query-id\tcorpus-id\tscore\nq-1\t4983\t2.0\nq-1\tMED-10\t1\n",
      "test.tsv",
    );
    expect([...(judgements.get("q-1") ?? [])]).toEqual([
      ["4983", 2],
      ["MED-10", 1],
    ]);
  });

  test.each(["1 0 28", "1 0 28 yes", "query-id corpus-id score"])(
    "refuse a line like %j, naming it",
    (line) => {
      const read = () => parseJudgements(`1 0 2 1\n${line}`, "qrels.txt");
      expect(read).toThrow(CollectionError);
      expect(read).toThrow(/^qrels\.txt line 2 /);
    },
  );
});

/** The order of trec_eval: by score as a 32-bit float, then by id, both descending. */
const asToolsRead = (run: string): string[] =>
  run
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" "))
    .map(([, , id = "", , score]) => ({ id, score: Math.fround(Number(score)) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id);

describe("a run", () => {
  test("has TREC's six columns", () => {
    const run = formatRun(
      new Map([
        [
          "q1",
          [
            { id: "a", score: 2.5 },
            { id: "b", score: 1 },
          ],
        ],
        ["q2", []],
      ]),
    );
    expect(run).toBe("q1 Q0 a 1 2.50000000 newsdesk\nq1 Q0 b 2 1.00000000 newsdesk\n");
  });

  test("keeps our order in tools that sort by score, for any scores", () => {
    const score = fc.oneof(
      fc.constantFrom(0, 1, 1, 7.25, 1e9),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 100 }), (scores) => {
        const hits = scores.map((score, i) => ({ id: `d${i}`, score }));
        expect(asToolsRead(formatRun(new Map([["q", hits]])))).toEqual(hits.map(({ id }) => id));
      }),
    );
  });
});
