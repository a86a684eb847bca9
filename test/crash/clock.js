// Loaded into the process under test: its clock runs ahead, so that an hour passes between two lives.
const ahead = Number(process.env.CRASH_CLOCK_AHEAD_MS ?? 0);
const now = Date.now;
Date.now = () => now() + ahead;
