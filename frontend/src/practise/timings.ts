/** How fast this machine was: measured from timestamps, never assumed. */

export interface TimingSummary {
  frames: number;
  seconds: number;
  poses_per_s: number;
  capture_to_reply_ms_p50: number;
  capture_to_reply_ms_p95: number;
  inference_ms_p50: number;
  inference_ms_p95: number;
  scene_interval_ms_p50: number;
  scene_interval_ms_p95: number;
}

const MOST = 4096;

/** The last few thousand values, oldest overwritten first. */
class Recent {
  private readonly values = new Float64Array(MOST);
  count = 0;

  add(value: number): void {
    this.values[this.count % MOST] = value;
    this.count += 1;
  }

  percentile(share: number): number {
    const sorted = this.values.slice(0, Math.min(this.count, MOST)).sort();
    return sorted.length ? (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) : 0;
  }
}

export class Timings {
  private readonly replies = new Recent();
  private readonly inferences = new Recent();
  private readonly scene = new Recent();
  private frames = 0;
  private activeMs = 0;
  private lastFoundMs: number | undefined;
  private lastSceneMs: number | undefined;

  found(inferenceMs: number): void {
    const nowMs = performance.now();
    this.inferences.add(inferenceMs);
    if (this.lastFoundMs !== undefined) {
      this.frames += 1;
      this.activeMs += nowMs - this.lastFoundMs;
    }
    this.lastFoundMs = nowMs;
  }

  replied(capturedMs: number): void {
    this.replies.add(performance.now() - capturedMs);
  }

  drawn(atMs: number): void {
    if (this.lastSceneMs !== undefined) this.scene.add(atMs - this.lastSceneMs);
    this.lastSceneMs = atMs;
  }

  /** The camera was off: the time until the next picture is nobody's. */
  pause(): void {
    this.lastFoundMs = undefined;
    this.lastSceneMs = undefined;
  }

  summary(): TimingSummary {
    return {
      frames: this.frames,
      seconds: this.activeMs / 1000,
      poses_per_s: this.activeMs ? (1000 * this.frames) / this.activeMs : 0,
      capture_to_reply_ms_p50: this.replies.percentile(0.5),
      capture_to_reply_ms_p95: this.replies.percentile(0.95),
      inference_ms_p50: this.inferences.percentile(0.5),
      inference_ms_p95: this.inferences.percentile(0.95),
      scene_interval_ms_p50: this.scene.percentile(0.5),
      scene_interval_ms_p95: this.scene.percentile(0.95),
    };
  }
}
