import module from "node:module";
import v8 from "node:v8";

// Plain JavaScript, so that an old Node can still read it and say what is wrong.
const needed = 26;
const running = Number(process.versions.node.split(".")[0]);
if (running < needed) {
  console.error(
    `Newsdesk needs Node ${needed} or newer, this is ${process.versions.node}. ` +
      "Run `npm ci` (it brings the right Node along) and start with `npm start`.",
  );
  process.exit(1);
}

// Code that nobody needed for some minutes would be compiled anew in the midst of an answer.
v8.setFlagsFromString("--no-flush-bytecode");

// Saves a third of a second at every start but the first.
module.enableCompileCache();
