import { api } from "lwc";
import heading from "@salesforce/label/c.Crosswalk_Diagnosis";
import run from "@salesforce/label/c.Crosswalk_Diagnosis_Run";
import { BaseElement } from "c/baseElement";
import { checkIcons } from "c/checkIcons";
import { readDiagnosis } from "c/connectorClient";
import { actionOf, detailOf, titleOf } from "c/problemText";
import { formatNumber, joinParts, nameValue } from "c/textFormat";
import { groupsOf } from "./checkGroups";

const looks = new Map(checkIcons.map(({ name, ...look }) => [name, look]));

/**
 * Checks everything that adding a contact needs, on request as it costs API calls, and names the remedies.
 */
export default class Diagnosis extends BaseElement {
  /** Whether it is a section of the page, and not of a view of the panel, which has a heading of its own. */
  @api isSection = false;

  labels = { heading, run };
  diagnosis = null;
  problem = null;
  /** Groups that the admin has opened or closed. Others are open where something isn't fine. */
  toggled = {};
  isBusy = false;

  get groups() {
    const checks = this.diagnosis.checks;
    return groupsOf(checks).map((group) => ({
      ...group,
      isOpen: this.toggled[group.id] ?? !group.isFine,
      checks: group.checks.map(toRow),
    }));
  }

  get summary() {
    const { checks } = this.diagnosis;
    const counts = groupsOf(checks).map((group) =>
      nameValue(group.heading, formatNumber(group.checks.length)),
    );
    return joinParts(...counts);
  }

  handleToggle(event) {
    const { group } = event.currentTarget.dataset;
    const { isOpen } = this.groups.find(({ id }) => id === group);
    this.toggled = { ...this.toggled, [group]: !isOpen };
  }

  async handleRun() {
    this.diagnosis = null;
    this.toggled = {};
    await this.tryTo(async () => {
      this.diagnosis = await readDiagnosis();
    });
    // The button was disabled meanwhile, which lost the focus.
    this.template.querySelector("[data-result]")?.focus();
  }
}

function toRow(check) {
  return { ...looks.get(check.state), ...textsOf(check) };
}

function textsOf({ id, title, detail, remedy, problem }) {
  return {
    id,
    title,
    detail: problem ? (detailOf(problem) ?? titleOf(problem)) : detail,
    remedy: problem ? actionOf(problem) : remedy,
  };
}
