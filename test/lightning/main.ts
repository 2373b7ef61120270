import { startLightning } from "./server.ts";

/** The practice Lightning page alone, beside a practice org and a connector that run already. */
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
  // The compiler's errors carry the whole module graph; the message alone says what is wrong and where.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
