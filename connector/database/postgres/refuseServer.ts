import type { Client } from "pg";

/** The oldest that its makers still mend. */
const versionMin = 14;

/** Throws for a server that is too old, and for a database that can't hold every name. */
export async function refuseServer(client: Client, name: string): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
  );
  for (const { version, encoding } of rows) refuse(Math.floor(Number(version) / 10_000), encoding, name);
}

/** The remedy for each of it. */
export function refuse(version: number, encoding: string, name: string): void {
  if (version < versionMin) {
    throw new Error(
      `The database ${name} is of Postgres ${version}. The connector needs ${versionMin} or newer.`,
    );
  }
  if (encoding !== "UTF8") {
    throw new Error(
      `The database ${name} can't hold every name: its encoding is ${encoding}. Create it with the encoding UTF8.`,
    );
  }
}
