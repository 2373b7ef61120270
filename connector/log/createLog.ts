import type { Writable } from "node:stream";
import { pino, type DestinationStream, type Logger } from "pino";
import { describeError } from "./describeError.ts";
import type { LogFields } from "./logFields.ts";

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

/** Bytes that wait for a reader who has stalled. What comes after them is left out. */
interface WaitingBytes {
  max: number;
  /** For errors, which are what is looked for in a log with a gap. */
  errorsMax: number;
}

const waitingBytes: WaitingBytes = { max: 4 * 1024 * 1024, errorsMax: 5 * 1024 * 1024 };

/** pino's number of the level `error`. */
const errorLevel = 50;

/** A stream as the log's destination. */
interface BoundedOutput {
  write(line: string): void;
  /** Of the line that comes; pino sets it. */
  lastLevel: number;
  /** Called with the number of lines that were left out, once the reader goes on. */
  tellGap?: (lines: number) => void;
}

/**
 * Node writes at once what a pipe takes, and keeps the rest, so that a reader who stalls stops nobody. What
 * pino opens by itself waits for such a reader at the end of the process, and for one that is gone: it
 * repeats for ever a write that is refused with EPIPE.
 */
export function boundOutput(stream: Writable, { max, errorsMax } = waitingBytes): BoundedOutput {
  let leftOut = 0;

  const output: BoundedOutput = {
    lastLevel: 0,
    write(line) {
      listen(stream);
      const room = output.lastLevel >= errorLevel ? errorsMax : max;
      if (stream.writableLength >= room) {
        if (++leftOut === 1) stream.once("drain", tell);
        return;
      }
      // Where the gap is, but not between errors that have taken the others' room.
      if (stream.writableLength < max) tell();
      stream.write(line);
    },
  };

  function tell(): void {
    if (leftOut === 0) return;
    const lines = leftOut;
    leftOut = 0;
    stream.off("drain", tell);
    output.tellGap?.(lines);
  }

  return Object.assign(output, { [pino.symbols.needsMetadataGsym]: true });
}

/** Gives a reader who is slow that long to take what waits. */
export async function writtenOut(msMax: number): Promise<void> {
  const { stdout } = process;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, msMax);
  listen(stdout);
  // What a gap had in it is told when all else is written.
  const write = () => stdout.write("", () => (stdout.writableLength === 0 ? resolve() : write()));
  if (stdout.writableLength === 0) resolve();
  else write();
  await promise;
  clearTimeout(timer);
}

/** Nobody reads any more, or the disk is full. There is no place where that could be told. */
function listen(stream: Writable): void {
  if (!stream.listeners("error").includes(ignore)) stream.on("error", ignore);
}

function ignore(): void {}
