import type { AppContext } from "../../connector/context.ts";
import type { RowResult } from "../../connector/leadFiles/leadRecord.ts";

interface Beside {
  /** After so many rows of the file were given to the import, and before the next. */
  afterRows?: (rowsGiven: number) => Promise<void>;
  /** Between the last rows and the end of the import. */
  beforeEnd?: () => Promise<void>;
}

/**
 * Has every import of a file at the connector wait for what a test does in the middle of it. The answered
 * function ends that.
 */
export function besideImport(app: AppContext, { afterRows, beforeEnd }: Beside): () => void {
  const { leadFiles } = app;
  async function* slowly(batches: AsyncIterable<RowResult[]>): AsyncGenerator<RowResult[]> {
    let rowsGiven = 0;
    for await (const batch of batches) {
      rowsGiven += batch.length;
      yield batch;
      await afterRows?.(rowsGiven);
    }
    await beforeEnd?.();
  }
  app.leadFiles = {
    ...leadFiles,
    read: (userId, path, use, isWanted) =>
      leadFiles.read(userId, path, (file) => use({ ...file, batches: slowly(file.batches) }), isWanted),
  };
  return () => void (app.leadFiles = leadFiles);
}
