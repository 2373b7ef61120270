/** A clock that tests move: `clock.now` for whoever asks the time. */
export function movableClock() {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    advance({ hours = 0, minutes = 0 }: { hours?: number; minutes?: number }) {
      offsetMs += (hours * 60 + minutes) * 60_000;
    },
    reset() {
      offsetMs = 0;
    },
  };
}
