import { describe, expect, it } from "vitest";
import { isCompanyColumn } from "./isCompanyColumn.ts";

describe("a further column", () => {
  it.each(["Employer 2", "Company Name for Emails", "Parent Company", "Frühere Firma", "Société", "会社名"])(
    "has the name of a company: %s",
    (column) => expect(isCompanyColumn(column)).toBe(true),
  );

  it.each(["Manager", "Company Contact", "Business Owner", "Account", "Customer", "Name", "Chef", "2", ""])(
    "may have a person's name: %s",
    (column) => expect(isCompanyColumn(column)).toBe(false),
  );
});
