import { Client, type ClientConfig } from "pg";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

const goodbyeMsMax = 500;

/** A connection by itself, after `prepare`. Gives it back where either fails. */
export async function connectWith(
  config: ClientConfig,
  prepare: (client: Client) => Promise<void>,
): Promise<Client> {
  const client = new Client(config);
  // A connection that fails between queries reports that with the next query.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await prepare(client);
    return client;
  } catch (error) {
    await leave(client);
    throw error;
  }
}

/** Ends the connection by force if need be: the other side may be no Postgres, or never have answered. */
async function leave(client: Client): Promise<void> {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  const goodbye = client.end().catch(() => undefined);
  await Promise.race([goodbye, wait(goodbyeMsMax)]);
  stream.destroy();
}
