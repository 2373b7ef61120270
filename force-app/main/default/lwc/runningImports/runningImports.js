import { api } from "lwc";
import canceled from "@salesforce/label/c.Crosswalk_Import_Canceled";
import importedLabel from "@salesforce/label/c.Crosswalk_Import_Done";
import notArrived from "@salesforce/label/c.Crosswalk_Import_NotArrived";
import { BaseElement } from "c/baseElement";
import { cancelImport, findImportedList, listImports, problemOf, readLeadList } from "c/connectorClient";
import { focusInstead } from "c/focus";
import { Poll } from "c/poll";
import { isImportOver, isUnanswered } from "c/problemKinds";
import { formatLabel } from "c/textFormat";
import { ASKING, CANCELING, ENDED, followed, FORM, LOST, OVER, RUNS, underWay } from "./states";

const boxOf = (id) => `[data-id="${id}"]`;
const problemOfImport = (id) => `[data-problem-of="${id}"]`;

/**
 * The rep's imports that go on without the page that began them: it was closed, reloaded, or lost the
 * connection. Shows how far each is, cancels it, and says how it ended. Fires `importfound` ({key}) where one
 * that was lost is shown here, and `importended` ({key, hasList}).
 */
export default class RunningImports extends BaseElement {
  /**
   * Each {key, id, state, running, problem, mayBeCanceled, isGivenUp}: `running` as the connector tells it,
   * or null where it is not shown here; `mayBeCanceled` where a cancel was not answered; `isGivenUp` where
   * the rep has left a lost one for another file.
   */
  imports = [];
  /** How imports ended, until the rep does something about one. */
  sentences = [];
  poll = new Poll({
    read: listImports,
    isSeen: () => this.isSeen(),
    goesOn: () => this.imports.some(({ state }) => underWay.includes(state)),
    onRead: ({ items }) => this.receive(items),
  });

  connectedCallback() {
    this.poll.ask();
  }

  disconnectedCallback() {
    this.poll.stop();
  }

  renderedCallback() {
    if (this.placeToLook) {
      focusInstead(this.template, this.placeToLook);
      this.placeToLook = null;
    }
  }

  /** Looks whether an import runs. */
  @api
  refresh() {
    this.sentences = [];
    return this.poll.ask();
  }

  /** Leaves the import of that key to the form. How an earlier one ended is said no longer. */
  @api
  leave(key) {
    this.sentences = [];
    this.imports
      .filter(({ state }) => state === LOST)
      .forEach((one) => this.change(one, { isGivenUp: true }));
    this.put({ key, id: null, state: FORM });
  }

  /**
   * Goes on with an import whose form got no answer: {key, running, problem, mayBeCanceled}, `running` as it
   * was last told, or null. Where its file has arrived it is shown here, with the problem.
   */
  @api
  watch({ key, running, problem, mayBeCanceled }) {
    const id = running?.id ?? null;
    if (running?.name) {
      this.put({ key, id, state: RUNS, running, problem, mayBeCanceled });
      this.placeToLook = problem ? problemOfImport(id) : boxOf(id);
    } else {
      this.put({ key, id, state: LOST, mayBeCanceled });
    }
    this.poll.wait();
  }

  get shown() {
    return shownOf(this.imports);
  }

  isSeen() {
    return this.template.querySelector("[data-sentence]")?.checkVisibility?.() ?? true;
  }

  put(one) {
    const whole = { running: null, problem: null, mayBeCanceled: false, isGivenUp: false, ...one };
    const earlier = this.imports.filter((other) => isSame(other, one));
    earlier.forEach((other) => this.change(other, { state: OVER }));
    this.imports = [whole, ...this.imports.filter((other) => !earlier.includes(other))];
  }

  change(one, changes) {
    Object.assign(one, changes);
    this.imports = [...this.imports];
  }

  receive(told) {
    told
      .filter((item) => !this.imports.some((one) => isSame(one, item)))
      .reverse()
      .forEach((running) => this.put({ key: running.key, id: running.id, state: RUNS, running }));
    this.imports
      .filter(({ state }) => followed.includes(state))
      .forEach((one) =>
        this.follow(
          one,
          told.find((item) => isSame(one, item)),
        ),
      );
  }

  follow(one, running) {
    if (!running) {
      this.askForList(one);
    } else if (one.running === null && !running.name) {
      this.cancelLost(one, running.id);
    } else {
      this.show(one, running);
    }
  }

  show(one, running) {
    const wasLost = one.running === null;
    const problem = one.problem && !isUnanswered(one.problem) ? one.problem : null;
    if (wasLost || (one.problem && !problem && this.hasFocus(one))) {
      this.placeToLook = boxOf(running.id);
    }
    const known = { mayBeCanceled: false, isGivenUp: false };
    this.change(one, { ...known, id: running.id, state: RUNS, running, problem });
    if (wasLost) {
      this.fire("importfound", { key: one.key });
    }
  }

  /** Nobody uploads its file any more, which the connector may see only in minutes. */
  async cancelLost(one, id) {
    this.change(one, { state: ASKING, id });
    try {
      await cancelImport(id);
      this.end(one, null);
    } catch (error) {
      if (one.state === ASKING) {
        await this.goOnLost(one, problemOf(error));
      }
    }
  }

  async goOnLost(one, problem) {
    this.change(one, { state: LOST });
    if (isImportOver(problem)) {
      await this.askForList(one);
    }
  }

  async askForList(one) {
    this.change(one, { state: ASKING });
    try {
      this.end(one, await listOf(one));
    } catch {
      if (one.state === ASKING) {
        this.change(one, { state: ENDED });
      }
    }
  }

  /** Does nothing where the rep has begun or canceled it meanwhile. */
  end(one, list) {
    if (one.state !== ASKING) {
      return;
    }
    // The form goes where the list of a lost one is there.
    const formGoes = one.running === null && list !== null;
    if (one.mayBeCanceled || this.hasFocus(one) || formGoes) {
      this.placeToLook = "[data-focus]";
    }
    const sentence = list || !one.isGivenUp ? sentenceOf(one, list) : "";
    this.sentences = [...new Set([...this.sentences, sentence])].filter(Boolean);
    this.announce(sentence);
    this.change(one, { state: OVER });
    const detail = { key: one.key, hasList: list !== null };
    this.fire("importended", detail);
  }

  hasFocus({ id }) {
    return [boxOf(id), problemOfImport(id)].some((place) => this.template.activeElement?.matches(place));
  }

  async handleCancel(event) {
    const one = this.imports.find(({ id }) => id === event.currentTarget.dataset.id);
    this.change(one, { state: CANCELING, problem: null });
    this.sentences = [];
    try {
      await cancelImport(one.id);
      this.change(one, { state: OVER });
      this.sentences = [...this.sentences, canceled];
      this.announce(canceled);
      this.placeToLook = "[data-focus]";
    } catch (error) {
      this.refuseCancel(one, problemOf(error));
    }
  }

  refuseCancel(one, problem) {
    if (isImportOver(problem)) {
      this.placeToLook = "[data-focus]";
      this.askForList(one);
    } else {
      const mayBeCanceled = isUnanswered(problem);
      this.placeToLook = problemOfImport(one.id);
      this.poll.wait();
      this.change(one, {
        state: RUNS,
        problem,
        mayBeCanceled,
      });
    }
  }
}

function shownOf(imports) {
  return imports
    .filter(({ running, state }) => running && state !== OVER)
    .map(({ id, running, problem, state }) => ({ id, running, problem, isCanceling: state === CANCELING }));
}

function isSame(one, { id, key }) {
  return (id !== null && one.id === id) || (key !== null && one.key === key);
}

/** An import has its name from when its file has arrived. */
function sentenceOf({ mayBeCanceled }, list) {
  if (list) {
    return formatLabel(importedLabel, list.name);
  }
  return mayBeCanceled ? canceled : notArrived;
}

/** The list of an import that has ended; null where there is none. */
async function listOf({ id, key }) {
  if (id === null) {
    return findImportedList(key);
  }
  try {
    return await readLeadList(id);
  } catch (error) {
    if (problemOf(error).code === "not-found") {
      return null;
    }
    throw error;
  }
}
