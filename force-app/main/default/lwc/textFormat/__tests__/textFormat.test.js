import { formatLabel, fullName, joinParts } from "c/textFormat";

it("fills the places of a label in any order and leaves those without a value", () => {
  expect(formatLabel("{1} of {0}, {2}", 10, 3)).toBe("3 of 10, {2}");
});

it("joins only what is there", () => {
  expect(fullName({ firstName: "", lastName: "Lind" })).toBe("Lind");
  expect(joinParts("CTO", null, "Fabrikam")).toBe("CTO · Fabrikam");
});
