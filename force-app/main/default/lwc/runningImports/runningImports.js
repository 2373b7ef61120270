import { LightningElement, api } from "lwc";
import canceled from "@salesforce/label/c.Crosswalk_Import_Canceled";
import importedLabel from "@salesforce/label/c.Crosswalk_Import_Done";
import notArrived from "@salesforce/label/c.Crosswalk_Import_NotArrived";
import notImported from "@salesforce/label/c.Crosswalk_Import_NotDone";
import { cancelImport, problemOf, readLeadList } from "c/connectorClient";
import { mayTakeFocus } from "c/focusPlace";
import { ImportPoll } from "c/importPoll";
import { isImportOver } from "c/problemKinds";
import { notCanceled } from "c/problemText";
import { formatLabel } from "c/textFormat";

/**
 * The rep's imports that go on without the page that began them: it was closed, reloaded, or lost the
 * connection. Shows how far each is, cancels it, and says how it ended. Fires `importended`, and
 * `importfound` or `importmissed` ({key}) where the file of one that was watched for has arrived, or not.
 */
export default class RunningImports extends LightningElement {
  _exceptKey = null;
  /** Keys of uploads that were lost, and then begun again. */
  abandonedKeys = [];
  imports = [];
  cancelingIds = [];
  problem = null;
  /** How imports ended, until the rep does something about one. */
  sentences = [];
  poll = new ImportPoll({
    isSeen: () => this.isSeen(),
    goesOn: () => Boolean(this.lost) || this.shown.length > 0,
    onRead: (imports) => this.receive(imports),
  });

  /** The key of an import that is shown elsewhere. How an earlier one ended is said no longer then. */
  @api
  get exceptKey() {
    return this._exceptKey;
  }
  set exceptKey(key) {
    this._exceptKey = key;
    if (key) {
      this.sentences = [];
      this.abandonLost(key);
    }
  }

  connectedCallback() {
    this.poll.ask();
  }

  disconnectedCallback() {
    this.poll.stop();
  }

  renderedCallback() {
    if (this.mustFocus) {
      this.mustFocus = false;
      if (mayTakeFocus(this.template)) {
        this.template.querySelector("c-error-panel, [data-focus]")?.focus();
      }
    }
  }

  /** Looks whether an import runs. */
  @api
  refresh() {
    this.sentences = [];
    return this.poll.ask();
  }

  /**
   * Asks until the connector answers for an import that may go on, because the form with it has lost the
   * connection: {key, running, problem}, `running` as it was last told, or null. Where its file has arrived,
   * it is shown here, with the problem; otherwise the form shows that, with the file for another try.
   */
  @api
  watch(lost) {
    this.lost = lost;
    if (lost.running?.name) {
      this.imports = [...this.imports.filter(({ id }) => id !== lost.running.id), lost.running];
      this.problem = lost.problem;
      this.mustFocus = true;
    }
    this.poll.wait();
  }

  abandonLost(newKey) {
    if (this.lost && this.lost.key !== newKey) {
      this.abandonedKeys = [...this.abandonedKeys, this.lost.key];
      this.lost = null;
    }
  }

  get shown() {
    return shownOf(this);
  }

  isSeen() {
    return this.template.querySelector("[data-sentence]")?.checkVisibility?.() ?? true;
  }

  receive(imports) {
    const ended = this.shown.filter(
      ({ id, isCanceling }) => !isCanceling && !imports.some((item) => item.id === id),
    );
    // The connector tells no longer of one that is canceled, and its cancel says when nothing is left.
    const canceling = this.imports.filter(({ id }) => this.cancelingIds.includes(id));
    this.imports = [...imports.filter(({ id }) => !this.cancelingIds.includes(id)), ...canceling];
    ended.forEach((item) => this.tellEnd(item));
    if (this.lost) {
      this.receiveLost(imports);
    }
  }

  receiveLost(imports) {
    const { key, running } = this.lost;
    const found = imports.find((item) => item.key === key);
    if (found && !found.name) {
      // The connector may not have seen yet that the upload broke off.
      this.lost = { ...this.lost, running: found };
      return;
    }
    this.lost = null;
    this.problem = null;
    if (!running?.name) {
      this.endLost(key, running, found);
    }
  }

  /** What is not found, and never was, may have ended before anybody could ask: the lists show it. */
  async endLost(key, running, found) {
    if (found || running) {
      const hasArrived = found || (await this.tellEnd(running));
      const outcome = hasArrived ? "importfound" : "importmissed";
      this.dispatchEvent(new CustomEvent(outcome, { detail: { key } }));
    } else {
      this.dispatchEvent(new CustomEvent("importended"));
    }
  }

  /** Answers whether it was imported. An import has its name from when its file has arrived. */
  async tellEnd({ id, name }) {
    this.dispatchEvent(new CustomEvent("importended"));
    this.announce("");
    const list = await listOf({ id, name });
    const sentence = list ? formatLabel(importedLabel, list.name) : notDone(name);
    this.sentences = [...new Set([...this.sentences, sentence])];
    return list !== null;
  }

  /** No text removes what a screen reader was told of an import's progress. */
  announce(text) {
    this.dispatchEvent(new CustomEvent("announce", { detail: { text }, bubbles: true, composed: true }));
  }

  async handleCancel(event) {
    const item = this.imports.find(({ id }) => id === event.currentTarget.dataset.id);
    this.cancelingIds = [...this.cancelingIds, item.id];
    this.problem = null;
    this.sentences = [];
    try {
      await cancelImport(item.id);
      this.remove(item);
      this.sentences = [canceled];
    } catch (error) {
      await this.refuseCancel(item, problemOf(error));
    } finally {
      this.cancelingIds = this.cancelingIds.filter((id) => id !== item.id);
      this.mustFocus = true;
    }
  }

  async refuseCancel(item, problem) {
    if (isImportOver(problem)) {
      this.remove(item);
      await this.tellEnd(item);
    } else {
      this.problem = notCanceled(problem);
    }
  }

  remove(item) {
    this.announce("");
    this.imports = this.imports.filter(({ id }) => id !== item.id);
  }
}

/** Of what was begun again, only a file that has arrived all the same. */
function shownOf({ imports, exceptKey, abandonedKeys, cancelingIds }) {
  return imports
    .filter(({ key, name }) => name || !abandonedKeys.includes(key))
    .filter(({ key }) => key === null || key !== exceptKey)
    .map((item) => ({ ...item, isCanceling: cancelingIds.includes(item.id) }));
}

function notDone(name) {
  return name ? formatLabel(notImported, name) : notArrived;
}

/**
 * The list of an import that has ended; null where there is none. One that cannot be asked for now counts as
 * imported, where its file had arrived: the rep's lists show it or say why not.
 */
async function listOf({ id, name }) {
  try {
    return await readLeadList(id);
  } catch (error) {
    return name && problemOf(error).code !== "not-found" ? { name } : null;
  }
}
