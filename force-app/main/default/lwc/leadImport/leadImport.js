import { api } from "lwc";
import canceled from "@salesforce/label/c.Crosswalk_Import_Canceled";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import explanation from "@salesforce/label/c.Crosswalk_Import_Explanation";
import fileLabel from "@salesforce/label/c.Crosswalk_Import_File";
import heading from "@salesforce/label/c.Crosswalk_Import_Heading";
import importLabel from "@salesforce/label/c.Crosswalk_Import";
import nameLabel from "@salesforce/label/c.Crosswalk_Import_Name";
import { BaseElement } from "c/baseElement";
import {
  cancelImport,
  findImportedList,
  importLeadList,
  isCancelled,
  listImports,
  previewLeadFile,
  problemOf,
} from "c/connectorClient";
import { keepAbove, mayTakeFocus } from "c/focus";
import { Poll } from "c/poll";
import { isImportOver, isImportRepeated, isUnanswered } from "c/problemKinds";
import { schedule } from "c/timer";

/** So long an upload may take to reach the connector, before it is broken off without being found there. */
const ARRIVAL_MS = 1_000;
/** After so many answers that do not tell of an import, it may be over, with its own answer lost. */
const MISSED_MAX = 5;

const NAMES = ["fullName", "firstName", "lastName"];

/**
 * Uploads a lead file after showing its first rows, shows how far its import is, and cancels it. Fires
 * `began` ({key}), `imported` ({importedList}), `cancel`, and `lost` ({running, problem, mayBeCanceled})
 * where it is not known whether the import goes on at the connector, or how it ended.
 */
export default class LeadImport extends BaseElement {
  labels = { canceled, cancel, explanation, file: fileLabel, heading, import: importLabel, name: nameLabel };
  file = null;
  name = "";
  preview = null;
  /** What the columns are, where the rep has chosen that. */
  columns = null;
  problem = null;
  /** Whether the file, or what its columns are said to be, was refused when the connector looked at it. */
  isRefused = false;
  /** That of the file's import until it is known how that ended: another try is for the same list. */
  importKey = null;
  /**
   * The import under way: {key, upload, problem, missed}, with a problem where its request has ended so, and
   * how often the connector has told nothing of it since it last did.
   */
  underWay = null;
  running = null;
  isCanceling = false;
  isCanceled = false;
  poll = new Poll({
    read: listImports,
    isSeen: () => this.isSeen(),
    goesOn: () => this.isUploading,
    onRead: ({ items }) => this.receive(items),
  });

  disconnectedCallback() {
    this.poll.stop();
    this.previewing?.abort();
  }

  renderedCallback() {
    if (!this.hasFocused) {
      this.hasFocused = true;
      this.wasUploading = false;
      this.template.querySelector("[data-focus]").focus();
    }
    // What was pressed, or had the focus, has gone or tells nothing of what happened.
    if (this.isUploading !== this.wasUploading || this.mustLook) {
      this.wasUploading = this.isUploading;
      this.mustLook = false;
      if (mayTakeFocus(this.template)) {
        this.template.querySelector(this.placeToLook()).focus();
      }
    }
  }

  /** Removes a problem that is over, with the file still chosen. */
  @api
  forgetProblem() {
    this.mustLook = Boolean(this.template.activeElement?.matches("c-error-panel"));
    this.problem = null;
  }

  get isUploading() {
    return this.underWay !== null;
  }

  get importName() {
    return this.name.trim() || this.file.name;
  }

  get isChoosing() {
    return !this.isUploading;
  }

  get isWithoutFile() {
    return !this.file;
  }

  get cannotImport() {
    return !this.file || this.isUnknown || this.isRefused;
  }

  /** Whether the rep has to say what the columns are. */
  get isUnknown() {
    return this.preview !== null && !this.preview.isKnown;
  }

  handleFile(event) {
    const [file] = event.detail.files ?? event.target.files;
    return file ? this.choose(file) : null;
  }

  /** The button that was pressed goes with the help: the focus begins at the head again. */
  handleSample(event) {
    this.mustLook = true;
    return this.choose(event.detail.file);
  }

  async choose(file) {
    if (!isSameFile(file, this.file)) {
      this.importKey = null;
    }
    this.file = file;
    this.problem = null;
    this.isCanceled = false;
    this.preview = null;
    this.isRefused = false;
    this.columns = null;
    this.name = file.name.replace(/\.[^.]+$/, "");
    await this.loadPreview(file);
  }

  async loadPreview(file) {
    this.previewing?.abort();
    this.previewing = new AbortController();
    try {
      const preview = await previewLeadFile(file, {
        columns: this.columns,
        signal: this.previewing.signal,
      });
      if (file === this.file) {
        this.preview = preview;
        this.columns = preview.isRemembered ? preview.columns.map(({ meaning }) => meaning) : this.columns;
      }
    } catch (error) {
      if (file === this.file && !isCancelled(error)) {
        this.problem = problemOf(error);
        this.isRefused = this.problem.code === "request-invalid";
      }
    }
  }

  /** Shown as they are chosen; how the rows are then is asked for once one is the name. */
  handleFocusIn(event) {
    keepAbove(this.template.querySelector(".actions"), event);
  }

  handleColumns(event) {
    const { columns } = event.detail;
    const shown = this.preview.columns.map((column, index) => withMeaning(column, columns[index]));
    const isKnown = columns.some((column) => NAMES.includes(column));
    this.columns = columns;
    this.importKey = null;
    this.problem = null;
    this.isRefused = false;
    this.preview = { ...this.preview, columns: shown, isKnown: isKnown && this.preview.isKnown };
    if (isKnown) {
      this.loadPreview(this.file);
    }
  }

  handleName(event) {
    this.name = event.detail.value;
  }

  handleCancel() {
    this.fire("cancel");
  }

  async handleImport() {
    this.importKey ??= crypto.randomUUID();
    const underWay = { key: this.importKey, upload: new AbortController(), problem: null, missed: 0 };
    this.underWay = underWay;
    this.problem = null;
    this.isCanceled = false;
    this.fire("began", { key: underWay.key });
    this.poll.wait();
    try {
      const importedList = await importLeadList(this.file, this.name.trim(), {
        key: underWay.key,
        columns: this.columns,
        signal: underWay.upload.signal,
      });
      this.poll.stop();
      this.announce("");
      this.fire("imported", { importedList });
    } catch (error) {
      if (!isCancelled(error)) {
        this.receiveRefusal(underWay, problemOf(error));
      }
    }
  }

  /** While it is being canceled, the cancel says how that ended. */
  receiveRefusal(underWay, problem) {
    if (this.isCanceling) {
      underWay.problem = problem;
    } else {
      this.fail(problem);
    }
  }

  async handleCancelImport() {
    const { underWay } = this;
    this.isCanceling = true;
    this.problem = null;
    try {
      const isCanceled = await this.cancelAtConnector(underWay);
      if (this.underWay === underWay) {
        this.endCanceled(underWay, isCanceled);
      }
    } catch (error) {
      if (this.underWay === underWay) {
        this.refuseCancel(underWay, problemOf(error));
      }
    } finally {
      this.isCanceling = false;
    }
  }

  endCanceled(underWay, isCanceled) {
    underWay.upload.abort();
    if (isCanceled) {
      this.isCanceled = true;
      this.importKey = null;
      this.end();
    } else {
      this.lose(null);
    }
  }

  refuseCancel(underWay, problem) {
    if (isUnanswered(problem)) {
      underWay.upload.abort();
      this.lose(problem, true);
    } else if (!isImportOver(problem)) {
      this.problem = problem;
      this.mustLook = true;
      if (underWay.problem) {
        this.end();
      }
    } else if (underWay.problem) {
      this.fail(underWay.problem);
    }
    // Otherwise it has ended, and the answer to its request, which is on its way, says how.
  }

  /**
   * Nothing is left of it afterwards, also where its upload had not reached the connector yet. False where it
   * was done before, and the answer has not come.
   */
  async cancelAtConnector(underWay) {
    let found = this.running ?? (await findImport(underWay.key));
    if (!found) {
      await new Promise((resolve) => schedule(resolve, ARRIVAL_MS));
      found = await findImport(underWay.key);
    }
    if (!found && this.underWay === underWay) {
      underWay.upload.abort();
      found = await findImport(underWay.key);
    }
    if (!found) {
      return !(await findImportedList(underWay.key));
    }
    if (this.underWay === underWay) {
      await cancelImport(found.id);
    }
    return true;
  }

  placeToLook() {
    if (this.problem) {
      return "c-error-panel";
    }
    return this.isUploading ? "c-import-progress" : "[data-focus]";
  }

  receive(imports) {
    const { underWay } = this;
    const found = imports.find(({ key }) => key === underWay.key);
    underWay.missed = found ? 0 : underWay.missed + 1;
    this.running = found ?? this.running;
    if (underWay.missed >= MISSED_MAX) {
      underWay.missed = 0;
      this.giveUpOver(underWay);
    }
  }

  /** An answer may never come on a connection that seems to live. An upload may take long to arrive, too. */
  async giveUpOver(underWay) {
    const isOver = this.running !== null || (await hasList(underWay.key));
    if (isOver && this.underWay === underWay && !this.isCanceling) {
      underWay.upload.abort();
      this.lose(null);
    }
  }

  fail(problem) {
    if (isUnanswered(problem) || isImportRepeated(problem)) {
      this.lose(problem);
    } else {
      this.problem = problem;
      this.importKey = null;
      this.end();
    }
  }

  lose(problem, mayBeCanceled = false) {
    const detail = { running: this.running, problem, mayBeCanceled };
    this.problem = problem;
    this.end();
    this.fire("lost", detail);
  }

  /** What a screen reader was told of its progress does not hold any more. */
  end() {
    this.announce(this.isCanceled ? canceled : "");
    this.poll.stop();
    this.underWay = null;
    this.running = null;
  }

  isSeen() {
    return this.template.querySelector("[data-focus]")?.checkVisibility?.() ?? true;
  }
}

/** The rep's import of that key, where it runs. */
async function findImport(importKey) {
  const { items } = await listImports();
  return items.find(({ key }) => key === importKey);
}

async function hasList(importKey) {
  try {
    return (await findImportedList(importKey)) !== null;
  } catch {
    return false;
  }
}

/** Which columns come before it, only the connector knows. */
function withMeaning(column, meaning) {
  return meaning === column.meaning ? column : { ...column, meaning, yieldsTo: [] };
}

/** Whether it is the file that was chosen before, as far as a page can know. */
function isSameFile(file, before) {
  return ["name", "size", "lastModified"].every((property) => file[property] === before?.[property]);
}
