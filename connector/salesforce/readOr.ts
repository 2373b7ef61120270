import { AppError, policyOf } from "../errors.ts";

/** What `read` gives, or what stands for it where it fails. Throws what shuts the user out of the API. */
export async function readOr<T>(read: () => Promise<T>, otherwise: (failure: AppError) => T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && !policyOf(error).shutsOut) return otherwise(error);
    throw error;
  }
}
