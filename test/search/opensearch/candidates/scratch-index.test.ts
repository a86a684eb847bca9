import { expect, test } from "vitest";
import { TimeSlice } from "../../../../src/async/yield.ts";
import { ScratchIndex } from "../../../../src/search/opensearch/candidates/scratch-index.ts";
import { article } from "../../stories.ts";

const megabyte = 1_048_576;
const together = 20;

test("a question to a cluster takes less than half a megabyte of arrays, so that many may wait for it", async () => {
  const found = Array.from({ length: 50 }, (_, n) =>
    article(`${n}`, { title: `Ferry ${n} waits`, body: `The crew of boat ${n} is on its way to isle ${n}.` }),
  );
  const ids = found.map(({ id }) => id);
  const before = process.memoryUsage().arrayBuffers;
  const questions = Array.from({ length: together }, () => new ScratchIndex({ get: async () => found }));
  for (const question of questions) await question.add(ids, new TimeSlice());
  const used = process.memoryUsage().arrayBuffers - before;
  expect(questions.map(({ view }) => view.size)).toEqual(Array.from({ length: together }, () => 50));
  expect(used / together).toBeLessThan(megabyte / 2);
});
