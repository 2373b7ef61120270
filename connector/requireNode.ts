import connector from "./package.json" with { type: "json" };

/**
 * Ends where Node is too old: main.ts imports this first, as packages would end it in words that say nothing.
 */
const wanted = connector.engines.node.replace(">=", "");
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const [majorMin = 0, minorMin = 0] = wanted.split(".").map(Number);
if (major < majorMin || (major === majorMin && minor < minorMin)) {
  process.stderr.write(
    `The connector needs Node ${wanted} or later, which this one is not: ${process.version} (${process.execPath}).\n` +
      "  Next: install Node 24, or start it by npm run connector, which fetches a Node of its own.\n",
  );
  process.exit(1);
}
