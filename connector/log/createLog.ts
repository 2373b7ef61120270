import { pino, type DestinationStream, type Logger } from "pino";
import { describeError, wordsOf } from "./describeError.ts";
import type { Detail, LogFields } from "./logFields.ts";

/** A message is the same text each time, so that it quotes nothing. */
type Constant<Text extends string> = string extends Text ? never : Text;

type Write<Fields> = <Text extends string>(fields: Fields, message: Constant<Text>) => void;

/**
 * The connector's log. From `info` on it has no personal data: its fields are a closed set, its messages are
 * constants, and errors are told without their messages. At `debug` a second line has the words of an error.
 */
export interface Log {
  debug: Write<LogFields & Detail>;
  info: Write<LogFields>;
  warn: Write<LogFields>;
  error: Write<LogFields>;
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
export function createLog(level: string, destination?: DestinationStream): Log {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = {
    level,
    redact: { paths, censor: "[secret]" },
    base: { service: "crosswalk-connector" },
    hooks: { streamWrite: escapeActing },
  };
  return over(destination ? pino(options, destination) : pino(options), {});
}

type Level = "debug" | "info" | "warn" | "error";

function over(lines: Logger, bound: LogFields): Log {
  const at =
    (level: Level): Write<LogFields & Detail> =>
    (fields, message) => {
      const { err, ...rest } = { ...bound, ...fields };
      const text: string = message;
      if (err === undefined) lines[level](rest, text);
      else {
        lines[level]({ ...rest, err: describeError(err) }, text);
        lines.debug({ ...rest, detail: wordsOf(err) }, text);
      }
    };
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    with: (fields) => over(lines, { ...bound, ...fields }),
  };
}
