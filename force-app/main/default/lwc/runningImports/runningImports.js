import { LightningElement, api } from "lwc";
import canceled from "@salesforce/label/c.Crosswalk_Import_Canceled";
import importedLabel from "@salesforce/label/c.Crosswalk_Import_Done";
import notImported from "@salesforce/label/c.Crosswalk_Import_NotDone";
import { cancelImport, problemOf, readLeadList } from "c/connectorClient";
import { ImportPoll } from "c/importPoll";
import { isImportOver } from "c/problemKinds";
import { formatLabel } from "c/textFormat";

/**
 * The rep's imports that go on without the page that began them: it was closed, reloaded, or lost the
 * connection. Shows how far each is, cancels it, and says how it ended. Fires `importended`, and
 * `importfound` where one that was watched for, and never seen before, runs.
 */
export default class RunningImports extends LightningElement {
  /** The key of an import that is shown elsewhere. */
  @api exceptKey = null;

  imports = [];
  cancelingIds = [];
  problem = null;
  sentence = null;
  poll = new ImportPoll({
    isSeen: () => this.isSeen(),
    goesOn: () => Boolean(this.lost) || this.shown.length > 0,
    onRead: (imports) => this.receive(imports),
  });

  connectedCallback() {
    this.poll.ask();
  }

  disconnectedCallback() {
    this.poll.stop();
  }

  renderedCallback() {
    if (this.mustFocus) {
      this.mustFocus = false;
      this.template.querySelector("c-error-panel, [data-focus]")?.focus();
    }
  }

  /** Looks whether an import runs. */
  @api
  refresh() {
    this.sentence = null;
    return this.poll.ask();
  }

  /**
   * Asks until the connector answers for an import that may go on, because the form with it has lost the
   * connection: {key, running, problem}, `running` as it was last told, or null.
   */
  @api
  watch(lost) {
    this.lost = lost;
    if (lost.running) {
      this.imports = [...this.imports.filter(({ id }) => id !== lost.running.id), lost.running];
      this.problem = lost.problem;
      this.mustFocus = true;
    }
    this.poll.wait();
  }

  get shown() {
    return shownOf(this.imports, this.exceptKey, this.cancelingIds);
  }

  isSeen() {
    return this.template.querySelector("[data-sentence]")?.checkVisibility?.() ?? true;
  }

  receive(imports) {
    const ended = this.shown.filter(
      ({ id, isCanceling }) => !isCanceling && !imports.some((item) => item.id === id),
    );
    this.imports = imports;
    ended.forEach((item) => this.tellEnd(item));
    if (this.lost) {
      this.receiveLost(imports);
    }
  }

  /** What is not found, and never was, may have ended before anybody could ask. */
  receiveLost(imports) {
    const { key, running } = this.lost;
    this.lost = null;
    this.problem = null;
    const isFound = imports.some((item) => item.key === key);
    if (!running) {
      this.dispatchEvent(new CustomEvent(isFound ? "importfound" : "importended"));
    }
  }

  /** An import has its name from when its file has arrived. */
  async tellEnd({ id, name }) {
    this.dispatchEvent(new CustomEvent("importended"));
    if (name) {
      this.sentence = formatLabel((await isThere(id)) ? importedLabel : notImported, name);
    }
  }

  async handleCancel(event) {
    const item = this.imports.find(({ id }) => id === event.currentTarget.dataset.id);
    this.cancelingIds = [...this.cancelingIds, item.id];
    this.problem = null;
    this.sentence = null;
    try {
      await cancelImport(item.id);
      this.remove(item);
      this.sentence = canceled;
    } catch (error) {
      this.problem = problemOf(error);
      if (isImportOver(this.problem)) {
        this.problem = null;
        this.remove(item);
        await this.tellEnd(item);
      }
    } finally {
      this.cancelingIds = this.cancelingIds.filter((id) => id !== item.id);
      this.mustFocus = true;
    }
  }

  remove(item) {
    this.imports = this.imports.filter(({ id }) => id !== item.id);
  }
}

function shownOf(imports, exceptKey, cancelingIds) {
  return imports
    .filter(({ key }) => key === null || key !== exceptKey)
    .map((item) => ({ ...item, isCanceling: cancelingIds.includes(item.id) }));
}

/** A list that cannot be asked for now counts as imported: the rep's lists show it or say why not. */
async function isThere(id) {
  try {
    await readLeadList(id);
    return true;
  } catch (error) {
    return problemOf(error).code !== "not-found";
  }
}
