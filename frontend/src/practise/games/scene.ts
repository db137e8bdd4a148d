/** What a game shows, as the engine says it. The page draws this and decides nothing. */

export type GameId = "lanterns" | "boat" | "garden" | "picture" | "climb" | "calm" | "boat-for-two";

export interface Scene {
  game: GameId;
  /** Things earned so far: it only ever grows. */
  earned: number;
  goal: number;
  /** What is on the screen, for somebody who does not see it. */
  says: string;
  /** A few words beside the count; empty where there is nothing to say. */
  left: string;
  /** With two players: how often the second one pulled. */
  second?: number;
  /** Boats: the number of the first place in sight, and what stands at each. */
  first?: number;
  shore?: number[];
  /** Garden: kind and step of each plant in the bed, and how many flower in beds before. */
  plants?: [kind: number, step: number][];
  afar?: number;
  /** Picture: its pieces, those open in their order, the next one, and how many hang on the wall. */
  picture?: number;
  columns?: number;
  rows?: number;
  open?: number[];
  next?: number | null;
  hung?: number;
  /** Climb: how far aside each hold lies, in hundredths, from number `first` on; every so many there is a ledge. */
  holds?: number[];
  ledge?: number;
}
