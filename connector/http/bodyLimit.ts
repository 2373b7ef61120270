import type { HttpBindings } from "@hono/node-server";
import type { Readable } from "node:stream";
import type { Context, MiddlewareHandler } from "hono";
import type { AppError } from "../errors.ts";
import { previewBytesMax } from "../leadFiles/previewLeadFile.ts";
import { refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import { bodyKind } from "./bodyKind.ts";
import { refuseTangledJson } from "./refuseTangledJson.ts";
import type { AppEnv } from "./appEnv.ts";

/** As much of a body as its route can want, in the time that it may take to come. */
interface BodyBounds {
  bytesMax: number;
  msMax: number;
}

type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** What callers without a session send: a challenge, a code. */
const strangersBody = { bytesMax: 16 * kibibyte, msMax: 10_000 };
/** A body of JSON that a person or the panel makes. */
const jsonBody = { bytesMax: mebibyte, msMax: 60_000 };
/** Ten thousand leads, or the choices for each of them. */
const listBody = { bytesMax: 8 * mebibyte, msMax: 120_000 };
/** The beginning of a lead file, for its preview. */
const fileStart = { bytesMax: previewBytesMax, msMax: 60_000 };
/** A lead file: 100,000 rows with every column a tool exports. */
const leadFileBytesMax = 40 * mebibyte;

/**
 * Takes the bodies of callers who have signed in, bounded: to be mounted behind `authenticate`. A lead file
 * is let through, for its route to stream to disk; what is neither that nor JSON is refused there unread.
 */
export const limitBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { path, method } = c.req;
  if (path === "/v1/lead-lists" && method === "POST") await takeLeads(c);
  else if (path === "/v1/lead-lists/preview" && method === "POST") await takeFileStart(c);
  else await takeBody(c, path.startsWith("/v1/batches") ? listBody : jsonBody);
  await next();
};

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

/** Takes the body of a caller who has not signed in. */
export function takeStrangersBody(c: Context<AppEnv>): Promise<void> {
  return takeBody(c, strangersBody);
}

/** A lead file on its way to disk. Fails with `request-invalid` where it turns out larger than one can be. */
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

/**
 * Reads the body into memory for its route, and not a byte more than is allowed: a client need not say how
 * much will come.
 */
async function takeBody(c: Context<AppEnv>, bounds: BodyBounds): Promise<void> {
  refuseDeclared(c, bounds.bytesMax);
  if (c.req.method === "GET" || c.req.method === "HEAD") return;
  const body = await readAll((c.env as HttpBindings).incoming, bounds);
  refuseTangledJson(body);
  // Where Hono keeps a body that has been read; it is typed as what it will be.
  c.req.bodyCache.text = Promise.resolve(new TextDecoder().decode(body)) as never;
}

/**
 * Copied together piece by piece: a body in a thousand pieces holds no more memory than one in a single
 * piece.
 */
function readAll(incoming: Readable, { bytesMax, msMax }: BodyBounds): Promise<Uint8Array> {
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
    /** False where it would be more than is allowed. */
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
