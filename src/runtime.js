import module from "node:module";

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

// Saves a third of a second at every start but the first.
module.enableCompileCache();
