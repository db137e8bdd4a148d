/** A line and a dot on the trace chart at the moment a replay shows. The chart itself says where seconds and degrees lie. */
const SVG = "http://www.w3.org/2000/svg";
const DOT_PX = 7;

export class TraceCursor {
  private readonly group = document.createElementNS(SVG, "g");
  private readonly line = document.createElementNS(SVG, "line");
  private readonly dot = document.createElementNS(SVG, "circle");
  private readonly across: readonly [number, number];
  private readonly down: readonly [number, number];

  constructor(private readonly chart: SVGSVGElement) {
    this.across = pair(chart.dataset["across"]);
    this.down = pair(chart.dataset["down"]);
    const [top, bottom] = pair(chart.dataset["rows"]);
    this.group.setAttribute("class", "replay-cursor");
    this.line.setAttribute("y1", String(top));
    this.line.setAttribute("y2", String(bottom));
    this.dot.setAttribute("r", String(DOT_PX));
    this.group.append(this.line, this.dot);
  }

  show(atS: number, deg: number): void {
    const x = String(this.across[0] + this.across[1] * atS);
    this.line.setAttribute("x1", x);
    this.line.setAttribute("x2", x);
    this.dot.setAttribute("cx", x);
    this.dot.setAttribute("cy", String(this.down[0] + this.down[1] * deg));
    if (!this.group.isConnected) this.chart.append(this.group);
  }
}

function pair(written: string | undefined): readonly [number, number] {
  const [one, other] = (written ?? "").split(" ").map(Number);
  return [one ?? 0, other ?? 0];
}
