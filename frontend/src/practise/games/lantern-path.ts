/** Where the lanterns float: a slow curve from the jetty out over the bay. Pure, in the scene's own 806 x 496 units. */

export interface Spot {
  x: number;
  y: number;
  /** Far lanterns are small. */
  scale: number;
}

const [START, BEND_1, BEND_2, END] = [
  { x: 560, y: 470 },
  { x: 30, y: 432 },
  { x: 60, y: 246 },
  { x: 520, y: 254 },
];
const [HORIZON, NEAR] = [
  { y: 254, scale: 0.4 },
  { y: 470, scale: 0.92 },
];

/** The spot a share of the way's length along, 0 at the jetty and 1 far out. */
export function spotAlong(share: number): Spot {
  return spotAt(shareOfCurve(Math.min(1, Math.max(0, share))));
}

function spotAt(share: number): Spot {
  const rest = 1 - share;
  const along = (a: number, b: number, c: number, d: number): number =>
    rest ** 3 * a + 3 * rest ** 2 * share * b + 3 * rest * share ** 2 * c + share ** 3 * d;
  const y = along(START.y, BEND_1.y, BEND_2.y, END.y);
  const depth = (y - HORIZON.y) / (NEAR.y - HORIZON.y);
  return {
    x: along(START.x, BEND_1.x, BEND_2.x, END.x),
    y,
    scale: HORIZON.scale + Math.max(0, depth) * (NEAR.scale - HORIZON.scale),
  };
}

/** Lengths walked after each of many equal steps of the curve's own parameter, the last one being the whole way. */
const WALKED = ((): number[] => {
  const steps = 64;
  const walked = [0];
  for (let step = 1; step <= steps; step += 1) {
    const [from, to] = [spotAt((step - 1) / steps), spotAt(step / steps)];
    walked.push((walked[step - 1] ?? 0) + Math.hypot(to.x - from.x, to.y - from.y));
  }
  return walked;
})();

/** Bezier curves hurry in the middle; this finds the parameter after a share of the way's true length. */
function shareOfCurve(share: number): number {
  const wanted = share * (WALKED.at(-1) ?? 0);
  const after = WALKED.findIndex((length) => length >= wanted);
  if (after <= 0) return 0;
  const [before, here] = [WALKED[after - 1] ?? 0, WALKED[after] ?? 0];
  return (after - 1 + (wanted - before) / (here - before)) / (WALKED.length - 1);
}

/** The share of the way at which the nth of so many lanterns comes to lie; the first floats farthest. */
export function shareOf(index: number, lanterns: number): number {
  return lanterns <= 1 ? 1 : 1 - (0.93 * index) / (lanterns - 1);
}
