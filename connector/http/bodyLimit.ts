import type { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import type { AppError } from "../errors.ts";
import { previewBytesMax } from "../leadFiles/previewLeadFile.ts";
import { refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import { type AppEnv, bodyKind } from "./appEnv.ts";

/** The largest body that a route accepts, and the longest time that it may take to arrive. */
interface BodyBounds {
  bytesMax: number;
  msMax: number;
}

type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** Bodies of callers without a session: a challenge or a code. */
const strangersBody = { bytesMax: 16 * kibibyte, msMax: 10_000 };
/** JSON that a person or the panel writes. */
const jsonBody = { bytesMax: mebibyte, msMax: 60_000 };
/** Up to ten thousand leads, or choices for each of them. */
const listBody = { bytesMax: 8 * mebibyte, msMax: 120_000 };
/** The start of a lead file, for its preview. */
const fileStart = { bytesMax: previewBytesMax, msMax: 60_000 };
/** A lead file of 100,000 rows with every column that a tool exports. */
const leadFileBytesMax = 40 * mebibyte;

/**
 * Limits the bodies of signed-in callers; mount it behind `authenticate`. Lead files pass, because their
 * route streams them to disk. Any other body that is not JSON is refused unread.
 */
export const limitBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { path, method } = c.req;
  if (path === "/v1/lead-lists" && method === "POST") await takeLeads(c);
  else if (path === "/v1/lead-lists/preview" && method === "POST") await takeFileStart(c);
  else await takeBody(c, path.startsWith("/v1/batches") ? listBody : jsonBody);
  await next();
};

/** How long the body may be: that of a file is read by its route. */
export function bodyLengthOf({ req }: Context<AppEnv>): "short" | "long" | "file" {
  if (req.method === "GET") return "short";
  if (req.path === "/v1/lead-lists" && bodyKind(req.header("content-type")) !== "json") return "file";
  return /^\/v1\/(?:lead-lists|leads|batches|batches\/[^/]+\/retry)$/.test(req.path) ? "long" : "short";
}

async function takeLeads(c: Context<AppEnv>): Promise<void> {
  const kind = bodyKind(c.req.header("content-type"));
  if (kind === null) {
    throw wrongContentType("multipart/form-data, text/csv, application/json");
  }
  if (kind === "json") await takeBody(c, listBody);
  else refuseDeclared(c, leadFileBytesMax);
  c.set("bodyKind", kind);
}

async function takeFileStart(c: Context<AppEnv>): Promise<void> {
  if (bodyKind(c.req.header("content-type")) !== "file") {
    throw wrongContentType("text/csv");
  }
  refuseDeclared(c, fileStart.bytesMax);
  const bytes = await readAll((c.env as HttpBindings).incoming, fileStart);
  c.req.bodyCache.arrayBuffer = Promise.resolve(bytes) as never;
}

/** Reads the body of a caller who is not signed in. */
export function takeStrangersBody(c: Context<AppEnv>): Promise<void> {
  return takeBody(c, strangersBody);
}

/**
 * Counts the bytes of a lead file on its way to disk. Fails with `request-invalid` where the file is too
 * large.
 */
export function countLeadFile(body: Body): Body {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > leadFileBytesMax) controller.error(tooLarge(leadFileBytesMax));
        else controller.enqueue(chunk);
      },
    }),
  );
}

/** Reads the body into memory, and stops at the limit. Clients need not declare a length. */
async function takeBody(c: Context<AppEnv>, bounds: BodyBounds): Promise<void> {
  refuseDeclared(c, bounds.bytesMax);
  if (c.req.method === "GET" || c.req.method === "HEAD") return;
  const body = await readAll((c.env as HttpBindings).incoming, bounds);
  refuseTangledJson(body);
  // To read and check a long one takes a while, too.
  if (body.byteLength > kibibyte * 64) await setImmediate();
  // Hono caches a body that has been read here, under a type of its own.
  c.req.bodyCache.text = Promise.resolve(new TextDecoder().decode(body)) as never;
}

/**
 * Copies the pieces into one buffer, so that a body in a thousand pieces holds no more memory than one piece.
 */
function readAll(incoming: Readable, { bytesMax, msMax }: BodyBounds): Promise<Uint8Array> {
  // Its client has gone while it waited for its turn, so that no event would come.
  if (incoming.destroyed && !incoming.readableEnded) return Promise.reject(brokenOff(undefined));
  const taken = growingBytes(bytesMax);
  return new Promise<Uint8Array>((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(tooLate(msMax))), msMax);
    const onData = (piece: Uint8Array): void => {
      if (!taken.add(piece)) end(() => reject(tooLarge(bytesMax)));
    };
    const onEnd = () => end(() => resolve(taken.all()));
    const onBreak = (cause?: Error) => end(() => reject(brokenOff(cause)));
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      incoming.off("data", onData).off("end", onEnd).off("error", onBreak).off("close", onBreak);
      settle();
    };
    incoming.on("data", onData).on("end", onEnd).on("error", onBreak).on("close", onBreak);
  });
}

function growingBytes(bytesMax: number) {
  let bytes = new Uint8Array(Math.min(1024, bytesMax));
  let length = 0;
  return {
    /** False where the piece would exceed the limit. */
    add(piece: Uint8Array): boolean {
      const next = length + piece.byteLength;
      if (next > bytesMax) return false;
      if (next > bytes.byteLength) {
        const grown = new Uint8Array(Math.min(bytesMax, Math.max(next, bytes.byteLength * 2)));
        grown.set(bytes.subarray(0, length));
        bytes = grown;
      }
      bytes.set(piece, length);
      length = next;
      return true;
    },
    all: () => bytes.subarray(0, length),
  };
}

function refuseDeclared(c: Context<AppEnv>, bytesMax: number): void {
  if (Number(c.req.header("content-length") ?? 0) > bytesMax) throw tooLarge(bytesMax);
}

function tooLarge(bytesMax: number): AppError {
  const most =
    bytesMax < mebibyte
      ? say("name-kilobytes", { size: bytesMax / kibibyte })
      : say("name-megabytes", { size: bytesMax / mebibyte });
  return refusal("body-too-large", { values: { most }, field: "body" });
}

function brokenOff(cause: Error | undefined): AppError {
  return refusal("body-broke-off", { cause });
}

function tooLate(msMax: number): AppError {
  return refusal("body-slow", { values: { seconds: msMax / 1000 }, field: "body" });
}

function wrongContentType(types: string): AppError {
  return refusal("content-type-unknown", { values: { types }, field: "content-type" });
}

/** Our bodies are at most a dozen levels deep. Deeply nested JSON would overflow the parser's stack. */
const depthMax = 64;
/**
 * Lists hold 10,000 leads at most. Objects with hundreds of thousands of names are slow to parse, and slower
 * to report errors for.
 */
const entriesMax = 20_000;
/** In the whole body. 10,000 leads with every column have a fifth of it. */
const entriesMaxOfAll = 500_000;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Refuses JSON that is slow to parse for its size: deep nesting or very many entries. Reads each byte once
 * and does not check whether it is valid JSON. Throws `request-invalid`.
 */
function refuseTangledJson(json: Uint8Array): void {
  const entries: number[] = [0];
  let all = 0;
  let isQuoted = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (isQuoted) {
      if (byte === backslash) at += 1;
      else if (byte === quote) isQuoted = false;
    } else if (byte === quote) isQuoted = true;
    else if (byte === openList || byte === openObject) {
      if (entries.push(1) > depthMax + 1) {
        throw refusal("body-nested", { values: { levels: depthMax }, field: "body" });
      }
    } else if (byte === closeList || byte === closeObject) entries.pop();
    else if (byte === comma) {
      const count = (entries.pop() ?? 0) + 1;
      entries.push(count);
      if (count > entriesMax) throw tooMany(entriesMax);
      if (++all > entriesMaxOfAll) throw tooMany(entriesMaxOfAll);
    }
  }
}

function tooMany(entries: number): AppError {
  return refusal("body-entries", { values: { entries }, field: "body" });
}
