import RunningImports from "c/runningImports";
import { answerWith, problem, Reply, unreachable } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { leadList, runningImport } from "lwc-test/samples";
import { signInHere } from "lwc-test/session";

jest.mock("@salesforce/label/c.Crosswalk_Import_Done", () => ({ default: "{0} is there" }), {
  virtual: true,
});

jest.mock("@salesforce/label/c.Crosswalk_Import_NotArrived", () => ({ default: "It did not arrive" }), {
  virtual: true,
});

const path = "GET /v1/imports";
const cancelPath = "DELETE /v1/imports/import-1";
const listPath = "GET /v1/lead-lists/import-1";
let running;

beforeEach(async () => {
  await signInHere();
  jest.useFakeTimers();
  running = [runningImport()];
});

async function show(answers = {}, properties = {}) {
  const requests = answerWith({ [path]: () => ({ items: running }), ...answers });
  const element = await render("c-running-imports", RunningImports, properties);
  return { element, requests };
}

async function pass(ms) {
  jest.advanceTimersByTime(ms);
  await settle();
}

const sentenceOf = (element) => find(element, "[data-sentence]").textContent;

it("asks once where no import runs, and shows nothing", async () => {
  running = [];
  const { element, requests } = await show();
  await pass(10_000);
  expect(requests).toHaveLength(1);
  expect(find(element, "c-import-progress")).toBeNull();
  expect(sentenceOf(element)).toBe("");
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

it.each([
  ["is there", leadList, "Connections is there"],
  ["has failed", problem(404, "not-found"), "It did not arrive"],
])("shows an import that goes on, and says at its end that its list %s", async (_what, list, sentence) => {
  const { element } = await show({ [listPath]: list });
  const ended = record(element, "importended");
  expect(find(element, "c-import-progress").running).toMatchObject({ percentRead: 40 });
  running = [runningImport({ percentRead: 90 })];
  await pass(1_000);
  expect(find(element, "c-import-progress").running).toMatchObject({ percentRead: 90 });
  running = [];
  await pass(1_000);
  expect(find(element, "c-import-progress")).toBeNull();
  expect(sentenceOf(element)).toBe(sentence);
  expect(ended).toHaveLength(1);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

it("shows an import as it was while its end cannot be asked for, and says then how it ended", async () => {
  let list = problem(503, "storage-unavailable");
  const { element } = await show({ [listPath]: () => list });
  running = [];
  await pass(1_000);
  expect(find(element, "c-import-progress").running).toMatchObject({ percentRead: 40 });
  expect(sentenceOf(element)).toBe("");
  list = problem(404, "not-found");
  await pass(1_000);
  expect(find(element, "c-import-progress")).toBeNull();
  expect(sentenceOf(element)).toBe("It did not arrive");
});

it("has the focus on the sentence where the box of the import had it", async () => {
  const { element } = await show({ [listPath]: leadList });
  find(element, "c-import-progress").focus();
  running = [];
  await pass(1_000);
  await settle();
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-focus]"));
});

it("cancels an import, says so, and has the focus on that", async () => {
  const { element } = await show({
    [cancelPath]: () => {
      running = [];
      return new Reply(204, null);
    },
  });
  await fire(find(element, "c-import-progress"), "cancelimport");
  expect(find(element, "c-import-progress")).toBeNull();
  expect(sentenceOf(element)).toContain("Import_Canceled");
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-focus]"));
  await pass(10_000);
  expect(sentenceOf(element)).toContain("Import_Canceled");
});

it.each([
  ["has failed", problem(404, "not-found"), "It did not arrive"],
  ["is there", leadList, `${leadList.name} is there`],
])("says how one without a name ended whose list %s", async (_what, list, sentence) => {
  running = [runningImport({ name: "", percentRead: null })];
  const { element } = await show({ [listPath]: list });
  running = [];
  await pass(1_000);
  await settle();
  expect(sentenceOf(element)).toBe(sentence);
});

it("says of each import how it ended where several do", async () => {
  running = [runningImport(), runningImport({ id: "import-2", key: "b-key", name: "Fair" })];
  const { element } = await show({
    [listPath]: leadList,
    "GET /v1/lead-lists/import-2": problem(404, "not-found"),
  });
  running = [];
  await pass(1_000);
  const sentences = [...find(element, "[data-sentence]").children].map(({ textContent }) => textContent);
  expect(sentences.toSorted()).toEqual(["Connections is there", "It did not arrive"]);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

it("says why an import was not canceled, and shows it as before", async () => {
  const { element } = await show({ [cancelPath]: problem(503, "storage-unavailable") });
  await fire(find(element, "c-import-progress"), "cancelimport");
  expect(find(element, "c-error-panel").problem.code).toBe("storage-unavailable");
  expect(find(element, "c-import-progress").isCanceling).toBe(false);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

it.each([
  ["goes on", () => undefined, ""],
  ["was canceled", () => (running = []), "Import_Canceled"],
])("tells what came of a cancel without an answer where the import %s", async (_what, change, sentence) => {
  const { element } = await show({ [cancelPath]: unreachable, [listPath]: problem(404, "not-found") });
  await fire(find(element, "c-import-progress"), "cancelimport");
  expect(find(element, "c-error-panel").problem.heading).toBeUndefined();
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-error-panel"));
  change();
  await pass(1_000);
  await settle();
  expect(find(element, "c-error-panel")).toBeNull();
  expect(sentenceOf(element)).toContain(sentence);
  const place = sentence ? "[data-focus]" : "c-import-progress";
  expect(element.shadowRoot.activeElement).toBe(find(element, place));
});

describe("an import whose form has lost the connection", () => {
  const lostProblem = { code: "connector-unreachable", whose: "crosswalk" };
  let answer;

  async function lose(last) {
    running = [];
    answer = () => ({ items: [] });
    const shown = await show({ [path]: () => answer(), [listPath]: leadList });
    answer = unreachable;
    shown.element.leave("a-key");
    shown.element.watch({ key: "a-key", running: last, problem: lostProblem, mayBeCanceled: false });
    await settle();
    return shown;
  }

  it("is asked for until the connector answers, and is then shown as it goes on", async () => {
    const { element, requests } = await lose(null);
    const found = record(element, "importfound");
    await pass(10_000);
    await pass(10_000);
    expect(requests).toHaveLength(3);
    answer = () => ({ items: [runningImport()] });
    await pass(10_000);
    expect(find(element, "c-import-progress")).not.toBeNull();
    expect(found).toEqual([{ key: "a-key" }]);
  });

  const notArrived = runningImport({ name: "", percentRead: null });

  it("is said not to be imported where its file had not arrived", async () => {
    const { element } = await lose(notArrived);
    const ended = record(element, "importended");
    answerWith({ [path]: { items: [] }, [listPath]: problem(404, "not-found") });
    await pass(10_000);
    await settle();
    expect(sentenceOf(element)).toBe("It did not arrive");
    expect(ended).toEqual([{ key: "a-key", hasList: false }]);
    expect(find(element, "c-import-progress")).toBeNull();
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it("is said to be imported where its file arrived after all", async () => {
    const { element } = await lose(notArrived);
    const ended = record(element, "importended");
    answer = () => ({ items: [] });
    await pass(10_000);
    await settle();
    expect(sentenceOf(element)).toBe(`${leadList.name} is there`);
    expect(ended).toEqual([{ key: "a-key", hasList: true }]);
  });

  it.each([
    ["is not told where it was not imported", problem(404, "not-found"), ""],
    ["is told where it was imported", leadList, `${leadList.name} is there`],
  ])("%s, once the rep imports another file", async (_what, list, sentence) => {
    const { element } = await lose(notArrived);
    element.leave("b-key");
    answerWith({ [path]: { items: [] }, [listPath]: list });
    await pass(10_000);
    await settle();
    expect(sentenceOf(element)).toBe(sentence);
  });

  it.each([
    ["made a list", [leadList], `${leadList.name} is there`, true],
    ["made none", [], "It did not arrive", false],
  ])(
    "is found by its key where it was never seen to run, and %s",
    async (_what, items, sentence, hasList) => {
      const { element } = await lose(null);
      const ended = record(element, "importended");
      const requests = answerWith({ [path]: { items: [] }, "GET /v1/lead-lists": { items } });
      await pass(10_000);
      await settle();
      expect(requests.at(-1).query).toEqual({ importKey: "a-key" });
      expect(sentenceOf(element)).toBe(sentence);
      expect(ended).toEqual([{ key: "a-key", hasList }]);
    },
  );
});
