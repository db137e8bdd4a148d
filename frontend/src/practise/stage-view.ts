/** The stage as elements: it shows a finished state and decides nothing. Text changes only when it differs. */
import { say, sayCount } from "../app/say";
import { find, write } from "./elements";
import type { EngineReply, FinishedAttempt } from "./engine-reply";
import type { Scene } from "./games/scene";
import type { PageData } from "./page-data";
import { SAY, sayPart } from "./words";

/** What the whole stage is busy with; the style sheet shows and hides by it. */
export type Mode = "set-up" | "loading" | "camera" | "key" | "away";

/** How the engine's cues about an oblique view begin; which way to turn is the exercise's, and so is the picture. */
const TURN = "turn_";

const whole = (degrees: number): string => String(Math.round(degrees));

export class StageView {
  readonly stage = find("main");
  readonly cameraCanvas = find<HTMLCanvasElement>("camera");
  readonly bayCanvas = find<HTMLCanvasElement>("bay");
  readonly openCamera = find<HTMLButtonElement>("open-camera");
  readonly byKey = find<HTMLButtonElement>("by-key");
  readonly tell = find<HTMLButtonElement>("tell");
  readonly backToCamera = find<HTMLButtonElement>("back-to-camera");
  readonly rest = find<HTMLButtonElement>("rest");
  readonly stop = find<HTMLButtonElement>("stop");
  /** The second player's own button, where two play. */
  readonly second = document.getElementById("second") as HTMLButtonElement | null;
  readonly useRange = document.getElementById("use-range") as HTMLButtonElement | null;
  readonly stopForm = find<HTMLFormElement>("stop-form");
  private readonly restWord = find("rest-word");
  private readonly trouble = find("trouble");
  private readonly slow = find("slow");
  private readonly connection = find("connection");
  private readonly count = find("count");
  private readonly countWord = find("count-word");
  private readonly countMore = find("count-more");
  private readonly cue = find("cue");
  private readonly measured = find("measured");
  private readonly seen = find("seen");
  private readonly verdict = find("verdict");
  private readonly shown = find("shown");
  private readonly turn = find("turn");
  private readonly heard = find("heard");

  constructor(private readonly page: PageData) {}

  isIn(mode: Mode): boolean {
    return this.stage.dataset["mode"] === mode;
  }

  setMode(mode: Mode): void {
    this.stage.dataset["mode"] = mode;
    if (mode === "set-up") this.showCue(SAY.comfortable);
    if (mode === "loading") this.showCue(SAY.loading);
    if (mode === "key") this.showCue(SAY.byKey);
    if (mode === "away") this.showCue(SAY.away);
    if (mode !== "camera") {
      write(this.measured, "");
      write(this.verdict, "");
      this.shown.hidden = true;
      this.showTurn(false);
    }
  }

  /** Say what is wrong and what to do; nothing takes it away again. */
  showTrouble(words: string | null): void {
    this.trouble.hidden = words === null;
    write(this.trouble, words ?? "");
  }

  showConnection(words: string | null): void {
    this.connection.hidden = words === null;
    write(this.connection, words ?? "");
  }

  showSlow(words: string | null): void {
    this.slow.hidden = words === null;
    write(this.slow, words ?? "");
  }

  showCue(words: string): void {
    write(this.cue, words);
  }

  showReply(reply: EngineReply, scene: Scene): void {
    this.stage.dataset["phase"] = reply.phase;
    this.showCount(reply, scene);
    this.showScene(scene);
    this.showRest(reply.phase === "resting");
    if (this.isIn("camera")) {
      const usual = reply.phase === "show_me" ? SAY.showing : SAY.practising;
      this.showCue(reply.say ?? usual);
      this.showMeasured(reply);
      this.showSeen(reply);
      this.showShown(reply);
      this.showTurn(reply.cue?.startsWith(TURN) ?? false);
    }
    if (this.isIn("key")) this.showCue(reply.phase === "resting" ? SAY.restingByKey : SAY.byKey);
    if (this.isIn("set-up")) this.showCue(reply.phase === "resting" ? SAY.restingBeforeCamera : SAY.comfortable);
    if (reply.finished) this.showVerdict(reply.finished);
  }

  /** Say what the game shows; its picture is drawn elsewhere. */
  showScene({ says }: Scene): void {
    if (this.bayCanvas.ariaLabel !== says) this.bayCanvas.ariaLabel = says;
  }

  private showCount({ repetitions, attempts, told }: EngineReply, scene: Scene): void {
    // Before the camera is on, the number is of whichever truth there is.
    const isByKey = this.isIn("key") || (!this.isIn("camera") && told > 0 && repetitions === 0);
    const before = this.count.textContent;
    write(this.count, String(isByKey ? told : repetitions));
    write(this.countWord, isByKey ? say("told by key") : say("counted"));
    const lines = [
      isByKey && repetitions ? say("{repetitions} counted by camera", { repetitions }) : "",
      !isByKey && attempts ? sayCount(attempts, "of {number} attempt", "of {number} attempts") : "",
      !isByKey && told ? say("and {told} told by key", { told }) : "",
      scene.left,
    ];
    write(this.countMore, lines.filter(Boolean).join(" · "));
    if (before !== this.count.textContent) write(this.heard, `${this.count.textContent ?? ""} ${this.countWord.textContent ?? ""}`);
  }

  private showRest(isResting: boolean): void {
    write(this.restWord, isResting ? say("Go on") : say("Rest"));
    this.tell.setAttribute("aria-disabled", String(isResting));
    this.second?.setAttribute("aria-disabled", String(isResting));
  }

  private showMeasured({ angle, error, own_range }: EngineReply): void {
    const { part, unit } = this.page;
    const [now, range] = [whole(angle ?? 0), whole(own_range ?? 0)];
    const lines = [
      angle === null
        ? ""
        : say("Your {part}: {now}{unit}, give or take {error}{unit}.", { part: sayPart(part), now, error: whole(error ?? 0), unit }),
      own_range === null ? "" : say("Your range: {range}°.", { range }),
    ];
    write(this.measured, lines.filter(Boolean).join(" "));
  }

  private showSeen({ missing, confidence }: EngineReply): void {
    const isSeen = missing.length === 0;
    this.seen.dataset["seen"] = String(isSeen);
    const seen = confidence >= 0.8 ? say("I see you clearly") : say("I see you faintly");
    write(this.seen, isSeen ? seen : say("I do not see: {joints}", { joints: missing.join(", ") }));
  }

  private showShown({ phase, shown }: EngineReply): void {
    this.shown.hidden = phase !== "show_me";
    this.shown.dataset["count"] = String(shown);
    this.shown.setAttribute("aria-label", say("{shown} of 3 shown", { shown }));
    if (this.useRange) this.useRange.hidden = phase !== "show_me";
  }

  /** Show how to sit, beside the words that ask for it. The picture is not a status: the words are heard once. */
  private showTurn(isAsked: boolean): void {
    this.turn.hidden = !isAsked;
    this.stage.toggleAttribute("data-turn", isAsked);
  }

  private showVerdict({ accepted, range, range_error, say: why, met }: FinishedAttempt): void {
    const last = say("Last one: {range}°, give or take {error}°.", { range: whole(range), error: whole(range_error) });
    const said = [accepted ? "" : why, last, met ? SAY.met : ""];
    write(this.verdict, said.filter(Boolean).join(" "));
    this.verdict.dataset["accepted"] = String(accepted);
  }
}
