import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "../errors.ts";
import type { AppEnv } from "./router.ts";

const mebibyte = 1024 * 1024;

/** A body of JSON that a person or the panel makes. */
const jsonBytesMax = mebibyte;
/** The choices for each of ten thousand leads. */
const batchBytesMax = 8 * mebibyte;
/** A lead file: 100,000 rows with every column a tool exports. */
export const leadFileBytesMax = 40 * mebibyte;

function limitTo(maxSize: number): MiddlewareHandler<AppEnv> {
  return bodyLimit({
    maxSize,
    onError() {
      throw new AppError("request-invalid", {
        detail: `The body is larger than ${maxSize / mebibyte} MB.`,
        action: "Send less at once; split a lead file into several.",
        fields: [{ field: "body", message: `must be at most ${maxSize / mebibyte} MB` }],
      });
    },
  });
}

/** Refuses bodies larger than their route can want, before they are read into memory. */
export function limitBody(): MiddlewareHandler<AppEnv> {
  const json = limitTo(jsonBytesMax);
  const batch = limitTo(batchBytesMax);
  const leadFile = limitTo(leadFileBytesMax);
  return (c, next) => {
    const { path } = c.req;
    if (path === "/v1/lead-lists") return leadFile(c, next);
    return (path.startsWith("/v1/batches") ? batch : json)(c, next);
  };
}
