/**
 * The practice stage. The browser is a sensor and a screen: camera -> landmarks (worker) -> engine (Python) -> here.
 * No picture leaves this page; the camera is out whenever nobody practises before it.
 */
import "./stage.css";
import { doEarlyPresses } from "../app/early-presses";
import { AskedView } from "./asked-view";
import { Camera, CameraProblem } from "./camera";
import { CameraPicture } from "./camera-picture";
import type { EngineReply } from "./engine-reply";
import { EngineSocket } from "./engine-socket";
import { GameCanvas } from "./games/game-canvas";
import { SecondPlayer } from "./second-player";
import { readGamePageData, type GamePageData } from "./page-data";
import { PoseFinder, PoseProblem, type FoundPose } from "./pose-finder";
import { Resting } from "./resting";
import type { Scene } from "./games/scene";
import { StageView } from "./stage-view";
import { Timings, type TimingSummary } from "./timings";
import { SAY, TROUBLE } from "./words";

declare global {
  interface Window {
    /** Measured so far, for `lull bench` and the record of the session. */
    lullTimings?: () => TimingSummary;
  }
}

const TIMINGS_EVERY_MS = 10_000;
const PACE_EVERY_MS = 1_000;
const STOP_WAITS_MS = 1_000;
/** A shaking hand presses twice: a second press so soon is the same one, and no movement is as short. */
const PRESSES_APART_MS = 500;

class Stage {
  private readonly view: StageView;
  private readonly picture: CameraPicture;
  private readonly game: GameCanvas;
  private readonly asked: AskedView;
  private readonly second: SecondPlayer | undefined;
  private readonly socket: EngineSocket;
  private readonly timings = new Timings();
  private readonly resting = new Resting((wish) => this.socket.wish(wish));
  private camera: Camera | undefined;
  private finder: Promise<PoseFinder> | undefined;
  private lastReply: EngineReply | null = null;
  private scene: Scene;
  private isStopping = false;
  /** Pressed before the engine's first answer, by what was pressed: done with that answer, each once. */
  private readonly kept = new Map<string, () => void>();
  /** How many were told, as far as this page knows; the number keeps one press from counting twice. */
  private told: number | null = null;
  private lastToldMs = -PRESSES_APART_MS;

  constructor(private readonly page: GamePageData) {
    this.view = new StageView(page);
    this.picture = new CameraPicture(this.view.cameraCanvas, page);
    this.asked = new AskedView(page.unit, {
      taken: (kind) => (kind === "rest" ? this.resting.wish(true) : this.stop()),
      notNow: () => this.socket.wish("not_now"),
      keepGoal: (keep) => this.socket.wish("keep_goal", { keep }),
    });
    this.scene = page.scene;
    this.game = new GameCanvas(this.view.bayCanvas, /leg|knee/.test(page.part) ? "knee" : "elbow", page.scene, (atMs) =>
      this.timings.drawn(atMs),
    );
    this.socket = new EngineSocket(page.socket, {
      connected: () => {
        this.told = null;
        // What is asked is said anew, if it is still asked.
        this.lastReply = null;
        this.resting.forget();
        this.view.showConnection(null);
        this.second?.remind();
      },
      waiting: () => this.view.showConnection(SAY.waiting),
      ended: (reason) => this.leave(reason),
      failed: (reason) => this.giveUpCamera(reason),
      gone: () => {
        this.view.showConnection(null);
        this.giveUpCamera(SAY.gone);
      },
      replied: (reply, capturedMs) => this.show(reply, capturedMs),
    });
    if (this.view.second) this.second = new SecondPlayer(page.socket, (number) => this.socket.wish("second_stroke", { number }));
    this.listen();
    // What goes wrong is said when the camera is asked for, which loads it again.
    if (!this.view.openCamera.hidden) this.loadModel().catch(() => undefined);
    setInterval(() => this.view.showSlow(this.timings.isSlow(PACE_EVERY_MS) ? SAY.slow : null), PACE_EVERY_MS);
    window.lullTimings = () => this.timings.summary();
    doEarlyPresses(this.view.stage);
    setInterval(() => this.camera && this.socket.wish("timings", { timings: this.timings.summary() }), TIMINGS_EVERY_MS);
  }

  private listen(): void {
    const { view } = this;
    view.openCamera.addEventListener("click", () => void this.openCamera());
    view.backToCamera.addEventListener("click", () => void this.openCamera());
    view.byKey.addEventListener("click", () => this.countByKey());
    view.tell.addEventListener("click", () => this.tell());
    view.second?.addEventListener("click", () => this.tellSecond());
    view.rest.addEventListener("click", () => this.restOrGoOn());
    view.useRange?.addEventListener("click", () => this.socket.wish("use_range"));
    view.stopForm.addEventListener("submit", (event) => {
      event.preventDefault();
      this.stop();
    });
    document.addEventListener("keydown", (event) => this.hearKey(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.pauseForAbsence());
    window.addEventListener("pagehide", () => this.closeCamera());
  }

  private hearKey(event: KeyboardEvent): void {
    // A held key is one press, also where the browser would press the button again and again.
    if (event.repeat && (event.target === this.view.tell || event.target === this.view.second)) event.preventDefault();
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    const isOnControl = event.target instanceof HTMLElement && event.target.closest("button, a, input, summary") !== null;
    if (key === " " && this.view.isIn("key") && !isOnControl) this.tell();
    else if (key === "enter" && this.second && !isOnControl) this.tellSecond();
    else if (key === "r") this.restOrGoOn();
    else if (key === "s") this.stop();
    else if (key === "c" && !this.view.isIn("camera")) void this.openCamera();
    else if (key === "k" && !this.view.isIn("key")) this.countByKey();
    else return;
    event.preventDefault();
  }

  private async openCamera(): Promise<void> {
    if (this.view.openCamera.hidden || this.camera || this.view.isIn("loading") || this.isStopping) return;
    this.view.showTrouble(null);
    this.socket.wake();
    this.view.setMode("loading");
    let finder: PoseFinder;
    try {
      this.camera = await Camera.open(() => this.giveUpCamera(TROUBLE["camera-gone"]));
      finder = await this.loadModel();
    } catch (problem) {
      this.giveUpCamera(sentenceFor(problem));
      return;
    }
    // The person may have gone, or chosen the key, while the model was loading.
    if (document.hidden || !this.view.isIn("loading")) {
      this.closeCamera();
      if (this.view.isIn("loading")) this.view.setMode("away");
      return;
    }
    this.begin(this.camera, finder);
  }

  /** The model is loaded once, while the page is read, so that the camera waits for nothing. */
  private loadModel(): Promise<PoseFinder> {
    this.finder ??= PoseFinder.open(this.page).then(
      (finder) => {
        this.view.stage.dataset["model"] = "ready";
        return finder;
      },
      (problem: unknown) => {
        this.finder = undefined;
        throw problem;
      },
    );
    return this.finder;
  }

  private begin(camera: Camera, finder: PoseFinder): void {
    finder.onFound = (found): void => this.take(found);
    this.view.setMode("camera");
    this.whenAnswered("resume", () => this.resting.wish(false));
    this.view.rest.focus();
    camera.watch(
      () => finder.isFree,
      (taken) => finder.find(taken),
    );
  }

  /** A picture came back with its landmarks: show it, send the landmarks, let the picture go. */
  private take(found: FoundPose): void {
    const { picture, landmarks, capturedMs, inferenceMs } = found;
    if (this.camera) {
      this.timings.found(inferenceMs);
      this.socket.sendFrame({ widthPx: picture.width, heightPx: picture.height, landmarks }, capturedMs);
      this.picture.draw(found, this.lastReply);
    }
    picture.close();
  }

  private show(reply: EngineReply, capturedMs: number | null): void {
    if (capturedMs !== null) this.timings.replied(capturedMs);
    const asked = reply.asked ?? this.lastReply?.asked;
    if (asked) reply.asked = asked;
    this.lastReply = reply;
    this.resting.hear(reply.phase === "resting");
    this.told = Math.max(this.told ?? 0, reply.told);
    this.scene = reply.game ?? this.scene;
    this.second?.know(this.scene.second ?? 0);
    this.view.showReply(reply, this.scene);
    this.asked.show(reply);
    const isSeen = this.view.isIn("camera");
    this.game.show(this.scene, isSeen ? reply.stroke : 0, !isSeen);
    this.doKept();
  }

  private countByKey(): void {
    this.closeCamera();
    this.view.setMode("key");
    this.socket.wake();
    this.whenAnswered("resume", () => this.resting.wish(false));
    if (this.lastReply) this.show(this.lastReply, null);
    // With two players the space bar and Enter are one player's each, so neither may press a button.
    (this.second ? this.view.stage : this.view.tell).focus();
  }

  /** Told by the person: kept apart from everything measured. While resting nothing counts. */
  private tell(): void {
    const nowMs = performance.now();
    if (this.resting.isOn || nowMs - this.lastToldMs < PRESSES_APART_MS) return;
    this.whenAnswered("tell", () => {
      if (this.told === null || !this.socket.wish("told_repetition", { number: this.told + 1 })) return;
      this.told += 1;
      this.lastToldMs = nowMs;
    });
  }

  private tellSecond(): void {
    if (!this.resting.isOn) this.whenAnswered("second", () => this.second?.pull());
  }

  private restOrGoOn(): void {
    const rests = !this.resting.isOn;
    this.whenAnswered("rest", () => this.resting.wish(rests));
  }

  /** Do it now, or with the first answer: before it nothing that is sent arrives, and a press must not be lost. */
  private whenAnswered(pressed: string, act: () => void): void {
    if (this.lastReply) return act();
    this.view.showCue(SAY.kept);
    if (!this.kept.has(pressed)) this.kept.set(pressed, act);
  }

  private doKept(): void {
    const acts = [...this.kept.values()];
    this.kept.clear();
    for (const act of acts) act();
  }

  private pauseForAbsence(): void {
    if (!this.camera) return;
    this.resting.wish(true);
    this.closeCamera();
    this.view.setMode("away");
  }

  private giveUpCamera(words: string): void {
    this.closeCamera();
    this.view.setMode("set-up");
    this.view.showTrouble(words);
    this.view.byKey.focus();
  }

  private closeCamera(): void {
    this.camera?.close();
    this.camera = undefined;
    this.timings.pause();
    this.picture.clear();
    this.game.rest();
  }

  private stop(): void {
    if (this.isStopping) return;
    this.isStopping = true;
    this.closeCamera();
    this.view.showCue(SAY.stopping);
    if (!this.socket.wish("stop", { timings: this.timings.summary() })) this.leave("");
    // Should the answer not come, the form goes the long way.
    setTimeout(() => this.view.stopForm.submit(), STOP_WAITS_MS);
  }

  /** The session is over: the server's own page says what came of it. */
  private leave(reason: string): void {
    this.closeCamera();
    void this.finder?.then((finder) => finder.close()).catch(() => undefined);
    this.socket.close();
    if (this.isStopping || !reason) this.view.stopForm.submit();
    else {
      this.view.setMode("set-up");
      this.view.showTrouble(reason);
    }
  }
}

function sentenceFor(problem: unknown): string {
  if (problem instanceof CameraProblem || problem instanceof PoseProblem) return TROUBLE[problem.trouble];
  return TROUBLE["model-failed"];
}

const main = document.getElementById("main");
if (main) new Stage(readGamePageData(main));
