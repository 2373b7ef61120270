import { describeTrouble, type StorageTrouble } from "../engine.ts";
import { connectionsMax } from "./connections.ts";

const trouble = (
  reason: StorageTrouble["reason"],
  what: string,
  remedy: string,
  isDamage = false,
): StorageTrouble => ({ reason, what, remedy, isDamage });

const stopping = trouble(
  "storage-closed",
  "is starting or stopping, or ended the connection",
  "See the server's log, and that host and port in DATABASE_URL are right. A connector that runs goes on by itself.",
);

/** SQLSTATE of a lock that did not come in time. */
const lockNotAvailable = "55P03";

/**
 * By the error's code, of Postgres (appendix A of its manual), of Node or of TLS; where it has none, by the
 * words of the driver.
 */
const troubles: [said: RegExp, trouble: StorageTrouble][] = [
  [/^53100/, trouble("storage-full", "cannot grow: its disk is full", "Make room on that disk.")],
  [
    /^53/,
    trouble(
      "storage-held",
      "has too many connections, or too little memory",
      `See the server's log. Each connector takes up to ${connectionsMax} connections of max_connections, and of the limit of its user.`,
    ),
  ],
  [
    /^25006/,
    trouble("storage-read-only", "cannot be written", "Name the primary in DATABASE_URL, not a copy of it."),
  ],
  [
    /^(42704|55P02)/,
    trouble(
      "storage-closed",
      "does not take one of the settings of the connection",
      "Use Postgres 14 or newer, and correct options in DATABASE_URL, or PGOPTIONS. The server's log names the setting.",
    ),
  ],
  [
    /^28|^SASL/,
    trouble(
      "storage-closed",
      "does not let the connector in: user or password is wrong",
      "Correct both in DATABASE_URL, or let the user in by pg_hba.conf.",
    ),
  ],
  [
    /^3[DF]000/,
    trouble(
      "storage-closed",
      "does not exist, or has no schema that the user may use",
      "Create it: createdb, as its owner.",
    ),
  ],
  [
    /^42501/,
    trouble(
      "storage-read-only",
      "does not give the connector's user the rights that it needs",
      "Make that user the owner of the database and of its tables.",
    ),
  ],
  [
    new RegExp(`^(${lockNotAvailable}|57014|25P03|Query read timeout)`),
    trouble("storage-held", "does not answer in time", "See in pg_stat_activity what it waits for."),
  ],
  [
    /^(57P|08|ECONNRESET|EPIPE|Connection terminated|Client (was closed|has encountered a connection error))/,
    stopping,
  ],
  [
    // The first connection after a restart writes the file.
    /^(58|could not write init file)/,
    trouble(
      "storage-disk-failing",
      "cannot be read or written: its disk fails, or is full",
      "Look at the disk and at the server's log.",
    ),
  ],
  [
    /^XX00[12]/,
    trouble(
      "storage-damaged",
      "is damaged",
      "Stop the connectors. If the server's log names an index, rebuild that with reindexdb; otherwise restore a backup with pg_restore.",
      true,
    ),
  ],
  [
    /CERT|^UNABLE_TO_|^ERR_TLS_|does not support SSL/,
    trouble(
      "storage-closed",
      "has a certificate that is not trusted, or no TLS",
      "Set sslmode and sslrootcert in DATABASE_URL.",
    ),
  ],
  [
    /^(There was an error establishing an SSL connection|received invalid response)/,
    trouble(
      "storage-closed",
      "can't be reached: what answers there is not Postgres",
      "Correct host and port in DATABASE_URL.",
    ),
  ],
  [
    /^(E[A-Z_]+$|ERR_SOCKET|timeout e)/,
    trouble(
      "storage-closed",
      "can't be reached",
      "See that the server runs, and that host and port in DATABASE_URL are right.",
    ),
  ],
];

/** The trouble of the database that caused an error; null for another cause. */
export function postgresTroubleOf(thrown: unknown): StorageTrouble | null {
  for (const said of causesOf(thrown)) {
    const found = troubles.find(([those]) => those.test(said));
    if (found) return found[1];
  }
  return null;
}

/** What each error says that led to one. Node tells several tries of one connection together. */
function causesOf(thrown: unknown): string[] {
  if (!(thrown instanceof Error)) return [];
  const { code } = thrown as { code?: unknown };
  const tries = thrown instanceof AggregateError ? (thrown.errors as unknown[]) : [];
  const own = typeof code === "string" && code !== "" ? code : thrown.message;
  return [own, ...[...tries, thrown.cause].flatMap(causesOf)];
}

/** Whether the connection is of no use any more. An error of a statement alone leaves it as it is. */
export function isBroken(error: unknown): boolean {
  if (error === undefined) return false;
  const { severity, code } = error as { severity?: unknown; code?: unknown };
  // A kept plan that no longer fits the table stays with its connection.
  return severity !== "ERROR" || code === "0A000";
}

/** Whether a lock did not come within the time that was set for it. */
export const isLockTimeout = (error: unknown): boolean =>
  (error as { code?: unknown }).code === lockNotAvailable;

/** Whether the connection ended, rather than that the server is slow or refuses one. */
export const isGone = (error: unknown): boolean => isBroken(error) && postgresTroubleOf(error) === stopping;

/** Does the work, and tells a trouble of the database in the connector's words. */
export async function inWords<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const trouble = postgresTroubleOf(error);
    if (!trouble) throw error;
    throw new Error(describeTrouble(name, trouble), { cause: error });
  }
}
