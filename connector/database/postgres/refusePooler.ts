import type { ClientBase } from "pg";

/**
 * Throws for the connection of a pooler between, which says of another connection that it is this one. It
 * shares them, with the settings and locks of each, so that two connectors would both have one.
 */
export async function refusePooler(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const { processID: pid } = client as unknown as { processID: number | null };
  if (rows[0]?.pid === pid) return;
  throw new Error(
    "DATABASE_URL leads to a pooler, which shares connections and the locks that connectors hold by them. Name the server itself.",
  );
}
