/** What the engine answers to each frame. It decides; the page only shows. */
import type { Scene } from "./games/scene";

export type Phase = "looking" | "get_ready" | "hold_ready" | "show_me" | "practising" | "not_seen" | "resting";

export interface FinishedAttempt {
  number: number;
  accepted: boolean;
  range: number;
  range_error: number;
  /** Why it was not accepted, in kind words; null when it was. */
  say: string | null;
  /** Whether it met everything that was asked; null where nothing was, or it was not seen to its end. */
  met: boolean | null;
}

/** What is asked now: the goal in the unit of the range, in words, why it changed, and what is offered. */
export interface Asked {
  goal: number;
  words: string;
  change: string;
  prompt: { code: string; say: string } | null;
  /** Whether the goal is kept as it is. */
  keeps: boolean;
}

export interface EngineReply {
  /** The frame this answers; -1 when it answers a wish of the person. */
  seq: number;
  phase: Phase;
  /** Degrees, with its error; null while the joint is not seen. */
  angle: number | null;
  error: number | null;
  /** Share of the person's own range, 0 to 1 and beyond. */
  progress: number;
  /** How much of a game's stroke it is: a whole one where the movement has gone as far as is asked. */
  stroke: number;
  own_range: number | null;
  attempts: number;
  repetitions: number;
  /** Repetitions told by key or button: another truth than the measured ones. */
  told: number;
  /** Movements shown so far, of three. */
  shown: number;
  cue: string | null;
  /** The cue in words. */
  say: string | null;
  /** Joints the camera does not see, in words. */
  missing: string[];
  confidence: number;
  finished?: FinishedAttempt;
  /** What is asked, where it changed since it was said last; once the own range is known. */
  asked?: Asked;
  /** What arose on this frame that may have made the count wrong; the cue says it for a moment. */
  /** What the game shows, where it changed since it was said last. */
  game?: Scene;
  doubt?: { code: string; say: string };
}

/** The first word of the server: how long this session has been going, so that clocks agree. */
export interface Hello {
  hello: { at_s: number };
}

/** The last word: the session is finished and lies in the record. */
export interface Farewell {
  farewell: true;
}

export type ServerWord<Reply> = Reply | Hello | Farewell;
