import { parseArgs } from "node:util";
import { paths } from "./build/paths.ts";
import { startLightning } from "./startLightning.ts";

/**
 * Starts the practice Lightning page alone. The practice org and the connector have to run already. With
 * `--live` it shows the working tree, and what changes of it.
 */
const { values } = parseArgs({ options: { live: { type: "boolean" } } });
try {
  const page = await startLightning({
    port: Number(process.env.PAGE_PORT ?? 4000),
    orgUrl: process.env.ORG_URL ?? "http://localhost:4001",
    connectorUrl: process.env.CONNECTOR_URL ?? "http://localhost:4002",
    live: values.live ? paths.packageSource : undefined,
  });
  console.log(`Practice Lightning page at ${page.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void page.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  // The message alone says what is wrong and where. A compiler's error has the whole module graph besides.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
