import { AppError } from "../errors.ts";

/**
 * What is read, or a substitute where Salesforce refuses because the user may not see such records, or the
 * org has none.
 */
export async function unlessHidden<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === "insufficient-access") return otherwise;
    throw error;
  }
}
