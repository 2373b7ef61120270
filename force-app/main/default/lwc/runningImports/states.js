/**
 * What is known of an import, and what the connector's next answer makes of it:
 *
 * | state     | on the screen                   | still told as running   | told no longer        |
 * | --------- | ------------------------------- | ----------------------- | --------------------- |
 * | FORM      | the form shows it               |                         |                       |
 * | LOST      | the form, whose request is lost | runs; without a file it | its list is asked for |
 * |           |                                 | is canceled             |                       |
 * | RUNS      | a box                           | the box is up to date   | its list is asked for |
 * | CANCELING | a box that says so              |                         |                       |
 * | ASKING    | as before                       |                         |                       |
 * | ENDED     | as before                       | runs                    | its list is asked for |
 * | OVER      | a sentence, or nothing          |                         |                       |
 *
 * One that was LOST and never shown here is taken like that where it is ENDED, too.
 *
 * ASKING becomes OVER with the answer, and ENDED where none comes. CANCELING becomes OVER, or RUNS where the
 * cancel is refused, or ASKING where the import was over before it. What is OVER stays so, whatever an answer
 * says that was under way. Only an import that the form begins anew leaves any state, for FORM.
 */
export const FORM = "form";
export const LOST = "lost";
export const RUNS = "runs";
export const CANCELING = "canceling";
export const ASKING = "asking";
export const ENDED = "ended";
export const OVER = "over";

/** What an answer of the connector may change. */
export const followed = [LOST, RUNS, ENDED];

/** That of which the connector is asked. */
export const underWay = [LOST, RUNS, CANCELING, ASKING, ENDED];
