import { AppError } from "../../connector/errors.ts";

/** What is wrong, and what to do next. */
export function describeFailure(error: unknown, options = "--leads and --contacts"): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "EACCES" || code === "EISDIR") {
    return `${path ?? "A file"} cannot be read (${code}). Check the paths given with ${options}.`;
  }
  return error instanceof AppError ? `${error.message} ${error.action}` : error.message;
}
