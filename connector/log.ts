import { pino, type DestinationStream, type Logger } from "pino";
import { AppError } from "./errors.ts";
import { codeOf, SalesforceRefusal } from "./salesforce/translateError.ts";

/** Names of members that may hold a secret. Their values are never logged. */
const secretNames = [
  "accessToken",
  "refreshToken",
  "access_token",
  "refresh_token",
  "token",
  "authorization",
  "Authorization",
  "clientSecret",
  "client_secret",
  "codeVerifier",
  "code_verifier",
  "tokenKeys",
];

/** Characters that JSON does not escape but that could act on a terminal or break a line of the log. */
const acting = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function escapeActing(line: string): string {
  const escaped = line.trimEnd().replace(acting, (found) => found.split("").map(escapeUnit).join(""));
  return `${escaped}\n`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * An error without the words of a refusal: ours and Salesforce's may quote what somebody typed. Other errors
 * are bugs or trouble of this machine, and come whole.
 */
function errorInLog(error: unknown): unknown {
  if (error instanceof SalesforceRefusal) {
    return { type: error.name, status: error.status, codes: error.items.map(codeOf) };
  }
  if (error instanceof AppError) {
    const { code, members, cause } = error;
    return {
      type: "AppError",
      code,
      reason: members["reason"],
      ...(cause instanceof Error && { cause: errorInLog(cause) }),
    };
  }
  return error instanceof Error ? pino.stdSerializers.err(error) : error;
}

/** One JSON line an event, on standard output unless told otherwise. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = {
    level,
    redact: { paths, censor: "[secret]" },
    serializers: { err: errorInLog, cause: errorInLog },
    base: { service: "crosswalk-connector" },
    hooks: { streamWrite: escapeActing },
  };
  return destination ? pino(options, destination) : pino(options);
}
