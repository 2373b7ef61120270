import LeadLists from "c/leadLists";
import { answerWith, problem, Reply, unreachable } from "lwc-test/connector";
import { find, fire, render, settle } from "lwc-test/render";
import { filePreview, leadList, runningImport } from "lwc-test/samples";
import { signInHere } from "lwc-test/session";

jest.mock("@salesforce/label/c.Crosswalk_Import_Done", () => ({ default: "{0} is there" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Import_NotArrived", () => ({ default: "It did not arrive" }), {
  virtual: true,
});

/** The connector: `isDown`, the imports that run, the lists, and what ends the request of an import. */
let connector;

beforeEach(async () => {
  await signInHere();
  jest.useFakeTimers();
  connector = { isDown: false, running: [], lists: [], uploads: [] };
});

const whileUp = (answer) => (request) => (connector.isDown ? unreachable() : answer(request));

async function open() {
  answerWith({
    "GET /v1/imports": whileUp(() => ({ items: connector.running })),
    "GET /v1/lead-lists": whileUp(({ query }) => ({
      items: connector.lists.filter(({ key }) => [undefined, key].includes(query.importKey)),
      nextCursor: null,
    })),
    "GET /v1/lead-lists/list-1": whileUp(() => connector.lists[0] ?? problem(404, "not-found")),
    "POST /v1/lead-lists/preview": whileUp(() => new Reply(200, filePreview())),
    "POST /v1/lead-lists": whileUp(
      ({ query, signal }) =>
        new Promise((resolve, reject) => {
          connector.uploads.push({
            key: query.key,
            answer: resolve,
            breakOff: () => reject(new TypeError("gone")),
          });
          signal.addEventListener("abort", () => reject(signal.reason));
        }),
    ),
    "DELETE /v1/imports/list-1": whileUp((request) => connector.cancel(request)),
  });
  return render("c-lead-lists", LeadLists);
}

async function pass(ms) {
  jest.advanceTimersByTime(1_000);
  await settle();
  await settle();
  if (ms > 1_000) {
    await pass(ms - 1_000);
  }
}

const form = (element) => find(element, "c-lead-import");
const box = (element) => find(element, "c-running-imports", "c-import-progress");
const sentences = (element) => find(element, "c-running-imports", "[data-sentence]").textContent;

async function importFile(element) {
  (find(element, "[data-import]") ?? find(element, "c-empty-state lightning-button")).click();
  await settle();
  const file = new File(["a,b\n1,2\n"], "Fair.csv", { type: "text/csv" });
  await fire(find(form(element), "lightning-input"), "change", { files: [file] });
  return press(element);
}

/** The connection goes, with the answer of the import's request. */
async function lose(upload) {
  upload.breakOff();
  await settle();
}

async function press(element) {
  const button = find(form(element), "[data-import]");
  button.focus();
  button.click();
  await settle();
  return connector.uploads.at(-1);
}

/** What the connector has of an upload. */
const runningOf = ({ key }, changes = {}) => runningImport({ id: "list-1", key, name: "Fair", ...changes });
const madeOf = ({ key }) => ({ ...leadList, id: "list-1", key, name: "Fair" });

/** The component that has the focus, and the one in it. */
function focused(element) {
  const inner = element.shadowRoot.activeElement;
  return [inner?.localName, inner?.shadowRoot?.activeElement?.localName];
}

it("goes on to show an import that is found again after a lost connection, with the focus, until its end", async () => {
  const element = await open();
  const upload = await importFile(element);
  connector.isDown = true;
  await lose(upload);
  await pass(3_000);
  expect(focused(element)).toEqual(["c-lead-import", "c-error-panel"]);
  Object.assign(connector, { isDown: false, running: [runningOf(upload)] });
  await pass(5_000);
  expect(form(element)).toBeNull();
  expect(focused(element)).toEqual(["c-running-imports", "c-import-progress"]);
  connector.running = [runningOf(upload, { percentRead: 80 })];
  await pass(1_000);
  expect(box(element).running).toMatchObject({ percentRead: 80 });
  Object.assign(connector, { running: [], lists: [madeOf(upload)] });
  await pass(1_000);
  expect(box(element)).toBeNull();
  expect(sentences(element)).toBe("Fair is there");
  expect(focused(element)).toEqual(["c-running-imports", "p"]);
});

it("says that an import is done whose answer was lost, and makes no second list", async () => {
  const element = await open();
  const upload = await importFile(element);
  connector.lists = [madeOf(upload)];
  await lose(upload);
  expect(find(form(element), "c-error-panel")).not.toBeNull();
  await pass(1_000);
  expect(form(element)).toBeNull();
  expect(sentences(element)).toBe("Fair is there");
  expect(find(element, '[data-id="list-1"]')).not.toBeNull();
  expect(focused(element)).toEqual(["c-running-imports", "p"]);
});

it("says that a file was not imported whose upload was lost, and has it ready for another import", async () => {
  const element = await open();
  const first = await importFile(element);
  await lose(first);
  await pass(1_000);
  expect(sentences(element)).toBe("It did not arrive");
  expect(find(form(element), "c-error-panel")).toBeNull();
  await press(element);
  expect(sentences(element)).toBe("");
  expect(find(form(element), "c-import-progress")).not.toBeNull();
});

it("cancels an upload that the connector still waits for, once its request is lost", async () => {
  const element = await open();
  const upload = await importFile(element);
  connector.running = [runningOf(upload, { name: "", percentRead: null })];
  connector.cancel = () => {
    connector.running = [];
    return new Reply(204, null);
  };
  await pass(1_000);
  await lose(upload);
  await pass(1_000);
  expect(box(element)).toBeNull();
  expect(find(form(element), "c-error-panel")).toBeNull();
  expect(sentences(element)).toBe("It did not arrive");
});

it("says that an import was canceled whose cancel the connector has heard, though the answer was lost", async () => {
  const element = await open();
  const upload = await importFile(element);
  connector.running = [runningOf(upload)];
  await pass(1_000);
  connector.cancel = () => {
    connector.running = [];
    return unreachable();
  };
  await fire(find(form(element), "c-import-progress"), "cancelimport");
  await settle();
  expect(find(element, "c-running-imports", "c-error-panel").problem.heading).toBeUndefined();
  await pass(1_000);
  expect(sentences(element)).toContain("Import_Canceled");
  expect(find(element, "c-running-imports", "c-error-panel")).toBeNull();
  expect(focused(element)).toEqual(["c-running-imports", "p"]);
});

it("shows an import that goes on though the connector was down when the lists were opened", async () => {
  connector.isDown = true;
  const element = await open();
  Object.assign(connector, { isDown: false, running: [runningImport()] });
  await fire(find(element, "c-answer", "c-error-panel"), "retry");
  await settle();
  expect(box(element)).not.toBeNull();
});
