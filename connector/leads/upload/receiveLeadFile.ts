import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "../../errors.ts";
import { refusal } from "../../reasons/refusal.ts";

/** What folders of uploads are named by. */
export const uploadPrefix = "crosswalk-upload-";

/** A lead file that has arrived whole, on disk until it is disposed of. */
export interface ReceivedFile {
  /** As its sender named it; null where they did not. */
  fileName: string | null;
  /** The form's `name` field. */
  name: string | null;
  path: string;
  dispose(): Promise<void>;
}

export interface Upload {
  /** A form with the file in it, or the file itself. */
  kind: "form" | "file";
  contentType: string;
  body: NonNullable<Request["body"]>;
}

/**
 * Takes an upload to disk before anything is made of it, so that one that breaks off on its way leaves
 * nothing behind. Multipart (a field `file`, and `name` if wanted) or the file itself. Throws
 * `request-invalid` where it holds no file.
 */
export async function receiveLeadFile(upload: Upload): Promise<ReceivedFile> {
  const folder = await mkdtemp(join(tmpdir(), uploadPrefix));
  const path = join(folder, "leads");
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const body = Readable.from(upload.body);
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
      // One file more than is taken, for a second one to be refused instead of passed over.
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

/** The connection's end or a malformed form; a limit that the body passed says so itself. */
function brokenOff(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return refusal("upload-broke-off", { cause: error });
}
