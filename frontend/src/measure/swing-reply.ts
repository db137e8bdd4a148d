/** What the server answers to each frame of a leg swing test. It decides; the page only shows. */

export interface SwingMark {
  /** Seconds on the clock of the frames. */
  release_s: number;
  turn_s: number;
  turn_bend: number;
}

export interface SwingReply {
  /** The frame this answers; -1 when it answers Done. */
  seq: number;
  at_s: number;
  /** Degrees, 0 with the leg straight; null while the knee is not seen. */
  bend: number | null;
  missing: string[];
  frames_per_s: number;
  /** The pace in words, and what it does to the error; empty before there is one. */
  pace: string;
  phase: string;
  say: string;
  marks: SwingMark[];
  /** Why a recording gave no number; only after Done. */
  refused?: string;
  /** Why no further swing is measured, in English: a sentence of safety; only after Done. */
  stop?: string;
}
