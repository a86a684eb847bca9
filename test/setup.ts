import fc from "fast-check";

// The same random cases in every run, so that a failure comes from the change under test;
// `SEED=$RANDOM npm test` tries others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_122) });
