import type { AppContext } from "../context.ts";
import { AppError } from "../errors.ts";

/** What a step of work in the background broke of, as it is stored. */
export function failureOf(app: AppContext, error: unknown): AppError {
  if (error instanceof AppError) return error;
  return app.storage.refusalOf(error) ?? new AppError("internal", { cause: error });
}
