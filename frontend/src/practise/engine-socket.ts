/** The way to the engine. It opens again by itself; the session and its count live on the other side. */
import { packFrame, type LandmarkFrame } from "./landmark-frame";
import type { EngineReply, ServerWord } from "./engine-reply";

export type Wish =
  | "rest" | "resume" | "stop" | "told_repetition" | "second_stroke" | "use_range" | "not_now" | "keep_goal" | "timings";

export interface Listener<Reply> {
  /** Open for the first time, or again. */
  connected(): void;
  /** Counting waits; it is being tried again. */
  waiting(): void;
  /** The session is over, or was opened in another place; `reason` is for a person. */
  ended(reason: string): void;
  /** Counting failed over there; key counting may go on. */
  failed(reason: string): void;
  /** Nobody answered for a while; it is tried again when the person asks (`wake`). */
  gone(): void;
  replied(reply: Reply, capturedMs: number | null): void;
}

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 5000;
/** About half a minute, as long as the other side keeps a session open. */
const MOST_TRIES = 9;
const FAULT = 4011;
const MOST_FAULTS = 3;
/** Codes from 4000 up are our own and final; 1008 is a broken rule. */
const isFinal = (code: number): boolean => code >= 4000 || code === 1008;

export class EngineSocket<Reply extends { seq: number } = EngineReply> {
  private socket: WebSocket | undefined;
  private waitMs = FIRST_WAIT_MS;
  private sequence = 0;
  private isClosed = false;
  private isAsleep = false;
  private tries = 0;
  private faults = 0;
  private readonly capturedMs = new Map<number, number>();
  /** `performance.now()` at the start of the session; known from the first hello on. */
  private beganMs: number | undefined;

  constructor(
    private readonly address: string,
    private readonly listener: Listener<Reply>,
  ) {
    this.connect();
  }

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN && this.beganMs !== undefined;
  }

  /** Send a frame; without a connection it is let go, for it would be old when it arrived. */
  sendFrame(frame: Omit<LandmarkFrame, "sequence" | "atS">, capturedMs: number): void {
    if (!this.isOpen || this.beganMs === undefined || capturedMs <= this.beganMs) return;
    this.sequence += 1;
    this.capturedMs.set(this.sequence, capturedMs);
    this.socket?.send(packFrame({ ...frame, sequence: this.sequence, atS: (capturedMs - this.beganMs) / 1000 }));
  }

  /** Say what the person wants; true when it was sent. */
  wish(wish: Wish, more: object = {}): boolean {
    if (!this.isOpen) return false;
    this.socket?.send(JSON.stringify({ do: wish, ...more }));
    return true;
  }

  /** Try again after all tries were in vain. */
  wake(): void {
    if (!this.isAsleep || this.isClosed) return;
    this.isAsleep = false;
    this.tries = 0;
    this.waitMs = FIRST_WAIT_MS;
    this.connect();
  }

  close(): void {
    this.isClosed = true;
    this.socket?.close(1000);
  }

  private connect(): void {
    const socket = new WebSocket(new URL(this.address, location.href.replace(/^http/, "ws")));
    this.socket = socket;
    socket.onmessage = ({ data }: MessageEvent<string>): void => this.hear(JSON.parse(data) as ServerWord<Reply>);
    socket.onclose = ({ code, reason }): void => {
      this.capturedMs.clear();
      if (this.isClosed) return;
      if (code === FAULT && this.faults < MOST_FAULTS) {
        this.faults += 1;
        this.listener.failed(reason);
      } else if (isFinal(code)) {
        this.listener.ended(reason);
        return;
      } else if (this.tries >= MOST_TRIES) {
        this.isAsleep = true;
        this.listener.gone();
        return;
      } else {
        this.tries += 1;
        this.listener.waiting();
      }
      // A little chance in the wait keeps many pages from knocking at once.
      setTimeout(() => this.isClosed || this.connect(), this.waitMs * (0.75 + Math.random() / 2));
      this.waitMs = Math.min(2 * this.waitMs, LONGEST_WAIT_MS);
    };
  }

  private hear(word: ServerWord<Reply>): void {
    if ("hello" in word) {
      // Kept over a reconnect, so that the clock of the frames never jumps back.
      this.beganMs ??= performance.now() - word.hello.at_s * 1000;
      this.waitMs = FIRST_WAIT_MS;
      this.tries = 0;
      this.listener.connected();
    } else if ("farewell" in word) {
      this.isClosed = true;
      this.listener.ended("");
    } else {
      const capturedMs = this.capturedMs.get(word.seq) ?? null;
      this.capturedMs.delete(word.seq);
      this.listener.replied(word, capturedMs);
    }
  }
}
