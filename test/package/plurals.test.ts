import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { XMLParser } from "fast-xml-parser";
import { reasonLabels } from "../../scripts/labels/reasonLabels.ts";

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

/** A place before a word that is no unit. Japanese has no plural forms. */
const beforeWord = /\{(\d)\}[\s\u00a0]+(?!(?:min|sec|Min|Sek|s|KB|MB|Ko|Mo)(?!\p{L}))\p{L}/gu;
const languages: [language: string, labels: Map<string, string>][] = [
  ["en", english],
  ["de", translated("de")],
  ["fr", translated("fr")],
  ["es", translated("es")],
];

/** What the places of a label stand for, where it is one of the connector's. */
const namesOf = new Map(reasonLabels().map(({ name, names }) => [name, names]));

/** What the connector's sentences have in their places: numbers, and what is none. */
const numbers = wordsOf(`
  columns count created days entries failed hours imported kept leads length levels limit line lines max merged
  min minutes neverKnown percent remaining rows seconds size skipped status undone unknown waiting`);
const others = wordsOf(`
  account city column company contact controller country date day email event expected field fields fifth file
  first found fourth host id key label labels lead long most name object objects opportunity org origin owner
  record records request role row rules scopes second sets setting short text third time title types url user
  value values why words`);
/** Numbers in one sentence, and something else in another. */
const either = wordsOf("after before others used");

/** Limits of ours, and counts that are shown from two on. */
const neverOne = wordsOf(`
  Add_AddedLeads Batch_ApplyAll Batch_FirstLeads Detail_BodyNested Detail_BodySlow Detail_FilesWaiting
  Detail_HeaderTooWide
  Detail_HeaderUnknown Detail_ListTooLongToCompare Detail_ListTooLongToFilter Detail_ListTooLongToSort
  Detail_RequestsPerMinute Detail_RequestsWaiting Detail_SearchTooLong Detail_SearchTooShort Detail_SignedOutAfterHours
  Detail_SignedOutWhenIdle Detail_TooManyLeads Detail_UploadParts Match_Shown Rehearsal_ExcludeAll
  Search_FirstOnes Select_TooMany Sort_TooLong Text_FieldTooLong Text_ImportFieldTooLong Text_ImportRowsMax
  Text_PastedMax Text_TimelineCut Text_TimelineCutAround Text_TimelineNothing Text_ValueEntries Timeline_Count
  UsageFailures_Cut`);

/** "3 of 10 contacts": the noun is that of a whole, and in the plural for one of them, too. */
const ofWhole = wordsOf(`
  Batch_CreatedOf Batch_Ended Detail_QuotaUsedUp Detail_QuotaUsedUpLowered Detail_QuotaUsedUpProvisional
  MatchReport_Compared Notice_Batch Page_RolesFilled Quota_Left Result_Quota Review_Progress Review_Quota
  Team_Attention Text_CheckAllowanceLeft Text_CheckQuotaLeft Usage_OfLimit`);

/** The word after it is the same for one. */
const sameForOne = wordsOf(`
  BatchUndo_More Batch_FinishedAnnouncement Batch_PerMinute LeadLists_Linked Quota_Short Quota_UsedUp
  Review_IncompleteCount Review_QuotaTooMany Review_Start Select_Count Text_FieldRange`);

/** What stands in the place is a name, a day, a time, or a whole sentence with a count. */
const noCount = wordsOf(`
  Add_Added Add_Merged BatchUndo_RetryUntil BatchUndo_Until Batch_OpenRecord Changes_StillAt Import_CanceledNamed
  Import_Done Import_NotDone Remove
  Map_YieldsTo Match_Rejected Match_TakenBack Notice_Reviewing Page_GiveRoleQuestion Page_NoneText Quota_Help Quota_UsedUpText
  Result_Created Result_TakenBack Result_UndoHelp Review_StartRoles Review_TakeAlong Review_UseAccount Role_Added Select_One
  Settings_Inactive Text_EventSettingChangedValues Detail_OtherOrg Detail_OtherOrgRevoked`);

const exceptions = [neverOne, ofWhole, sameForOne, noCount];
const isExcepted = (name: string) => exceptions.some((names) => names.has(name.replace(/^Crosswalk_/, "")));

/** Labels for any count but one, each with one for a single thing beside it. */
const pairs = [...english.keys()].filter((name) => english.has(`${name}One`));
const isOfPair = (name: string) => pairs.includes(name) || pairs.includes(name.replace(/One$/, ""));

/** Labels with a number before a word, by name. */
function countedIn(labels: Map<string, string>): string[] {
  return [...labels]
    .filter(([name, text]) =>
      [...text.matchAll(beforeWord)].some(([, place]) => mayBeNumber(name, Number(place))),
    )
    .map(([name]) => name);
}

/** Of the panel's own labels nothing tells what stands in their places. */
function mayBeNumber(name: string, place: number): boolean {
  const value = namesOf.get(name)?.[place];
  return value === undefined || !others.has(value);
}

function wordsOf(list: string): Set<string> {
  return new Set(list.trim().split(/\s+/));
}

describe("labels with a number before a word", () => {
  it.each(languages)("have one for a single thing beside them: %s", (_language, labels) => {
    const counted = countedIn(labels);
    expect(counted.length).toBeGreaterThan(20);
    expect(counted.filter((name) => !isExcepted(name) && !isOfPair(name))).toEqual([]);
  });

  it("are excepted by name where one thing needs no other words, and by no other name", () => {
    const counted = new Set(languages.flatMap(([, labels]) => countedIn(labels)));
    const names = exceptions.flatMap((each) => [...each]);
    expect(names.filter((name) => !counted.has(`Crosswalk_${name}`))).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("are told by the names of the connector's values, each of which is a number or is none", () => {
    const used = new Set([...namesOf.values()].flat());
    const known = [...numbers, ...others, ...either];
    expect([...used].filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !used.has(name))).toEqual([]);
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
