/** The camera: on only between `open` and `close`, and its pictures stay in this page. */

export type CameraTrouble = "no-camera" | "not-allowed" | "camera-busy" | "no-camera-access" | "camera-gone";

export class CameraProblem extends Error {
  constructor(readonly trouble: CameraTrouble) {
    super(trouble);
  }
}

/** One picture, taken at `capturedMs` on the clock of `performance.now()`. Whoever takes it closes it. */
export interface Taken {
  picture: ImageBitmap;
  capturedMs: number;
}

const USUAL_PER_S = 30;

const wanted = (perS: number): MediaStreamConstraints => ({
  audio: false,
  video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: perS }, facingMode: "user" },
});

const BY_NAME: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: "not-allowed",
  SecurityError: "not-allowed",
  NotFoundError: "no-camera",
  OverconstrainedError: "no-camera",
  NotReadableError: "camera-busy",
  AbortError: "camera-busy",
};

export class Camera {
  private isOpen = true;
  private lastCapturedMs = -1;

  private constructor(
    private readonly stream: MediaStream,
    private readonly video: HTMLVideoElement,
  ) {}

  /** Open the camera; `perS` is how many pictures a second are asked for. */
  static async open(onGone: () => void, perS: number = USUAL_PER_S): Promise<Camera> {
    // Pages from other places than this machine have no camera access at all.
    if (!("mediaDevices" in navigator)) throw new CameraProblem("no-camera-access");
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia(wanted(perS));
    } catch (problem) {
      const name = problem instanceof DOMException ? problem.name : "";
      throw new CameraProblem(BY_NAME[name] ?? "no-camera");
    }
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    const camera = new Camera(stream, video);
    for (const track of stream.getTracks()) track.addEventListener("ended", () => camera.isOpen && onGone());
    await video.play();
    return camera;
  }

  /** Offer each new picture: `isWanted` says whether there is time for it, `take` receives it. */
  watch(isWanted: () => boolean, take: (taken: Taken) => void): void {
    const next = (): number => this.video.requestVideoFrameCallback(seen);
    const seen = async (nowMs: number, frame: VideoFrameCallbackMetadata): Promise<void> => {
      if (!this.isOpen) return;
      next();
      const capturedMs = frame.captureTime ?? nowMs;
      if (!isWanted() || capturedMs <= this.lastCapturedMs) return;
      this.lastCapturedMs = capturedMs;
      const picture = await createImageBitmap(this.video);
      if (this.isOpen) take({ picture, capturedMs });
      else picture.close();
    };
    next();
  }

  /** Put the camera out. The light beside it goes out too. */
  close(): void {
    this.isOpen = false;
    for (const track of this.stream.getTracks()) track.stop();
    this.video.srcObject = null;
  }
}
