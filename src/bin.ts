#!/usr/bin/env node
// The command of the installed package. First of all, an old Node is told that it is one.
import "./runtime.js";

await import("./cli.ts");
