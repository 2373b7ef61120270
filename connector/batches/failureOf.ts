import type { AppContext } from "../context.ts";
import { AppError } from "../errors.ts";

/** The error of a step in the background, as it is stored. */
export function failureOf(app: AppContext, error: unknown): AppError {
  if (error instanceof AppError) return error;
  return app.storage.refusalOf(error) ?? new AppError("internal", { cause: error });
}
