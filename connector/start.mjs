// Starts the connector, or says which Node it needs. It is JavaScript, as a Node that is too old cannot even
// read main.ts.
import "./smallHeap.mjs";
import "./quickModules.mjs";
import "./withoutLanguages.mjs";
import { readFileSync } from "node:fs";
import process from "node:process";

if (process.features.typescript) {
  const { main } = await import("./main.ts");
  await main();
} else {
  const { engines } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
  process.stderr.write(
    `The connector needs Node ${engines.node.replace(">=", "")} or later that runs TypeScript, which this ` +
      `one does not: ${process.version} (${process.execPath}).\n` +
      "  Next: install Node 24, or start it by npm run connector, which fetches a Node of its own.\n",
  );
  process.exitCode = 1;
}
