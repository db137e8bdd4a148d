/** The kept curve of one release: seconds since the release and degrees, 0 straight, -90 hanging down. */
export class LegCurve {
  private constructor(private readonly points: readonly (readonly [number, number])[]) {}

  /** Read `seconds,degrees seconds,degrees ...` as the page has it. */
  static read(written: string): LegCurve {
    return new LegCurve(
      written.split(" ").map((pair) => {
        const [atS, deg] = pair.split(",").map(Number);
        return [atS ?? 0, deg ?? 0] as const;
      }),
    );
  }

  get firstS(): number {
    return this.points[0]?.[0] ?? 0;
  }

  get lastS(): number {
    return this.points.at(-1)?.[0] ?? 0;
  }

  /** Straight between two points, level beyond the ends. */
  angleAt(atS: number): number {
    const next = this.points.findIndex(([t]) => t > atS);
    const after = this.points[next];
    const before = next < 0 ? this.points.at(-1) : this.points[next - 1];
    if (!before || !after) return (before ?? after)?.[1] ?? 0;
    const share = (atS - before[0]) / (after[0] - before[0]);
    return before[1] + (after[1] - before[1]) * share;
  }
}
