import { AppError, policyOf } from "../errors.ts";

/** The result of `read`, or a substitute if it fails. Throws the errors that shut the user out of the API. */
export async function readOr<T>(read: () => Promise<T>, otherwise: (failure: AppError) => T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && !policyOf(error).shutsOut) return otherwise(error);
    throw error;
  }
}
