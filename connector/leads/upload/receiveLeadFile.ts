import { createWriteStream, lstatSync, readdirSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as wait } from "node:timers/promises";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { AppError } from "../../errors.ts";
import { refusal } from "../../reasons/refusal.ts";
import { keptSince, retention } from "../../retention.ts";

/** A lead file that has arrived completely. It stays on disk until it is disposed of. */
interface ReceivedFile {
  /** The file name as the client gave it; null where there is none. */
  fileName: string | null;
  /** The form's `name` field. */
  name: string | null;
  path: string;
  dispose(): Promise<void>;
}

export interface Upload {
  /** `form`: multipart with the file in it. `file`: the file itself. */
  kind: "form" | "file";
  contentType: string;
  body: NonNullable<Request["body"]>;
}

/**
 * Writes an upload to disk before it is read, so that an interrupted upload leaves nothing behind. Accepts
 * multipart (field `file`, optional `name`) or the file itself. Throws `request-invalid` where there is no
 * file, and `import-cancelled` once it is not wanted any more.
 */
export async function receiveLeadFile(
  upload: Upload,
  isWanted: () => Promise<boolean>,
): Promise<ReceivedFile> {
  const folder = await mkdtemp(join(tmpdir(), uploadPrefix));
  const dispose = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, "leads");
  try {
    const body = Readable.fromWeb(upload.body as ReadableStream);
    void destroyUnwanted(body, isWanted);
    const parts =
      upload.kind === "form"
        ? await receiveForm(body, upload.contentType, path)
        : await receivePlain(body, path);
    return { ...parts, path, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

const lookMs = 1_000;

/** Any connector may cancel the import, so that nobody here is told. */
async function destroyUnwanted(body: Readable, isWanted: () => Promise<boolean>): Promise<void> {
  while (!body.closed) {
    await wait(lookMs, undefined, { ref: false });
    if (!body.closed && !(await isWanted())) body.destroy(refusal("import-removed"));
  }
}

interface FormParts {
  fileName: string | null;
  name: string | null;
}

async function receivePlain(body: Readable, path: string): Promise<FormParts> {
  try {
    await pipeline(body, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    throw brokenOff(error);
  }
  return { fileName: null, name: null };
}

const partsMax = 12;
const fieldNameMax = 200;

async function receiveForm(body: Readable, contentType: string, path: string): Promise<FormParts> {
  const parts: FormParts = { fileName: null, name: null };
  let saved: Promise<void> | undefined;
  try {
    const form = new Busboy({
      headers: { "content-type": contentType },
      // One file more than allowed, so that a second file is refused instead of ignored.
      limits: { files: 2, fields: 10, fieldSize: 10_000, parts: partsMax },
    });
    form.on("partsLimit", () =>
      form.destroy(refusal("upload-parts", { values: { max: partsMax }, field: "body" })),
    );
    form.on("field", (field, value) => {
      if (field === "name") parts.name = value;
    });
    form.on("file", (field: string, stream: BusboyFileStream, fileName: string) => {
      if (saved || field !== "file") {
        stream.resume();
        form.destroy(notThis(field.slice(0, fieldNameMax), saved !== undefined));
        return;
      }
      parts.fileName = fileName || null;
      saved = pipeline(stream, createWriteStream(path, { mode: 0o600 }));
      saved.catch((error: unknown) => form.destroy(error as Error));
    });
    await pipeline(body, form);
    await saved;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refusal("upload-broke-off", { cause: error });
  }
  if (saved) return parts;
  throw refusal("no-file", { field: "file" });
}

function notThis(field: string, isSecond: boolean): AppError {
  return isSecond
    ? refusal("upload-second-file", { field })
    : refusal("upload-other-field", { values: { field }, field });
}

/**
 * The error for a closed connection or a malformed form. A limit that the body exceeded has its own error.
 */
function brokenOff(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return refusal("upload-broke-off", { cause: error });
}

/** The beginning of the names of upload folders. */
const uploadPrefix = "crosswalk-upload-";

/**
 * Removes the lead files of uploads whose connector was killed, because they hold names of people; gives how
 * many. No upload takes as long as they are kept.
 */
export function discardUploads(now: Date): number {
  const left = readdirSync(tmpdir())
    .filter((name) => name.startsWith(uploadPrefix))
    .map((name) => join(tmpdir(), name))
    .filter((path) => isLeft(path, now));
  for (const path of left) rmSync(path, { recursive: true, force: true });
  return left.length;
}

function isLeft(path: string, now: Date): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  // What belongs to another user of the host is theirs to remove.
  if (found?.uid !== process.getuid?.()) return false;
  return found !== undefined && found.mtime < keptSince(now, retention.uploads);
}
