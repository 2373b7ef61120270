import { startLightning } from "./startLightning.ts";

/** Starts the practice Lightning page alone. The practice org and the connector have to run already. */
try {
  const page = await startLightning({
    port: Number(process.env.PAGE_PORT ?? 4000),
    orgUrl: process.env.ORG_URL ?? "http://localhost:4001",
    connectorUrl: process.env.CONNECTOR_URL ?? "http://localhost:4002",
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
