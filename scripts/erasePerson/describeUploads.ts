import { discardUploads, findLeftUploads } from "../../connector/leads/upload/discardUploads.ts";

/** What uploads a connector has left that was killed, which may hold anybody. `isConfirmed`: removes them. */
export function describeUploads(now: Date, isConfirmed: boolean): string[] {
  const { ended, doubtful } = findLeftUploads(now);
  const count = isConfirmed ? discardUploads(now) : ended.length;
  return [
    ...(count === 0
      ? []
      : isConfirmed
        ? [`Removed ${count} uploaded files that a connector left which was killed.`]
        : [
            `A connector that was killed left ${count} uploaded files, which may hold anybody: --yes removes them.`,
          ]),
    ...doubtful.map(
      ({ path, since }) =>
        `${path} is an upload of ${since.toISOString()}, by an earlier version or as another user of this host. It may hold ` +
        "anybody. A connector removes it a day after that; where none runs, remove it by hand.",
    ),
  ];
}
