import fc from "fast-check";

// The same cases in every run, so that a red run means that the change is at fault;
// `SEED=$RANDOM npm test` explores others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_122) });
