import {
  formatCount,
  formatLabel,
  formatMoney,
  formatShare,
  fullName,
  joinParts,
  listOf,
  nameValue,
  apart,
  sentencesOf,
} from "c/textFormat";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0} : {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Text_NameList", () => ({ default: "{0}、{1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Sentences", () => ({ default: "{0}{1}" }), { virtual: true });

it("fills the places of a label in any order and leaves those without a value", () => {
  expect(formatLabel("{1} of {0}, {2}", 10, 3)).toBe("3 of 10, {2}");
});

it("takes no line from the file of a long label, and keeps those of a value", () => {
  expect(formatLabel("\n      Wait until\n      {0}.\n    ", "a\nb")).toBe("Wait until a\nb.");
});

it("writes an amount in its currency, or in the user's, and nothing where there is none", () => {
  expect(formatMoney({ amount: 147_000.4, currency: "EUR" })).toBe("€147,000");
  expect(formatMoney({ amount: 12, currency: null })).toBe("$12");
  expect(formatMoney({ amount: null })).toBeNull();
});

it("writes a share as percent", () => {
  expect([0, 0.8042, 1].map(formatShare)).toEqual(["0%", "80.4%", "100%"]);
});

it("joins only what is there", () => {
  expect(fullName({ firstName: "", lastName: "Lind" })).toBe("Lind");
  expect(joinParts("CTO", null, "Fabrikam")).toBe("CTO\u00a0· Fabrikam");
});

it("joins a name and its value, lists and sentences as a label of the language says", () => {
  expect(nameValue("Statut", "Nouvelle")).toBe("Statut : Nouvelle");
  expect(listOf(["Email", "Phone", "Title"])).toBe("Email、Phone、Title");
  expect(listOf(["Email"])).toBe("Email");
  expect(listOf([])).toBe("");
  expect(sentencesOf("Gone.", null, "Go back.")).toBe("Gone.Go back.");
  expect(sentencesOf(null)).toBe("");
});

it("uses the label for one thing at a count of one, and the other label at any other count", () => {
  expect([0, 1, 2, 1_000].map((count) => formatCount(count, "{0} lead", "{0} leads"))).toEqual([
    "0 leads",
    "1 lead",
    "2 leads",
    "1,000 leads",
  ]);
});

it.each(["fr", "de"])(
  "uses the singular for a count of zero only where the language does: %s",
  (language) => {
    jest.isolateModules(() => {
      jest.doMock("@salesforce/i18n/lang", () => ({ default: language }), { virtual: true });
      const none = require("c/textFormat").formatCount(0, "{0} piste", "{0} pistes");
      expect(none).toBe(language === "fr" ? "0 piste" : "0 pistes");
    });
  },
);

it("shows times by the browser's clock where the browser does not know the user's time zone", () => {
  jest.isolateModules(() => {
    jest.doMock("@salesforce/i18n/timeZone", () => ({ default: "America/Nowhere" }), { virtual: true });
    const { formatDate } = require("c/textFormat");
    expect(formatDate("2026-12-01T12:00:00Z")).toBe(
      new Intl.DateTimeFormat("en-US", { dateStyle: "medium" }).format(new Date("2026-12-01T12:00:00Z")),
    );
  });
});

it.each([
  ["America/Los_Angeles", "Nov 30, 2026", "Nov 30, 2026, 4:00 PM"],
  ["Asia/Tokyo", "Dec 1, 2026", "Dec 1, 2026, 9:00 AM"],
])("shows times as the user's clock in Salesforce has them, and days as they are: %s", (zone, date, time) => {
  jest.isolateModules(() => {
    jest.doMock("@salesforce/i18n/timeZone", () => ({ default: zone }), { virtual: true });
    const { formatDate, formatDateTime, formatDay } = require("c/textFormat");
    expect(formatDate("2026-12-01T00:00:00Z")).toBe(date);
    expect(formatDateTime("2026-12-01T00:00:00Z").replace(/\s/g, " ")).toBe(time);
    expect(formatDay("2026-12-01")).toBe("Dec 1, 2026");
  });
});

it("a phone number stands apart from the text around it", () => {
  const phone = "+49 89 555-0100";
  expect(apart(joinParts("a@b.example", phone, "München"), phone)).toEqual({
    before: "a@b.example\u00a0· ",
    part: phone,
    after: "\u00a0· München",
  });
  expect(apart("München", null)).toEqual({ before: "München" });
});
