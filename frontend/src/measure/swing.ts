/**
 * The leg swing test before the camera: camera -> landmarks (worker) -> Python -> here. No picture leaves this page,
 * and the camera is out whenever nobody measures before it.
 */
import "./swing.css";
import { doEarlyPresses } from "../app/early-presses";
import { say, sayCount } from "../app/say";
import { Camera, CameraProblem } from "../practise/camera";
import { CameraPicture } from "../practise/camera-picture";
import { find, write } from "../practise/elements";
import { EngineSocket } from "../practise/engine-socket";
import { readPageData, type PageData } from "../practise/page-data";
import { PoseFinder, PoseProblem, type FoundPose } from "../practise/pose-finder";
import { LiveTrace } from "./live-trace";
import type { SwingReply } from "./swing-reply";
import { SAY, TROUBLE } from "./words";

/** A leg falls in a third of a second. */
const ASKED_PER_S = 60;

class SwingStage {
  private readonly openButton = find<HTMLButtonElement>("open-camera");
  private readonly doneButton = find<HTMLButtonElement>("done");
  private readonly trouble = find("trouble");
  private readonly words = find("say");
  private readonly bend = find("bend");
  private readonly pace = find("pace");
  private readonly marks = find("marks");
  private readonly picture: CameraPicture;
  private readonly trace = new LiveTrace(find<HTMLCanvasElement>("live-trace"));
  private readonly socket: EngineSocket<SwingReply>;
  private camera: Camera | undefined;
  private finder: PoseFinder | undefined;

  constructor(
    private readonly stage: HTMLElement,
    private readonly page: PageData,
  ) {
    this.picture = new CameraPicture(find<HTMLCanvasElement>("camera"), page);
    this.socket = new EngineSocket<SwingReply>(page.socket, {
      connected: () => undefined,
      waiting: () => write(this.words, SAY.waiting),
      ended: (reason) => this.leave(reason),
      failed: (reason) => this.giveUp(reason),
      gone: () => this.giveUp(SAY.gone),
      replied: (reply) => this.show(reply),
    });
    this.openButton.addEventListener("click", () => void this.openCamera());
    this.doneButton.addEventListener("click", () => this.finish());
    document.addEventListener("visibilitychange", () => document.hidden && this.camera && this.putAway(SAY.away));
    window.addEventListener("pagehide", () => this.closeCamera());
    this.trace.clear();
    doEarlyPresses(stage);
  }

  private setMode(mode: "set-up" | "loading" | "camera"): void {
    this.stage.dataset["mode"] = mode;
    this.doneButton.disabled = mode !== "camera";
  }

  private async openCamera(): Promise<void> {
    if (this.camera || this.stage.dataset["mode"] === "loading") return;
    this.showTrouble(null);
    this.socket.wake();
    this.setMode("loading");
    write(this.words, SAY.loading);
    try {
      this.camera = await Camera.open(() => this.giveUp(TROUBLE["camera-gone"]), ASKED_PER_S);
      this.finder ??= await PoseFinder.open(this.page);
    } catch (problem) {
      const isKnown = problem instanceof CameraProblem || problem instanceof PoseProblem;
      this.giveUp(TROUBLE[isKnown ? problem.trouble : "model-failed"]);
      return;
    }
    if (document.hidden) {
      this.putAway(SAY.away);
      return;
    }
    const { camera, finder } = this;
    finder.onFound = (found): void => this.take(found);
    this.setMode("camera");
    this.doneButton.focus();
    camera.watch(
      () => finder.isFree,
      (taken) => finder.find(taken),
    );
  }

  private take(found: FoundPose): void {
    const { picture, landmarks, capturedMs } = found;
    if (this.camera) {
      this.socket.sendFrame({ widthPx: picture.width, heightPx: picture.height, landmarks }, capturedMs);
      this.picture.draw(found, null);
    }
    picture.close();
  }

  private show(reply: SwingReply): void {
    if (reply.refused !== undefined) {
      this.trace.clear();
      write(this.marks, "");
      this.putAway(SAY.again);
      this.showTrouble(reply.refused, reply.stop);
      return;
    }
    this.trace.add(reply.at_s, reply.bend);
    this.trace.draw(reply.marks);
    write(this.words, reply.missing.length ? say("I do not see: {parts}.", { parts: reply.missing.join(", ") }) : reply.say);
    write(this.bend, reply.bend === null ? "" : say("Bent by about {degrees}°.", { degrees: Math.round(reply.bend) }));
    write(this.pace, reply.pace);
    this.pace.hidden = !reply.pace;
    const count = reply.marks.length;
    write(this.marks, count ? sayCount(count, "{number} swing found so far.", "{number} swings found so far.") : "");
  }

  private finish(): void {
    this.closeCamera();
    this.setMode("loading");
    write(this.words, SAY.measuring);
    if (!this.socket.wish("stop")) this.giveUp(SAY.gone);
  }

  private putAway(words: string): void {
    this.closeCamera();
    this.setMode("set-up");
    write(this.words, words);
    this.openButton.focus();
  }

  private giveUp(words: string): void {
    this.putAway("");
    this.showTrouble(words);
  }

  /** `stop` is a sentence of safety, which is English on every page. */
  private showTrouble(words: string | null, stop = ""): void {
    this.trouble.hidden = words === null;
    write(this.trouble, words ?? "");
    if (!stop) return;
    const said = document.createElement("span");
    said.lang = "en";
    said.textContent = stop;
    this.trouble.append(" ", said);
  }

  private closeCamera(): void {
    this.camera?.close();
    this.camera = undefined;
    this.picture.clear();
  }

  /** The swings are measured, or the visit is over: the server's own pages say what came of it. */
  private leave(reason: string): void {
    this.closeCamera();
    this.finder?.close();
    this.socket.close();
    if (!reason) location.assign(this.stage.dataset["result"] ?? "/measure");
    else {
      this.setMode("set-up");
      this.openButton.disabled = true;
      this.showTrouble(reason);
    }
  }
}

const stage = document.getElementById("swing-stage");
if (stage) new SwingStage(stage, readPageData(stage));
