import { describe, expect, it } from "vitest";
import { isOwnColumn } from "./isOwnColumn.ts";

describe("a further column", () => {
  it.each([
    "Second E-Mail",
    "Email 2",
    "Personal Email Address",
    "Old Profile",
    "Private E-Mail-Adresse",
    "Correo personal",
  ])("is the lead's own: %s", (column) => expect(isOwnColumn(column)).toBe(true));

  it.each(["Manager Email", "Owner Email", "Company Email", "Assistant Profile", "Notes", "E-Mail Chef", ""])(
    "may be about somebody else: %s",
    (column) => expect(isOwnColumn(column)).toBe(false),
  );
});
