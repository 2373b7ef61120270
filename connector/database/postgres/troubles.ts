import { describeTrouble, type StorageTrouble } from "../engine/trouble.ts";
import { connectionsMax } from "./connectionsMax.ts";

const unreachable: StorageTrouble = {
  reason: "storage-closed",
  what: "can't be reached",
  remedy: "See that the server runs, and that host and port in DATABASE_URL are right.",
  isDamage: false,
};

const turnedAway: StorageTrouble = {
  reason: "storage-closed",
  what: "does not let the connector in: user or password is wrong",
  remedy: "Correct both in DATABASE_URL, or let the user in by pg_hba.conf.",
  isDamage: false,
};

export const noRights: StorageTrouble = {
  reason: "storage-read-only",
  what: "does not give the connector's user the rights that it needs",
  remedy: "Make that user the owner of the database and of its tables.",
  isDamage: false,
};

const busy: StorageTrouble = {
  reason: "storage-held",
  what: "does not answer in time",
  remedy: "See in pg_stat_activity what it waits for.",
  isDamage: false,
};

const stopping: StorageTrouble = {
  ...unreachable,
  what: "is starting or stopping, or ended the connection",
  remedy:
    "See the server's log, and that host and port in DATABASE_URL are right. A connector that runs goes on by itself.",
};

const untrusted: StorageTrouble = {
  ...unreachable,
  what: "has a certificate that is not trusted, or no TLS",
  remedy: "Set sslmode and sslrootcert in DATABASE_URL.",
};

const another: StorageTrouble = {
  ...unreachable,
  what: "can't be reached: what answers there is not Postgres",
  remedy: "Correct host and port in DATABASE_URL.",
};

/** SQLSTATE of a lock that did not come in time. */
const lockNotAvailable = "55P03";

const diskFailing: StorageTrouble = {
  reason: "storage-disk-failing",
  what: "cannot be read or written: its disk fails, or is full",
  remedy: "Look at the disk and at the server's log.",
  isDamage: false,
};

/** SQLSTATE of a setting that the server does not have. */
const unknownSetting = "42704";

const wrongOptions: StorageTrouble = {
  ...unreachable,
  what: "does not take one of the settings of the connection",
  remedy: "Correct options in DATABASE_URL, or PGOPTIONS. The server's log names the setting.",
};

/** By the beginning of the error's code: of Postgres (appendix A of its manual), of Node, or of TLS. */
const troubles: [code: string, trouble: StorageTrouble][] = [
  [
    "53100",
    {
      reason: "storage-full",
      what: "cannot grow: its disk is full",
      remedy: "Make room on that disk.",
      isDamage: false,
    },
  ],
  [
    "53300",
    {
      reason: "storage-held",
      what: "has too many connections",
      remedy: `End what holds them, or raise max_connections or the limit of the user: each connector takes up to ${connectionsMax}.`,
      isDamage: false,
    },
  ],
  [
    "53",
    {
      reason: "storage-held",
      what: "has too little memory or room",
      remedy: "See the server's log.",
      isDamage: false,
    },
  ],
  [
    "25006",
    {
      reason: "storage-read-only",
      what: "cannot be written",
      remedy: "Name the primary in DATABASE_URL, not a copy of it.",
      isDamage: false,
    },
  ],
  [unknownSetting, wrongOptions],
  ["55P02", wrongOptions],
  ["28", turnedAway],
  ["3D000", { ...unreachable, what: "does not exist", remedy: "Create it: createdb, as its owner." }],
  [
    "3F000",
    {
      ...unreachable,
      what: "has no schema that the user may use",
      remedy: "Create the schema of the user's search_path.",
    },
  ],
  ["42501", noRights],
  [
    lockNotAvailable,
    {
      ...busy,
      what: "has a table that something else has locked",
      remedy: "See in pg_stat_activity what it is, and try again when that is over.",
    },
  ],
  ["57014", busy],
  ["25P03", busy],
  ["57P", stopping],
  ["08", stopping],
  ["58", diskFailing],
  [
    "XX001",
    {
      reason: "storage-damaged",
      what: "is damaged",
      remedy: "Stop the connectors and restore a backup with pg_restore.",
      isDamage: true,
    },
  ],
  [
    "XX002",
    {
      reason: "storage-damaged",
      what: "has a damaged index",
      remedy: "Stop the connectors and rebuild it: reindexdb.",
      isDamage: true,
    },
  ],
  [
    "ERR_SOCKET_BAD_PORT",
    {
      ...unreachable,
      what: "can't be reached at its port",
      remedy: "Ports are numbers from 1 to 65535: correct DATABASE_URL, or PGPORT.",
    },
  ],
  ["ECONNREFUSED", unreachable],
  ["ECONNRESET", stopping],
  ["EPIPE", stopping],
  ["ENOENT", unreachable],
  ["EACCES", unreachable],
  ["ENOTFOUND", unreachable],
  ["EAI_AGAIN", unreachable],
  ["ETIMEDOUT", unreachable],
  ["EHOSTUNREACH", unreachable],
  ["ENETUNREACH", unreachable],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", untrusted],
  ["SELF_SIGNED_CERT_IN_CHAIN", untrusted],
  ["UNABLE_TO_", untrusted],
  ["CERT_", untrusted],
  ["ERR_TLS_", untrusted],
];

/** Errors without a code are known by the beginning of their message. */
const byWords: [beginning: string, trouble: StorageTrouble][] = [
  ["Connection terminated", stopping],
  ["Client has encountered a connection error", stopping],
  ["Client was closed", stopping],
  ["timeout exceeded when trying to connect", unreachable],
  ["timeout expired", unreachable],
  ["Query read timeout", busy],
  ["SASL", turnedAway],
  // The first connection after a restart writes it.
  ["could not write init file", diskFailing],
  ["The server does not support SSL", untrusted],
  ["There was an error establishing an SSL connection", another],
  ["received invalid response", another],
];

/** The trouble of the database that caused an error; null for another cause. */
export function postgresTroubleOf(thrown: unknown): StorageTrouble | null {
  for (const { code, message } of causesOf(thrown)) {
    const found =
      troubles.find(([beginning]) => code.startsWith(beginning)) ??
      byWords.find(([beginning]) => message.startsWith(beginning));
    if (found) return found[1];
  }
  return null;
}

/** The errors that led to one, each with its code. Node tells several tries of one connection together. */
function causesOf(thrown: unknown): { code: string; message: string }[] {
  const causes = [];
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const each = error instanceof AggregateError ? (error.errors as unknown[]) : [];
    for (const one of [error, ...each]) {
      if (!(one instanceof Error)) continue;
      const { code } = one as { code?: unknown };
      causes.push({ code: typeof code === "string" ? code : "", message: one.message });
    }
  }
  return causes;
}

/** Whether the connection is of no use any more. An error of a statement alone leaves it as it is. */
export function isBroken(error: unknown): boolean {
  if (error === undefined) return false;
  const { severity, code } = error as { severity?: unknown; code?: unknown };
  // A kept plan that no longer fits the table stays with its connection.
  return severity !== "ERROR" || code === "0A000";
}

export const isUnknownSetting = (error: unknown): boolean =>
  (error as { code?: unknown }).code === unknownSetting;

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
