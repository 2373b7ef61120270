import { expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { closeDatabase } from "./database.ts";
import { newDatabase } from "./newDatabase.fixture.ts";
import { createStorageWatch } from "./storage.ts";

it("a network that fails on the way to Salesforce is no trouble of the database", async () => {
  const database = await newDatabase();
  const watch = createStorageWatch(database);
  const cause = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
  expect(watch.describe(new AppError("salesforce-unavailable", { cause }))).toBeNull();
  expect(watch.describe(cause)).toContain("can't be reached");
  await closeDatabase(database);
});
