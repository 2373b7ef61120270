import { pino, type DestinationStream, type Logger } from "pino";

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

/** One JSON line an event, on standard output unless told otherwise. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = {
    level,
    redact: { paths, censor: "[secret]" },
    base: { service: "crosswalk-connector" },
    hooks: { streamWrite: escapeActing },
  };
  return destination ? pino(options, destination) : pino(options);
}
