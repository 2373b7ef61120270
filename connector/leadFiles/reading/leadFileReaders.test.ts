import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLeadFileReaders, type ReadLeadFile } from "./leadFileReaders.ts";
import type { ReadingBounds } from "./askWorker.ts";

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-files-"));
  path = join(folder, "leads.csv");
  writeFileSync(path, `Name,Company\n${"Ada Quist,Nord\n".repeat(1_000)}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const bounds: ReadingBounds = {
  atOnce: 2,
  waitingMax: 2,
  answerMsMax: 60_000,
  fileMsMax: 60_000,
  heapMegabytes: 256,
  lookMs: 1_000,
};

async function countRows({ batches }: ReadLeadFile): Promise<number> {
  let count = 0;
  for await (const rows of batches) count += rows.length;
  return count;
}

async function withReaders<T>(
  changed: Partial<ReadingBounds>,
  use: (readers: ReturnType<typeof createLeadFileReaders>) => Promise<T>,
): Promise<T> {
  const readers = createLeadFileReaders({ ...bounds, ...changed });
  try {
    return await use(readers);
  } finally {
    await readers.close();
  }
}

const unreadable = { code: "request-invalid", fields: [{ field: "file", reason: "file-unreadable" }] };

describe("the pool of lead-file readers", () => {
  it("gives all rows of a file, and tells its layout", async () => {
    await withReaders({}, async (readers) => {
      const read = readers.read("rep", path, async (file) => [file.format, await countRows(file)]);
      expect(await read).toEqual(["generic", 1_000]);
    });
  });

  it(
    "tells how much of a file the rows are that were taken, whatever it has read ahead",
    { tags: ["night"] },
    async () => {
      const long = join(folder, "long.csv");
      writeFileSync(long, `Name,Company\n${"Ada Quist,Nord\n".repeat(20_000)}`);
      await withReaders({}, async (readers) => {
        const percents = await readers.read("rep", long, async ({ batches, percentRead }) => {
          const seen = [percentRead()];
          for await (const _rows of batches) seen.push(percentRead());
          return seen;
        });
        expect(percents).toEqual(percents.toSorted((one, other) => one - other));
        expect([percents[0], percents.at(-1)]).toEqual([0, 100]);
        // 4 KB of 300 are read at a time.
        expect(new Set(percents).size).toBeGreaterThan(50);
      });
    },
  );

  it("refuses a file that takes longer than its time, and then reads another", async () => {
    for (const bound of ["answerMsMax", "fileMsMax"]) {
      await withReaders({ [bound]: 0 }, async (readers) => {
        await expect(readers.read("rep", path, countRows)).rejects.toMatchObject(unreadable);
        await expect(readers.read("rep", path, countRows)).rejects.toMatchObject(unreadable);
      });
    }
  });

  it("refuses a file that takes more than its memory", async () => {
    await withReaders({ heapMegabytes: 4 }, async (readers) => {
      await expect(readers.read("rep", path, countRows)).rejects.toMatchObject(unreadable);
    });
  });

  it("says what is wrong with a file as if the file had been read without a worker", async () => {
    const other = join(folder, "other.csv");
    writeFileSync(other, "sku,price\n1,2\n");
    await withReaders({}, async (readers) => {
      await expect(readers.read("rep", other, countRows)).rejects.toMatchObject({
        name: "AppError",
        code: "request-invalid",
        fields: [{ field: "file" }],
        members: { reason: "header-unknown" },
      });
      await expect(readers.read("rep", join(folder, "none.csv"), countRows)).rejects.toThrow(/ENOENT/);
    });
  });

  it(
    "reads on with the same worker after the reading of a file was left off",
    { tags: ["night"] },
    async () => {
      await withReaders({ atOnce: 1 }, async (readers) => {
        const leftOff = readers.read("rep", path, async ({ batches }) => {
          await batches.next();
          throw new Error("left off");
        });
        await expect(leftOff).rejects.toThrow("left off");
        expect(await readers.read("rep", path, countRows)).toBe(1_000);
      });
    },
  );

  it(
    "reads two files at a time, one of each user, in the order in which they came",
    { tags: ["night"] },
    async () => {
      await withReaders({}, async (readers) => {
        const order: string[] = [];
        const second = Promise.withResolvers<void>();
        const read = (userId: string, name: string) =>
          readers.read(userId, path, async (file) => {
            order.push(`${name} begins`);
            if (name === "bo 1") second.resolve();
            await second.promise; // the first goes on only when the second has begun
            await countRows(file);
            order.push(`${name} ends`);
          });
        await Promise.all([
          read("ada", "ada 1"),
          read("ada", "ada 2"),
          read("bo", "bo 1"),
          read("cy", "cy 1"),
        ]);
        const at = (event: string) => order.indexOf(event);
        expect(at("ada 1 ends")).toBeLessThan(at("ada 2 begins"));
        const running = order.map((_, index) =>
          order.slice(0, index + 1).reduce((sum, event) => sum + (event.endsWith("begins") ? 1 : -1), 0),
        );
        expect(Math.max(...running)).toBe(2);
        expect(order).toHaveLength(8);
      });
    },
  );

  it(
    "refuses more files of one user than may wait, and reads those that do",
    { tags: ["night"] },
    async () => {
      await withReaders({}, async (readers) => {
        const reads = Array.from({ length: 4 }, () => readers.read("rep", path, countRows));
        await expect(reads[3]).rejects.toMatchObject({ code: "too-many-requests" });
        expect(await Promise.all(reads.slice(0, 3))).toEqual([1_000, 1_000, 1_000]);
      });
    },
  );
});
