import { handleJob } from "../child-process.ts";
import { measureArchive } from "./archive.ts";
import type { Job } from "./figures.ts";
import { judgeCollection } from "./quality.ts";
import { measureStart } from "./start.ts";

type Tell = (figures: object) => void;

handleJob<Job, object>((job: Job, tell: Tell) => {
  switch (job.job) {
    case "quality":
      return judgeCollection(job, tell);
    case "archive":
      return measureArchive(job, tell);
    case "start":
      return measureStart(job, tell);
  }
});
