import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { XMLParser } from "fast-xml-parser";

const packageFolder = new URL("../../force-app/main/default/", import.meta.url);
const translationsFolder = new URL("../../config/translations/main/default/translations/", import.meta.url);

type Entry = Record<string, string>;

const parser = new XMLParser({ isArray: (name) => ["labels", "customLabels"].includes(name) });
const parse = (file: URL) =>
  parser.parse(readFileSync(file, "utf8")) as Record<string, Record<string, Entry[]>>;
const oneLine = (text: unknown) =>
  String(text)
    .replaceAll(/\s*\n\s*/g, " ")
    .trim();

const english = new Map(
  parse(new URL("labels/CustomLabels.labels-meta.xml", packageFolder))["CustomLabels"]?.["labels"]?.map(
    ({ fullName = "", value }) => [fullName, oneLine(value)],
  ),
);
const translated = (language: string) =>
  new Map(
    parse(new URL(`${language}.translation-meta.xml`, translationsFolder))["Translations"]?.[
      "customLabels"
    ]?.map(({ name = "", label }) => [name, oneLine(label)]),
  );

/** A number's place before what looks like a noun in the plural. Japanese has no plural forms. */
const plurals: [language: string, labels: Map<string, string>, pattern: RegExp][] = [
  ["en", english, /\{\d\}\s+(?:[a-z]+\s+)?[a-z]{2,}s\b/],
  ["de", translated("de"), /\{\d\}\s+(?:[a-zäöü]+\s+)?[A-ZÄÖÜ][a-zäöüß]{2,}/],
  ["fr", translated("fr"), /\{\d\}[\s\u00a0]+(?:\p{L}+\s+)?\p{L}{2,}[sx](?!\p{L})/u],
  ["es", translated("es"), /\{\d\}\s+(?:\p{L}+\s+)?\p{L}{3,}s(?!\p{L})/u],
];

/** Limits of ours, and counts that are shown from two on. */
const neverOne = new Set([
  "Crosswalk_Detail_BodyNested",
  "Crosswalk_Detail_BodySlow",
  "Crosswalk_Detail_FilesWaiting",
  "Crosswalk_Detail_HeaderTooWide",
  "Crosswalk_Detail_HeaderUnknown",
  "Crosswalk_Detail_ListTooLongToCompare",
  "Crosswalk_Detail_ListTooLongToFilter",
  "Crosswalk_Detail_ListTooLongToSort",
  "Crosswalk_Detail_RequestsPerMinute",
  "Crosswalk_Detail_SearchTooLong",
  "Crosswalk_Detail_SearchTooShort",
  "Crosswalk_Detail_SignedOutAfterHours",
  "Crosswalk_Detail_SignedOutWhenIdle",
  "Crosswalk_Detail_TooManyLeads",
  "Crosswalk_Detail_UndoBatchRetryTooLate",
  "Crosswalk_Detail_UndoBatchTooLate",
  "Crosswalk_Detail_UndoTooLate",
  "Crosswalk_Detail_UploadParts",
  "Crosswalk_Match_Shown",
  "Crosswalk_Search_FirstOnes",
  "Crosswalk_Select_TooMany",
  "Crosswalk_Sort_TooLong",
  "Crosswalk_Text_FieldTooLong",
  "Crosswalk_Text_ImportFieldTooLong",
  "Crosswalk_Text_ImportRowsMax",
  "Crosswalk_Text_PastedMax",
  "Crosswalk_Text_TimelineCut",
  "Crosswalk_Text_TimelineCutAround",
  "Crosswalk_Text_TimelineNothing",
  "Crosswalk_Text_ValueEntries",
  "Crosswalk_Timeline_Count",
]);

/** "3 of 10 contacts": the noun is that of a whole, and in the plural for one of them, too. */
const ofWhole = new Set([
  "Crosswalk_Detail_QuotaUsedUp",
  "Crosswalk_Detail_QuotaUsedUpProvisional",
  "Crosswalk_Quota_Left",
  "Crosswalk_Result_Quota",
  "Crosswalk_Review_Progress",
  "Crosswalk_Text_CheckAllowanceLeft",
  "Crosswalk_Text_CheckQuotaLeft",
]);

/** What stands in the place is a name, a time or a unit's number, or the word after it is no noun. */
const noCount = new Set([
  "Crosswalk_Add_Added",
  "Crosswalk_Batch_OpenRecord",
  "Crosswalk_Batch_PerMinute",
  "Crosswalk_Changes_StillAt",
  "Crosswalk_Detail_ErasedPeopleLocked",
  "Crosswalk_Detail_ManyFieldsWrong",
  "Crosswalk_Detail_NoCreate",
  "Crosswalk_Detail_NoEdit",
  "Crosswalk_Detail_NoRead",
  "Crosswalk_Detail_NoReadRequired",
  "Crosswalk_Detail_TwoQuotas",
  "Crosswalk_Import_CanceledNamed",
  "Crosswalk_Import_Done",
  "Crosswalk_LeadLists_Linked",
  "Crosswalk_Learned_LeftOutRep",
  "Crosswalk_Learned_Used",
  "Crosswalk_Page_GiveRoleQuestion",
  "Crosswalk_Quota_UsedUpText",
  "Crosswalk_Result_Created",
  "Crosswalk_Result_TakenBack",
  "Crosswalk_Result_UndoHelp",
  "Crosswalk_Review_QuotaTooMany",
  "Crosswalk_Role_Added",
  "Crosswalk_Text_CheckCreateGrant",
  "Crosswalk_Text_CheckExternalIdThere",
  "Crosswalk_Text_CheckReadGrant",
  "Crosswalk_Text_EventClockFast",
  "Crosswalk_Text_EventClockSlow",
  "Crosswalk_Text_EventSettingChangedValues",
  "Crosswalk_Text_FieldNotAccepted",
  "Crosswalk_Text_FieldText",
  "Crosswalk_Text_MatchGapSlow",
  "Crosswalk_Text_TeamRoleGrant",
  "Crosswalk_Text_TimelineOfTime",
  "Crosswalk_Text_TimelineOfUserAt",
  "Crosswalk_Text_UndoKeptActivity",
  "Crosswalk_Text_UndoKeptCampaign",
  "Crosswalk_Text_UndoKeptChanged",
  "Crosswalk_Text_UndoKeptOwner",
  "Crosswalk_Text_UndoKeptRecords",
  "Crosswalk_Text_UndoKeptRole",
  "Crosswalk_Text_UndoKeptRoleChanged",
  "Crosswalk_Text_UndoKeptUsed",
]);

const exceptions = [neverOne, ofWhole, noCount];
const isExcepted = (name: string) => exceptions.some((names) => names.has(name));

/** Labels for any count but one, each with one for a single thing beside it. */
const pairs = [...english.keys()].filter((name) => english.has(`${name}One`));
const isOfPair = (name: string) => pairs.includes(name) || pairs.includes(name.replace(/One$/, ""));

/** Labels with a number before a noun, by name. */
function countedIn(labels: Map<string, string>, pattern: RegExp): string[] {
  return [...labels].filter(([, text]) => pattern.test(text)).map(([name]) => name);
}

describe("labels with a number before a noun", () => {
  it.each(plurals)("have one for a single thing beside them: %s", (_language, labels, pattern) => {
    const counted = countedIn(labels, pattern);
    expect(counted.length).toBeGreaterThan(20);
    expect(counted.filter((name) => !isExcepted(name) && !isOfPair(name))).toEqual([]);
  });

  it("are excepted by name where they are no counts, and by no other name", () => {
    const counted = new Set(plurals.flatMap(([, labels, pattern]) => countedIn(labels, pattern)));
    const names = exceptions.flatMap((each) => [...each]);
    expect(names.filter((name) => !counted.has(name))).toEqual([]);
  });

  it.each(pairs)("are chosen by the count wherever they are used: %s", (name) => {
    const folder = new URL("lwc/", packageFolder);
    const sources = globSync("**/*.js", { cwd: folder, exclude: ["**/__tests__/**"] }).map((file) =>
      readFileSync(new URL(file, folder), "utf8"),
    );
    const users = sources.filter((source) => source.includes(`/c.${name}"`));
    expect(users.length).toBeGreaterThan(0);
    for (const source of users) {
      const [one, many] = [`${name}One`, name].map((label) => variableOf(source, label));
      // Side by side, as formatCount takes them, also from a list.
      expect(source).toMatch(new RegExp(`,\\s*${one},[^;]*?\\b${many}\\b`));
      expect(source).toContain("formatCount(");
    }
  });
});

function variableOf(source: string, label: string): string {
  return new RegExp(`import (\\w+) from "@salesforce/label/c\\.${label}"`).exec(source)?.[1] ?? "(none)";
}
