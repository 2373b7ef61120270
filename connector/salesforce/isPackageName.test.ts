import { describe, expect, it } from "vitest";
import { isPackageName } from "./packageAccess.ts";

describe("a component of the package", () => {
  it.each(["Crosswalk_Admin", "crosswalk_admin", "acme__Crosswalk_Admin", "Acme_2__Crosswalk_Admin"])(
    "may be called %s",
    (name) => {
      expect(isPackageName(name, "Crosswalk_Admin")).toBe(true);
    },
  );

  it.each([
    "",
    "Admin",
    "Not_Crosswalk_Admin",
    "__Crosswalk_Admin",
    "_a__Crosswalk_Admin",
    "1a__Crosswalk_Admin",
    "a__b__Crosswalk_Admin",
    "acme__Crosswalk_Admin2",
  ])("is not called %s", (name) => {
    expect(isPackageName(name, "Crosswalk_Admin")).toBe(false);
  });
});
