import { api } from "lwc";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import deleteLabel from "@salesforce/label/c.Crosswalk_ListMenu_Delete";
import deleteQuestion from "@salesforce/label/c.Crosswalk_ListMenu_DeleteQuestion";
import nameLabel from "@salesforce/label/c.Crosswalk_Import_Name";
import save from "@salesforce/label/c.Crosswalk_Save";
import share from "@salesforce/label/c.Crosswalk_ListMenu_Share";
import shareQuestion from "@salesforce/label/c.Crosswalk_ListMenu_ShareQuestion";
import unshare from "@salesforce/label/c.Crosswalk_ListMenu_Unshare";
import unshareQuestion from "@salesforce/label/c.Crosswalk_ListMenu_UnshareQuestion";
import { BaseElement } from "c/baseElement";
import { closeOnEsc } from "c/closeOnEsc";
import { deleteLeadList, updateLeadList } from "c/connectorClient";
import { formatLabel } from "c/textFormat";

const BRAND = "slds-button slds-button_brand space-before";
const DESTRUCTIVE = "slds-button slds-button_destructive space-before";

const words = {
  rename: { question: "", submit: save },
  delete: { question: deleteQuestion, submit: deleteLabel },
  share: { question: shareQuestion, submit: share },
  unshare: { question: unshareQuestion, submit: unshare },
};

/**
 * Asks the owner before a lead list is renamed, shared or deleted, and does it.
 * Fires `listchange` ({list}), `listdelete` and `close`.
 */
export default class LeadListOwner extends BaseElement {
  @api leadList;

  labels = { cancel, name: nameLabel };
  name = "";
  problem = null;
  isBusy = false;
  _task = null;

  /** What to do: rename, share (or no longer) or delete; null shows nothing. */
  @api
  get task() {
    return this._task;
  }
  set task(task) {
    this._task = task;
    this.name = this.leadList?.name ?? "";
    this.problem = null;
    this.focusPlace = task ? "[data-focus]" : null;
  }

  connectedCallback() {
    closeOnEsc(this, {
      isOpen: () => Boolean(this._task),
      isBusy: () => this.isBusy,
      close: () => this.handleCancel(),
    });
  }

  get isRenaming() {
    return this._task === "rename";
  }

  get question() {
    return formatLabel(wordsOf(this._task, this.leadList).question, this.leadList.name);
  }

  get submitLabel() {
    return wordsOf(this._task, this.leadList).submit;
  }

  get submitClass() {
    return this._task === "delete" ? DESTRUCTIVE : BRAND;
  }

  handleName(event) {
    this.name = event.detail.value;
  }

  handleCancel() {
    this.fire("close");
  }

  async handleSubmit(event) {
    event.preventDefault();
    const name = this.name.trim();
    if (this.isRenaming && !name) {
      this.template.querySelector("[data-focus]").reportValidity();
      return;
    }
    await this.tryTo(() => this.perform(name));
  }

  async perform(name) {
    const { id, shared: isShared } = this.leadList;
    if (this._task === "delete") {
      await deleteLeadList(id);
      this.fire("listdelete");
      return;
    }
    const change = this.isRenaming ? { name } : { shared: !isShared };
    const list = await updateLeadList(id, change);
    this.fire("listchange", { list });
  }
}

function wordsOf(task, { shared: isShared }) {
  return words[task === "share" && isShared ? "unshare" : task];
}
