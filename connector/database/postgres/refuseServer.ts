import type { Client, ClientBase } from "pg";

/** The oldest that its makers still mend. */
const versionMin = 14;

/** Throws for a server that is too old to know the settings of a connection. */
export async function refuseAge(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    "select current_setting('server_version_num') as version",
  );
  const major = majorOf(rows[0]?.version);
  if (major >= versionMin) return;
  throw new Error(`DATABASE_URL leads to Postgres ${major}. The connector needs ${versionMin} or newer.`);
}

const majorOf = (version: string | undefined): number => Math.floor(Number(version) / 10_000);

interface Server {
  version: string;
  encoding: string;
  schema: string | null;
  isCopy: number;
  mayCreate: number | null;
}

/** Throws where the connector could not work with the server, or with the database there. */
export async function refuseServer(client: Client, name: string): Promise<void> {
  const { rows } = await client.query<Server>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
       current_schema() as schema, pg_is_in_recovery() as "isCopy",
       has_schema_privilege(current_schema(), 'create') as "mayCreate"`,
  );
  for (const server of rows) refuse(server, name);
}

/** The remedy for each of it. */
export function refuse({ version, encoding, schema, isCopy, mayCreate }: Server, name: string): void {
  const major = majorOf(version);
  if (major < versionMin) {
    throw new Error(
      `The database ${name} is of Postgres ${major}. The connector needs ${versionMin} or newer.`,
    );
  }
  if (encoding !== "UTF8") {
    throw new Error(
      `The database ${name} can't hold every name: its encoding is ${encoding}. Create it with the encoding UTF8.`,
    );
  }
  if (isCopy === 1) {
    throw new Error(
      `The database ${name} cannot be written. Name the primary in DATABASE_URL, not a copy of it.`,
    );
  }
  if (schema === null) {
    throw new Error(
      `The database ${name} has no schema that the user may use. Create the schema of the user's search_path.`,
    );
  }
  if (mayCreate !== 1) {
    throw new Error(
      `The database ${name} does not let the connector's user create tables. Make that user the owner of the database, or grant it "create on schema ${schema}".`,
    );
  }
}
