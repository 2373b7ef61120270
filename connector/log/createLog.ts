import { pino, type DestinationStream, type Logger } from "pino";
import { describeError } from "./describeError.ts";
import type { LogFields } from "./logFields.ts";
import { boundOutput, type BoundedOutput } from "./standardOutput.ts";

/** A message is the same text each time, so that it quotes nothing. */
type Constant<Text extends string> = string extends Text ? never : Text;

type Write = <Text extends string>(fields: LogFields, message: Constant<Text>) => void;

/**
 * The connector's log. It has no personal data, at any level: its fields are a closed set, its messages are
 * constants, and errors are told without their messages.
 */
export interface Log {
  info: Write;
  warn: Write;
  error: Write;
  /** The fields of each line. */
  readonly fields: LogFields;
  /** The same log, with these fields in each line. */
  with(fields: LogFields): Log;
}

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
export function createLog(
  level: string,
  destination: DestinationStream | BoundedOutput = boundOutput(process.stdout),
): Log {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = {
    level,
    redact: { paths, censor: "[secret]" },
    base: { service: "crosswalk-connector" },
    hooks: { streamWrite: escapeActing },
  };
  const log = over(pino(options, destination), {});
  // As an error, which each level but `silent` shows.
  if ("lastLevel" in destination) destination.tellGap = (lines) => log.error({ lines }, "lines left out");
  return log;
}

type Level = "info" | "warn" | "error";

function over(lines: Logger, bound: LogFields): Log {
  const at =
    (level: Level): Write =>
    (fields, message) => {
      const { err, ...rest } = { ...bound, ...fields };
      const text: string = message;
      lines[level](err === undefined ? rest : { ...rest, err: describeError(err) }, text);
    };
  return {
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    fields: bound,
    with: (fields) => over(lines, { ...bound, ...fields }),
  };
}
