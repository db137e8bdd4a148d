/** How fast this machine was: measured from timestamps, never assumed. */

export interface TimingSummary {
  frames: number;
  seconds: number;
  poses_per_s: number;
  /** How long there were fewer than five poses a second. */
  slow_seconds: number;
  capture_to_reply_ms_p50: number;
  capture_to_reply_ms_p95: number;
  inference_ms_p50: number;
  inference_ms_p95: number;
  scene_interval_ms_p50: number;
  scene_interval_ms_p95: number;
}

const MOST = 4096;
/** With fewer poses a second, movements are no longer seen well. */
const FEWEST_PER_S = 5;
const PACE_OVER_MS = 4_000;

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
  /** When the camera came on, and when the poses of the last few seconds were found. */
  private sinceMs: number | undefined;
  private lately: number[] = [];
  private slowMs = 0;

  found(inferenceMs: number): void {
    const nowMs = performance.now();
    this.inferences.add(inferenceMs);
    if (this.lastFoundMs !== undefined) {
      this.frames += 1;
      this.activeMs += nowMs - this.lastFoundMs;
    }
    this.lastFoundMs = nowMs;
    this.sinceMs ??= nowMs;
    this.lately.push(nowMs);
  }

  /** Tell whether poses come too seldom now, and note it; asked every `everyMs`. */
  isSlow(everyMs: number): boolean {
    const fromMs = performance.now() - PACE_OVER_MS;
    this.lately = this.lately.filter((foundMs) => foundMs > fromMs);
    const isSlow = this.sinceMs !== undefined && this.sinceMs <= fromMs && this.lately.length < (FEWEST_PER_S * PACE_OVER_MS) / 1000;
    if (isSlow) this.slowMs += everyMs;
    return isSlow;
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
    this.sinceMs = undefined;
    this.lately = [];
    this.lastSceneMs = undefined;
  }

  summary(): TimingSummary {
    return {
      frames: this.frames,
      seconds: this.activeMs / 1000,
      poses_per_s: this.activeMs ? (1000 * this.frames) / this.activeMs : 0,
      slow_seconds: this.slowMs / 1000,
      capture_to_reply_ms_p50: this.replies.percentile(0.5),
      capture_to_reply_ms_p95: this.replies.percentile(0.95),
      inference_ms_p50: this.inferences.percentile(0.5),
      inference_ms_p95: this.inferences.percentile(0.95),
      scene_interval_ms_p50: this.scene.percentile(0.5),
      scene_interval_ms_p95: this.scene.percentile(0.95),
    };
  }
}
