import { LightningElement, api } from "lwc";
import causeLabel from "@salesforce/label/c.Crosswalk_Text_TimelineCause";
import countLabel from "@salesforce/label/c.Crosswalk_UsageFailures_Count";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import newest from "@salesforce/label/c.Crosswalk_UsageFailures_Newest";
import request from "@salesforce/label/c.Crosswalk_Text_TimelineRequest";
import timeLabel from "@salesforce/label/c.Crosswalk_Text_TimelineTime";
import user from "@salesforce/label/c.Crosswalk_Connection_User";
import usersLabel from "@salesforce/label/c.Crosswalk_UsageFailures_Users";
import { readUsageFailures } from "c/connectorClient";
import { ListLoader, LOADING } from "c/listLoader";
import {
  formatDateTime,
  formatExactTime,
  formatLabel,
  formatNumber,
  joinParts,
  listOf,
  nameValue,
} from "c/textFormat";

/** So many users are named; of more, their number is said. */
const NAMES_MAX = 3;

/**
 * What contacts of a month failed of: how often, when last and whose. Opened, it says what helps, and of each
 * failure who tried, when, and by which request.
 */
export default class FailureCause extends LightningElement {
  /** {key, failures, newestAt, users, why, whose, action, fields} */
  @api cause;
  /** YYYY-MM */
  @api month;

  labels = { cause: causeLabel, more, request, time: timeLabel, user };
  isOpen = false;
  failures = LOADING;
  loader = new ListLoader(
    (cursor) => readUsageFailures(this.month, this.cause.key, cursor),
    (failures) => {
      this.failures = failures;
    },
  );

  /** The failures that are shown are read anew. */
  @api
  refresh() {
    return this.isOpen ? this.loader.load() : undefined;
  }

  get heading() {
    return this.cause.why;
  }

  get note() {
    const { failures, newestAt, users, fields } = this.cause;
    const count = formatLabel(countLabel, formatNumber(failures));
    const last = formatLabel(newest, formatDateTime(newestAt));
    const who =
      users.length > NAMES_MAX
        ? formatLabel(usersLabel, formatNumber(users.length))
        : listOf(users.map((one) => nameOf(one)));
    return joinParts(listOf(fields), count, last, who);
  }

  get step() {
    return nameValue(this.cause.whose, this.cause.action);
  }

  get rows() {
    return this.failures.items.map(toRow);
  }

  /** Whether some are told otherwise than the newest: with another number or time. */
  get hasCauses() {
    const { heading } = this;
    return this.rows.some(({ cause }) => cause !== heading);
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
    if (this.isOpen) {
      this.loader.load({ isNew: true });
    }
  }

  handleRetry() {
    this.loader.load({ isNew: true });
  }

  handleMore() {
    this.loader.loadMore();
  }
}

function toRow({ at, userId, username, displayName, why, creationId, requestId }) {
  return {
    creationId,
    name: nameOf({ userId, username, displayName }),
    username,
    time: formatExactTime(at),
    cause: why,
    requestId,
  };
}

/** A user who has left has no name any more. */
function nameOf({ userId, username, displayName }) {
  return displayName ?? username ?? userId;
}
