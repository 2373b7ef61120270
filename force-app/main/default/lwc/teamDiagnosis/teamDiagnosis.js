import action from "@salesforce/label/c.Crosswalk_Team_Action";
import attention from "@salesforce/label/c.Crosswalk_Team_Attention";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import filter from "@salesforce/label/c.Crosswalk_Team_Filter";
import heading from "@salesforce/label/c.Crosswalk_Team";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import none from "@salesforce/label/c.Crosswalk_Team_None";
import run from "@salesforce/label/c.Crosswalk_Team_Run";
import user from "@salesforce/label/c.Crosswalk_Connection_User";
import { BaseElement } from "c/baseElement";
import { checkIcons } from "c/checkIcons";
import { readTeamDiagnosis, readTeamDiagnosisCsv } from "c/connectorClient";
import { download } from "c/fileDownload";
import { formatLabel, formatNumber } from "c/textFormat";

/** Rows shown at a time: each has a dozen cells with icons. */
const STEP = 50;

const looks = new Map(checkIcons.map(({ name, ...look }) => [name, look]));

/**
 * Holds every user against every precondition, on request as it costs API calls, with the remedies in Setup.
 * Keeps the result no longer than the page.
 */
export default class TeamDiagnosis extends BaseElement {
  labels = { action, csv, filter, heading, more, none, run, user };
  team = null;
  problem = null;
  isBusy = false;
  isDownloading = false;
  isFiltered = false;
  shown = STEP;

  get summary() {
    return formatLabel(
      attention,
      formatNumber(needyOf(this.team).length),
      formatNumber(this.team.users.length),
    );
  }

  get isEmpty() {
    return this.team.users.length === 0;
  }

  get notes() {
    return this.team.notes;
  }

  get columns() {
    return this.team.preconditions;
  }

  get rows() {
    const users = this.listed.slice(0, this.shown);
    const titles = new Map(this.columns.map(({ id, title }) => [id, title]));
    return users.map(({ userId, name, username, checks }) => {
      const needed = checks.filter(({ state }) => state !== "passed");
      return {
        userId,
        name,
        ...partsOf(username),
        cells: checks.map(({ id, state }) => ({ id, ...looks.get(state) })),
        needsAction: needed.length > 0,
        actions: needed.map((check) => toAction(check, titles)),
      };
    });
  }

  get hasRows() {
    return this.listed.length > 0;
  }

  get hasMore() {
    return this.listed.length > this.shown;
  }

  get listed() {
    return this.isFiltered ? needyOf(this.team) : this.team.users;
  }

  async handleRun() {
    this.team = null;
    this.shown = STEP;
    await this.tryTo(async () => {
      this.team = await readTeamDiagnosis();
    });
    // The button was disabled meanwhile, which lost the focus.
    this.template.querySelector("[data-result]")?.focus();
  }

  handleFilter(event) {
    this.isFiltered = event.detail.checked;
    this.shown = STEP;
  }

  /** Does again what failed: a check leaves no team behind. */
  handleRetry() {
    if (this.team) {
      this.handleDownload();
    } else {
      this.handleRun();
    }
  }

  handleMore() {
    this.shown += STEP;
  }

  handleDownload() {
    return this.tryTo(
      async () => {
        download(`${heading}.csv`, await readTeamDiagnosisCsv());
      },
      { isBusy: "isDownloading" },
    );
  }
}

function needyOf({ users }) {
  return users.filter(({ needsAttention }) => needsAttention);
}

/** A narrow column breaks a username between its two parts. */
function partsOf(username) {
  const [, nameAtLogin, domain] = /^(.*?)(@[^@]*)?$/.exec(username);
  return { nameAtLogin, domain };
}

/** What did not pass. */
function toAction({ id, state, detail, remedy }, titles) {
  return {
    id,
    title: titles.get(id),
    ...looks.get(state),
    detail,
    remedy,
  };
}
