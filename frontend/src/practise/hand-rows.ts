/**
 * The hands of one picture as rows of a frame: 33 of the body, which nobody looked for, then the left and the right hand.
 *
 * The model says which hand it takes it for; in a picture that is no mirror's that is the person's own side. Of two
 * hands of one side the one nearer to where that hand was last is taken, at first the one that looks larger: it is
 * nearer to the camera. The engine checks whether it can be the same hand.
 */
import { BODY_LANDMARKS, HAND_LANDMARKS, LANDMARKS_WITH_HANDS, VALUES_A_LANDMARK } from "./landmark-frame";

interface Place {
  x: number;
  y: number;
  z: number;
}

export interface FoundHand {
  side: "left" | "right";
  /** How surely the model tells a left from a right hand, 0.5 to 1; it stands for the visibility. */
  score: number;
  points: readonly Place[];
}

const INDEX_KNUCKLE = 5;
const LITTLE_KNUCKLE = 17;

export class HandRows {
  private readonly last = new Map<FoundHand["side"], Place>();

  /** Return the 75 landmarks, or null when no hand was found. What was not found has visibility 0. */
  fill(hands: readonly FoundHand[]): Float32Array | null {
    const rows = new Float32Array(LANDMARKS_WITH_HANDS * VALUES_A_LANDMARK);
    let isFound = false;
    for (const side of ["left", "right"] as const) {
      const hand = this.choose(side, hands);
      if (!hand) continue;
      isFound = true;
      const first = BODY_LANDMARKS + (side === "left" ? 0 : HAND_LANDMARKS);
      hand.points.forEach(({ x, y, z }, index) => rows.set([x, y, z, hand.score], (first + index) * VALUES_A_LANDMARK));
    }
    return isFound ? rows : null;
  }

  private choose(side: FoundHand["side"], hands: readonly FoundHand[]): FoundHand | undefined {
    const last = this.last.get(side);
    const rank = ({ points }: FoundHand): number => (last ? -distance(points[0], last) : distance(points[INDEX_KNUCKLE], points[LITTLE_KNUCKLE]));
    const [best] = hands.filter((hand) => hand.side === side).sort((a, b) => rank(b) - rank(a));
    const wrist = best?.points[0];
    if (wrist) this.last.set(side, wrist);
    return best;
  }
}

function distance(a: Place | undefined, b: Place | undefined): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}
