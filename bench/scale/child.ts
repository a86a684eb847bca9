import { handleJob } from "../child-process.ts";
import { ask, fill, rebuildAsked } from "./cluster-jobs.ts";
import { find } from "./find.ts";
import { hold } from "./hold.ts";
import type { ScaleJob } from "./jobs.ts";
import { post } from "./post.ts";
import { store } from "./store.ts";

handleJob<ScaleJob, object>((job, report) => {
  switch (job.job) {
    case "store":
      return store(job, report);
    case "find":
      return find(job, report);
    case "post":
      return post(job, report);
    case "hold":
      return hold(job, report);
    case "fill":
      return fill(job, report);
    case "ask":
      return ask(job, report);
    case "rebuild":
      return rebuildAsked(job, report);
  }
});
