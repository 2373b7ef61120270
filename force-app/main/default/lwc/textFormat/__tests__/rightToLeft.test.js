import { formatLabel } from "c/textFormat";

jest.mock("@salesforce/i18n/dir", () => ({ __esModule: true, default: "rtl" }), { virtual: true });

it("a value in right-to-left text keeps its own direction", () => {
  expect(formatLabel("Closes {0} · {1}", "Apr 27", "$12,000")).toBe(
    "Closes \u2068Apr 27\u2069 · \u2068$12,000\u2069",
  );
});
