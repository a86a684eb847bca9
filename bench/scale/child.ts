import { doJob } from "../apart.ts";
import { find } from "./find.ts";
import { hold } from "./hold.ts";
import type { Job } from "./jobs.ts";
import { post } from "./post.ts";
import { store } from "./store.ts";

doJob<Job, object>((job, tell) => {
  switch (job.job) {
    case "store":
      return store(job, tell);
    case "find":
      return find(job, tell);
    case "post":
      return post(job, tell);
    case "hold":
      return hold(job, tell);
  }
});
