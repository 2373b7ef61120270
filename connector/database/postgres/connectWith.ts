import type { Client, ClientConfig } from "pg";
import { loadDriver } from "./driver.ts";

/** A connection by itself, after `prepare`. Gives it back where either fails. */
export async function connectWith(
  config: ClientConfig,
  prepare: (client: Client) => Promise<void>,
): Promise<Client> {
  const driver = await loadDriver();
  const client = new driver.Client(config);
  // What fails without a query is told by the next one.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await prepare(client);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
