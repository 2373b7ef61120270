/** The practice Lightning page alone: PAGE_PORT, ORG_URL and CONNECTOR_URL say where things are. */
import { startLightning } from "./server.ts";

const {
  PAGE_PORT = "4000",
  ORG_URL = "http://localhost:4001",
  CONNECTOR_URL = "http://localhost:4002",
} = process.env;

const lightning = await startLightning({
  port: Number(PAGE_PORT),
  orgUrl: ORG_URL,
  connectorUrl: CONNECTOR_URL,
});
console.log(`Practice Lightning page at ${lightning.url}`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void lightning.close().then(() => process.exit(0));
  });
}
