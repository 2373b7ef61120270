import { api } from "lwc";
import addedLabel from "@salesforce/label/c.Crosswalk_Role_Added";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import linksToo from "@salesforce/label/c.Crosswalk_Page_LinksToo";
import question from "@salesforce/label/c.Crosswalk_Page_GiveRoleQuestion";
import saving from "@salesforce/label/c.Crosswalk_Form_Saving";
import submit from "@salesforce/label/c.Crosswalk_Role_Submit";
import { BaseElement } from "c/baseElement";
import { closeOnEsc } from "c/closeOnEsc";
import { addRole, linkLead, readAddedRole } from "c/connectorClient";
import { IdempotentSend } from "c/idempotentSend";
import { asksSignIn } from "c/problemKinds";
import { formatLabel, listOf, nameValue } from "c/textFormat";

/**
 * Gives a contact a role on the opportunity of the page: one click, and one to confirm. A lead that only
 * likely is the contact is linked to it first. Fires `roleadded`, and `leadchange` ({lead}) for that.
 */
export default class RoleOffer extends BaseElement {
  /** {contactId, name, leadId, isLinked} */
  @api contact;
  /** {id, name} */
  @api opportunity;
  /** {value, label} */
  @api role;

  labels = { cancel, linksToo, saving, submit };
  isOpen = false;
  /** Whether the lead was linked here, which stays so whatever becomes of the role. */
  hasLinked = false;
  attempt = { state: "idle" };

  connectedCallback() {
    const { leadId } = this.contact;
    const way = {
      send: async (body, key) => {
        await this.linkFirst();
        return addRole(leadId, body, key);
      },
      idIn: ({ additionId }) => additionId,
      read: (additionId) => readAddedRole(leadId, additionId),
      resultIn: (status) => status,
    };
    this.sending = new IdempotentSend(way, (change) => this.follow(change));
    closeOnEsc(this, {
      isOpen: () => this.isOpen,
      isBusy: () => this.isBusy,
      close: () => this.handleCancel(),
    });
  }

  disconnectedCallback() {
    this.sending.stop();
  }

  get giveLabel() {
    return nameValue(submit, listOf([this.contact.name, this.role.label]));
  }

  get question() {
    return formatLabel(question, this.contact.name, this.role.label);
  }

  get isBusy() {
    return ["saving", "checking"].includes(this.attempt.state);
  }

  get problem() {
    return this.attempt.problem ?? null;
  }

  get linksToo() {
    return !this.contact.isLinked && !this.hasLinked;
  }

  async linkFirst() {
    const { leadId, contactId, isLinked } = this.contact;
    if (!isLinked && !this.hasLinked) {
      const lead = await linkLead(leadId, contactId);
      this.hasLinked = true;
      this.fireUp("leadchange", { lead });
    }
  }

  handleOpen() {
    this.isOpen = true;
    this.attempt = { state: "idle" };
    this.focusPlace = "[data-submit]";
  }

  handleCancel() {
    this.isOpen = false;
    this.focusPlace = "[data-give]";
  }

  handleSubmit() {
    if (!this.isBusy) {
      this.sending.submit({ opportunityId: this.opportunity.id, role: this.role.value });
    }
  }

  follow({ state, problem }) {
    if (state === "created") {
      const title = formatLabel(addedLabel, this.contact.name, this.opportunity.name);
      this.attempt = { state: "idle" };
      this.isOpen = false;
      this.toast({ variant: "success", title });
      this.fireUp("roleadded");
      return;
    }
    // After the sign-in prompt the question is as it was.
    this.attempt = asksSignIn(problem) ? { state: "idle" } : { state, problem };
    this.focusPlace = problem ? "c-error-panel" : null;
    if (problem?.opportunityContactRoleId) {
      this.fireUp("roleadded");
    }
  }
}
