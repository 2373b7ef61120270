import { pino, type DestinationStream, type Logger } from "pino";

/** Names under which a secret might come along in a logged object; what stands there is never written. */
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

/**
 * Characters of users' texts that JSON leaves as they are, but a terminal or a reader of lines may act on.
 */
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
