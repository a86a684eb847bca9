import { parseArgs } from "node:util";
import { report } from "./report.ts";
import { soak } from "./soak.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "15" },
    requests: { type: "string", default: "2000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const { minutes, requests, seed } = values;
console.log(`npm run test:soak -- --minutes ${minutes} --requests ${requests} --seed ${seed}`);
const run = await soak({
  ...{ minutes: Number(minutes), requests: Number(requests), seed },
  tell: (line) => console.log(line),
});
process.exit(report(run) ? 0 : 1);
