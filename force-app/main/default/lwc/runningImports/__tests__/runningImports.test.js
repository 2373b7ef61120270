import RunningImports from "c/runningImports";
import { answerWith, problem, Reply, unreachable } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { leadList, runningImport } from "lwc-test/samples";
import { signInHere } from "lwc-test/session";

jest.mock("@salesforce/label/c.Crosswalk_Import_Done", () => ({ default: "{0} is there" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Import_NotDone", () => ({ default: "{0} is not" }), {
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

it("leaves out the import that is shown elsewhere", async () => {
  running = [runningImport(), runningImport({ id: "import-2", key: "b-key" })];
  const { element } = await show({}, { exceptKey: "a-key" });
  expect(findAll(element, "c-import-progress").map(({ running: one }) => one.id)).toEqual(["import-2"]);
});

it.each([
  ["is there", leadList, "Connections is there"],
  ["has failed", problem(404, "not-found"), "Connections is not"],
  ["cannot be asked for", problem(503, "storage-unavailable"), "Connections is there"],
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

it("shows an import that is being canceled until that has ended, whatever the connector tells meanwhile", async () => {
  let end;
  const { element } = await show({
    [cancelPath]: () => new Promise((resolve) => (end = () => resolve(new Reply(204, null)))),
  });
  await fire(find(element, "c-import-progress"), "cancelimport");
  running = [];
  await pass(1_000);
  expect(find(element, "c-import-progress").isCanceling).toBe(true);
  end();
  await settle();
  await settle();
  expect(find(element, "c-import-progress")).toBeNull();
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

it("leaves the focus where the rep has it elsewhere in Salesforce", async () => {
  const elsewhere = document.createElement("input");
  document.body.append(elsewhere);
  const { element } = await show({ [cancelPath]: new Reply(204, null) });
  const canceling = fire(find(element, "c-import-progress"), "cancelimport");
  elsewhere.focus();
  await canceling;
  await settle();
  expect(sentenceOf(element)).toContain("Import_Canceled");
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
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
  expect(sentences.toSorted()).toEqual(["Connections is there", "Fair is not"]);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

it("says no longer how an import ended once another one begins", async () => {
  const { element } = await show({ [listPath]: leadList });
  running = [];
  await pass(1_000);
  expect(sentenceOf(element)).toBe("Connections is there");
  element.exceptKey = "b-key";
  await settle();
  expect(sentenceOf(element)).toBe("");
});

it("removes what it told a screen reader of an import once that has ended", async () => {
  const { element } = await show({ [listPath]: leadList });
  const announced = record(element, "announce");
  running = [];
  await pass(1_000);
  expect(announced).toEqual([{ text: "" }]);
});

it("says of an import that ended before its cancel how it ended", async () => {
  const { element } = await show({
    [cancelPath]: problem(400, "request-invalid", { reason: "import-over" }),
    [listPath]: leadList,
  });
  const ended = record(element, "importended");
  await fire(find(element, "c-import-progress"), "cancelimport");
  expect(sentenceOf(element)).toBe("Connections is there");
  expect(ended).toHaveLength(1);
  expect(find(element, "c-error-panel")).toBeNull();
});

it("says why an import was not canceled, and shows it as before", async () => {
  const { element } = await show({ [cancelPath]: problem(503, "storage-unavailable") });
  await fire(find(element, "c-import-progress"), "cancelimport");
  expect(find(element, "c-error-panel").problem.code).toBe("storage-unavailable");
  expect(find(element, "c-error-panel").problem.heading).toContain("Error_ImportOver");
  expect(find(element, "c-import-progress").isCanceling).toBe(false);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

describe("an import whose form has lost the connection", () => {
  const lostProblem = { code: "connector-unreachable", whose: "crosswalk" };
  let answer;

  async function lose(last) {
    running = [];
    answer = () => ({ items: [] });
    const shown = await show({ [path]: () => answer(), [listPath]: leadList });
    answer = unreachable;
    shown.element.watch({ key: "a-key", running: last, problem: lostProblem, name: "Fair" });
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

  it("is said not to be imported where its file had not arrived, and the form is left", async () => {
    const { element } = await lose(runningImport({ name: "", percentRead: null }));
    element.exceptKey = "a-key";
    const [found, ended] = [record(element, "importfound"), record(element, "importended")];
    const missed = record(element, "importmissed");
    expect(find(element, "c-error-panel")).toBeNull();
    // The connector has not seen yet that the upload broke off.
    answer = () => ({ items: [runningImport({ name: "", percentRead: null })] });
    await pass(10_000);
    expect([found, ended, sentenceOf(element)]).toEqual([[], [], ""]);
    answerWith({ [path]: { items: [] }, [listPath]: problem(404, "not-found") });
    await pass(10_000);
    await settle();
    expect([found.length, ended.length, sentenceOf(element)]).toEqual([0, 1, "It did not arrive"]);
    expect(missed).toEqual([{ key: "a-key" }]);
    expect(find(element, "c-import-progress")).toBeNull();
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it("is said to be imported where its file arrived after all, and the form goes", async () => {
    const { element } = await lose(runningImport({ name: "", percentRead: null }));
    element.exceptKey = "a-key";
    const found = record(element, "importfound");
    answer = () => ({ items: [] });
    await pass(10_000);
    await settle();
    expect(sentenceOf(element)).toBe(`${leadList.name} is there`);
    expect(found).toEqual([{ key: "a-key" }]);
  });

  it("is shown as it was last told, with the reason, until the connector answers", async () => {
    const { element } = await lose(runningImport());
    expect(find(element, "c-import-progress").running).toMatchObject({ percentRead: 40 });
    expect(find(element, "c-error-panel").problem).toEqual(lostProblem);
    expect(element.shadowRoot.activeElement).toBe(find(element, "c-error-panel"));
    await pass(10_000);
    expect(find(element, "c-error-panel")).not.toBeNull();
    answer = () => ({ items: [runningImport({ percentRead: 80 })] });
    await pass(10_000);
    expect(find(element, "c-error-panel")).toBeNull();
    expect(find(element, "c-import-progress").running).toMatchObject({ percentRead: 80 });
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it("is neither shown nor told any more where the rep imports the file again before it has arrived", async () => {
    const { element } = await lose(runningImport({ name: "", percentRead: null }));
    const ended = record(element, "importended");
    element.exceptKey = "b-key";
    answer = () => ({ items: [runningImport({ name: "", percentRead: null })] });
    await pass(10_000);
    expect(find(element, "c-import-progress")).toBeNull();
    answer = () => ({ items: [] });
    await pass(10_000);
    await pass(10_000);
    expect([ended, sentenceOf(element)]).toEqual([[], ""]);
  });

  it("is said to have ended where it ended meanwhile", async () => {
    const { element } = await lose(runningImport());
    const ended = record(element, "importended");
    answer = () => ({ items: [] });
    await pass(10_000);
    expect(sentenceOf(element)).toBe("Connections is there");
    expect(ended).toHaveLength(1);
  });

  it("has the lists loaded again where it was never seen to run", async () => {
    const { element } = await lose(null);
    const ended = record(element, "importended");
    answer = () => ({ items: [] });
    await pass(10_000);
    expect(ended).toHaveLength(1);
    expect(find(element, "c-import-progress")).toBeNull();
  });
});
