import { expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { pauseMsOf } from "./pauseBatch.ts";

const yearS = 365 * 24 * 60 * 60;

it.each([
  ["as long as Salesforce asks", new AppError("salesforce-unavailable", { retryAfter: 90 }), 90],
  [
    "ten minutes, where it asks for a year",
    new AppError("salesforce-unavailable", { retryAfter: yearS }),
    600,
  ],
  ["as its error says where nobody asks", new AppError("app-blocked"), 300],
  ["a minute after any other error", new AppError("internal"), 60],
])("work in the background waits %s", (_, error, seconds) => {
  expect(pauseMsOf(error)).toBe(seconds * 1000);
});
