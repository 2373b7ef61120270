export interface ReadingBounds {
  /** Files read at a time. */
  atOnce: number;
  /** Files of one user that may wait. */
  waitingMax: number;
  /** For the next hundred rows. Most of it allows for a busy machine. */
  answerMsMax: number;
  /** For all rows of a file together, without the time for making leads of them. */
  fileMsMax: number;
  heapMegabytes: number;
  /** How often a file that waits looks whether it is still wanted. */
  lookMs: number;
}

export const readingBounds: ReadingBounds = {
  atOnce: 2,
  waitingMax: 10,
  answerMsMax: 60_000,
  fileMsMax: 300_000,
  heapMegabytes: 256,
  lookMs: 1_000,
};
